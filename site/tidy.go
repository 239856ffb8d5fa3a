package site

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// tidy removes from .gongkai what killed runs left there: all that is older
// than a day and not the folder of a preview that still runs. What cannot be
// removed stays until the next time; nothing depends on it.
func (s *Site) tidy() {
	removeOld(s.work("tmp"), func(string) bool { return true })
	removeOld(s.work(""), func(name string) bool {
		pid, ok := strings.CutPrefix(name, "serve-")
		return ok && !alive(pid)
	})
}

// TempDir makes a folder of its own for one run, on the file system of the site. Who
// asked for it removes it; what a killed run left is removed by tidy.
func (s *Site) TempDir(pattern string) (string, error) {
	if err := os.MkdirAll(s.work("tmp"), 0o755); err != nil {
		return "", err
	}
	return os.MkdirTemp(s.work("tmp"), pattern)
}

// removeOld removes from dir what is older than a day and was left behind.
func removeOld(dir string, left func(name string) bool) {
	entries, _ := os.ReadDir(dir) // none before the first build
	for _, e := range entries {
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > 24*time.Hour && left(e.Name()) {
			os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

// alive reports whether a process with this id runs, or might.
func alive(pid string) bool {
	id, err := strconv.Atoi(pid)
	if err != nil {
		return false
	}
	p, err := os.FindProcess(id)
	if err != nil {
		return false // so Windows tells that there is none
	}
	defer p.Release()
	return runtime.GOOS == "windows" || !errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}
