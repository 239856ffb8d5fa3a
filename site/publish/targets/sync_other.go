//go:build !linux

package targets

import (
	"io/fs"
	"os"
	"path/filepath"
)

// syncAll waits until what is on its way, a release or a package, is on the disk.
func syncAll(dir string) error {
	partial, _ := filepath.Glob(filepath.Join(dir, "*", ".*.partial"))
	for _, p := range partial {
		err := filepath.WalkDir(p, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			f, err := os.OpenFile(file, os.O_RDWR, 0)
			if err != nil {
				return err
			}
			defer f.Close()
			return f.Sync()
		})
		if err != nil {
			return err
		}
	}
	return nil
}
