package targets

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// A pulse is a file on this machine that the system keeps locked for as long as its
// process lives. Another process here can so tell whether the first one died. A process
// number could not: it is given out again, machines may have the same name, and in a
// container the processes of others are not seen.
type pulse struct {
	id   string
	lock *flock.Flock
}

func pulseFile(id string) string { return filepath.Join(os.TempDir(), "gongkai-"+id+".lock") }

// newPulse makes the pulse of this process, and removes those that stopped long ago: a
// lock that belonged to them has expired.
func newPulse() (*pulse, error) {
	old, _ := filepath.Glob(pulseFile("*"))
	for _, file := range old {
		if info, err := os.Lstat(file); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			bury(strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "gongkai-"), ".lock"))
		}
	}
	p := &pulse{id: rand.Text()}
	p.lock = flock.New(pulseFile(p.id))
	ok, err := p.lock.TryLock()
	if err == nil && !ok {
		err = errors.New("a file with a random name is taken: " + p.lock.Path())
	}
	return p, err
}

func (p *pulse) stop() error { return errors.Join(p.lock.Close(), removeFile(p.lock.Path())) }

// pulseID is what rand.Text makes. Others are read from a server, and are no names of
// files here.
var pulseID = regexp.MustCompile(`^[A-Z2-7]{26}$`)

// dead reports whether the process of a pulse is known to have died: the file is here,
// and nobody has it locked.
func dead(id string) bool {
	if !pulseID.MatchString(id) {
		return false
	}
	info, err := os.Lstat(pulseFile(id))
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	lock := flock.New(pulseFile(id), flock.SetFlag(os.O_RDWR), flock.SetPermissions(fs.FileMode(0)))
	ok, err := lock.TryLock()
	return errors.Join(err, lock.Close()) == nil && ok
}

// bury removes what a dead process left here.
func bury(id string) {
	if dead(id) {
		_ = removeFile(pulseFile(id)) // it is in nobody's way
	}
}
