//go:build unix

package bagit_test

import "golang.org/x/sys/unix"

// umask sets that of the process and says how to set it back.
func umask(mask int) (undo func()) {
	before := unix.Umask(mask)
	return func() { unix.Umask(before) }
}
