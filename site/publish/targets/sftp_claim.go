package targets

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/pkg/sftp"

	"gongkai/disclosure"
)

// claim writes a lock under a name of its own and links the name of the lock to it: a
// link is refused where the name is taken, as a file made by O_EXCL would be, and the
// lock is never seen empty. Where the server has no links, O_EXCL it is. The file stays
// open: writing to it is the sign of life.
func (r *sftpTarget) claim(s *sftpSession, c sftpClaim) (file *sftp.File, err error) {
	for range 10 { // others may let go, take over or tidy up while we look
		var now time.Time
		file, now, err = r.tryClaim(s, c)
		if err == nil || s.cut(err) || errors.Is(err, fs.ErrPermission) {
			return file, err
		}
		there, written, e := s.claimIn(r.at("publish.lock"))
		switch {
		case errors.Is(e, fs.ErrNotExist):
		case e != nil:
			return nil, e
		case now.Sub(written) < sftpExpiry && !dead(there.ID):
			return nil, r.taken(there)
		default:
			if err := r.takeOver(s, c, there, written); err != nil {
				return nil, err
			}
		}
	}
	return nil, err
}

// tryClaim makes the lock, unless there is one. It also tells what time it is there.
func (r *sftpTarget) tryClaim(s *sftpSession, c sftpClaim) (file *sftp.File, now time.Time, err error) {
	lock, own := r.at("publish.lock"), r.at(".lock-"+c.ID)
	file, err = s.create(own, c.data())
	if err != nil {
		return nil, now, err
	}
	defer func() {
		if e := s.remove(own); err == nil {
			err = e
		}
		if err != nil {
			file.Close()
		}
	}()
	info, err := file.Stat()
	if err != nil {
		return nil, now, fmt.Errorf("%s: %w", own, err)
	}
	now = info.ModTime() // it was written just now
	if s.has("hardlink@openssh.com") {
		err = s.Link(own, lock)
		return file, now, err
	}
	named, err := s.create(lock, c.data())
	if err != nil {
		return file, now, err
	}
	file.Close()
	return named, now, nil
}

// create makes a file that is not there yet.
func (s *sftpSession) create(name string, data []byte) (*sftp.File, error) {
	f, err := s.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if err == nil {
		_, err = f.Write(data)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// claimIn reads a lock, and when it was last written by the clock of the server. One that
// cannot be read has no holder that could be told.
func (s *sftpSession) claimIn(name string) (c sftpClaim, written time.Time, err error) {
	info, err := s.Stat(name)
	if err != nil {
		return c, written, fmt.Errorf("%s: %w", name, err)
	}
	data, err := s.read(name)
	if err == nil && json.Unmarshal(data, &c) != nil {
		c = sftpClaim{}
	}
	return c, info.ModTime(), err
}

// takeOver removes the lock of a dead owner. Two may be at it at once, and the slower
// one would remove the lock that the faster one made; or the owner only slept. So it is
// put aside first, looked at again, and put back where it is not what was judged.
func (r *sftpTarget) takeOver(s *sftpSession, me, judged sftpClaim, written time.Time) error {
	lock, aside := r.at("publish.lock"), r.at(".lock-"+me.ID+"-aside")
	if err := sftpRename(s.Client, lock, aside); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	there, then, err := s.claimIn(aside)
	if err != nil {
		return err
	}
	if there.ID != judged.ID || !then.Equal(written) {
		if err := s.Rename(aside, lock); err == nil || s.cut(err) {
			return err
		} // it takes no other's place: then there is a third one by now
	} else {
		bury(judged.ID)
	}
	return s.remove(aside)
}

// taken says who holds the lock.
func (r *sftpTarget) taken(c sftpClaim) error {
	if c.ID == "" {
		return disclosure.Errorf("正有另一次发布在进行（%[1]s:%[2]s）；请等它结束，异常中断的，%[3]d 分钟后可以再发布", "another publication is under way (%[1]s:%[2]s); wait for it to end, or, if it died, %[3]d minutes", r.login.name, r.at("publish.lock"), int(sftpExpiry/time.Minute))
	}
	return disclosure.Errorf("正有另一次发布在进行：%[1]s，进程 %[2]d，始于 %[3]s；请等它结束，异常中断的，%[4]d 分钟后可以再发布", "another publication is under way: %[1]s, process %[2]d, since %[3]s; wait for it to end, or, if it died, %[4]d minutes", c.Host, c.PID, c.Since.Format(time.RFC3339), int(sftpExpiry/time.Minute))
}
