//go:build !linux

package bagit

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// syncTree waits until all files below a folder are on the disk, one by one.
func syncTree(dir string) error {
	return filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && runtime.GOOS == "windows" {
			return err
		}
		f, err := os.OpenFile(file, map[bool]int{true: os.O_RDONLY, false: os.O_RDWR}[d.IsDir()], 0)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), f.Close())
	})
}
