package targets

import (
	"errors"
	"syscall"
)

// isFull reports whether there is no room for what was written.
func isFull(err error) bool {
	const diskFull, handleDiskFull = syscall.Errno(112), syscall.Errno(39)
	return errors.Is(err, diskFull) || errors.Is(err, handleDiskFull)
}
