package targets

import (
	"errors"
	"os"
	"syscall"
)

// alive reports whether a process of this machine still runs, as far as can be seen.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false // Windows tells at once
	}
	defer p.Release()
	err = p.Signal(syscall.Signal(0)) // which Windows does not know
	return !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}
