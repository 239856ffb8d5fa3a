// Package atomicfile replaces a file whole: whoever reads it, or kills us
// midway, finds the old content or the new one, never a part of either. It
// does not wait for the disk: what it writes can be made again.
package atomicfile

import (
	"os"
	"path/filepath"
)

// Write makes file hold data, and makes the folders that it needs. It writes
// first into a file write-* in temp, a folder on the same file system, and
// renames that; a killed run may leave it there. Choose a temp where nobody
// minds it, or the file's own folder where there is none.
func Write(file string, data []byte, temp string) error {
	if err := os.MkdirAll(temp, 0o755); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(temp, "write-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails once the file has its place
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), file)
}
