package bagit

import (
	"os"
	"runtime"
)

// syncFolder makes the names in a folder last, where the system can.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // it opens no folders
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
