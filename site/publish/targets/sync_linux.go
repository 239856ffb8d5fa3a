package targets

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncAll waits until all that was written to the file system of the folder is on
// the disk: one call, where a call for each file would take minutes.
func syncAll(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return unix.Syncfs(int(f.Fd()))
}
