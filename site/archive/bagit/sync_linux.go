package bagit

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// syncTree waits until all files below a folder are on the disk: one call, where one for
// each of thousands of files takes minutes on a slow disk.
func syncTree(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(unix.Syncfs(int(f.Fd())), f.Close())
}
