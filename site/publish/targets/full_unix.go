//go:build unix

package targets

import (
	"errors"
	"syscall"
)

// isFull reports whether there is no room for what was written.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
