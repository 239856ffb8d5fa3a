package targets

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pkg/sftp"

	"gongkai/disclosure"
)

// sftpExpiry is how long a lock stands without a sign of life.
const sftpExpiry = 5 * time.Minute

// An sftpClaim is what a lock says.
type sftpClaim struct {
	holder
	ID string `json:"id"` // of this run; also the name of its pulse
}

// An sftpHold is the lock while we hold it.
type sftpHold struct {
	on    *sftpSession
	claim sftpClaim
	pulse *pulse
	left  *sftpLeft // what a run left that died, for Put to use
}

// Lock puts a file on the server that says who we are. The server lets nobody know when
// its maker dies, so there are two ways to tell. Who is on the same machine looks at the
// maker's pulse, and takes over at once. Others wait until nothing was written into the
// file for a while; what time it was written, and what time it is, are both told by the
// server, for the clocks of two machines need not agree.
func (r *sftpTarget) Lock(ctx context.Context) (func() error, error) {
	s, err := r.session(ctx)
	if err != nil {
		return nil, err
	}
	if !s.has("posix-rename@openssh.com") {
		return nil, disclosure.Errorf("%s 的 SFTP 服务不能一步换上新的链接（缺少 posix-rename@openssh.com），切换时网站会短暂消失，因此没有上传任何内容；请改用 OpenSSH 的 sftp-server", "the SFTP server of %s cannot replace a link in one step (it lacks posix-rename@openssh.com), so the site would be gone for a moment; nothing was sent. Use the sftp-server of OpenSSH", s.login.name)
	}
	for _, dir := range []string{"releases", "manifests"} {
		if err := s.MkdirAll(r.at(dir)); err != nil {
			return nil, s.explain(fmt.Errorf("%s: %w", r.at(dir), err), true)
		}
	}
	h := &sftpHold{on: s, claim: sftpClaim{holder: newHolder()}}
	if h.pulse, err = newPulse(); err != nil {
		return nil, explain(err)
	}
	h.claim.ID = h.pulse.id
	file, err := r.claim(s, h.claim)
	if err == nil {
		h.left, err = r.sweep(s)
	}
	if err != nil {
		return nil, errors.Join(s.explain(err, true), r.letGo(s, h))
	}
	data := h.claim.data()
	sign := func() { _, _ = file.WriteAt(data, 0) } // where it fails, the connection has ended
	s.sign.Store(&sign)
	r.mu.Lock()
	r.held = h
	r.mu.Unlock()
	return func() error { return r.unlock(ctx, file) }, nil
}

func (c sftpClaim) data() []byte {
	data, err := json.Marshal(c)
	if err != nil {
		panic(err) // words and a number
	}
	return append(data, '\n')
}

// unlock tidies up and lets go, over a new connection where the old one was cut: then
// it leaves what the next run can use.
func (r *sftpTarget) unlock(ctx context.Context, file *sftp.File) error {
	r.mu.Lock()
	h := r.held
	r.held = nil
	r.mu.Unlock()
	s := h.on
	s.sign.Store(nil)
	file.Close()
	err := r.forgetAll(s)
	if err != nil && s.cut(err) {
		// Whoever gave up wants the lock to go all the more. The cut may not have been
		// noticed by whoever watches the connection.
		r.mu.Lock()
		if r.on == s {
			r.on = nil
		}
		r.mu.Unlock()
		if s, err = r.session(context.WithoutCancel(ctx)); err != nil {
			return errors.Join(err, h.pulse.lock.Close())
		}
	}
	return errors.Join(s.explain(err, false), r.letGo(s, h))
}

// forgetAll removes whatever is no release: what earlier runs left and we had no use
// for, and what a request of theirs brought after we had looked.
func (r *sftpTarget) forgetAll(s *sftpSession) error {
	left, err := r.sweep(s)
	if left != nil {
		err = errors.Join(err, s.removeAll(left.dir), s.remove(r.manifest(left.id)))
	}
	return err
}

// letGo removes the lock if it is ours, and then the pulse. A lock that stays has one,
// which beats no more, so that the next run here need not wait.
func (r *sftpTarget) letGo(s *sftpSession, h *sftpHold) error {
	there, _, err := s.claimIn(r.at("publish.lock"))
	if err == nil && there.ID == h.claim.ID {
		err = s.remove(r.at("publish.lock"))
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(s.explain(err, false), h.pulse.lock.Close())
	}
	return h.pulse.stop()
}

// owned is the connection, after a look whether the lock, if we took it, is still ours:
// a machine that slept through its expiry must not go on.
func (r *sftpTarget) owned(ctx context.Context) (*sftpSession, *sftpHold, error) {
	s, err := r.session(ctx)
	r.mu.Lock()
	h := r.held
	r.mu.Unlock()
	if err != nil || h == nil {
		return s, &sftpHold{}, err
	}
	there, _, err := s.claimIn(r.at("publish.lock"))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = disclosure.Errorf("%[1]s:%[2]s 不见了，不是本次发布删去的；现行网站没有改变，请再次发布", "%[1]s:%[2]s is gone, and not by us; the live site is as it was, publish again", s.login.name, r.at("publish.lock"))
	case err == nil && there.ID != h.claim.ID:
		err = disclosure.Errorf("发布中断太久，%[1]s 上的锁已由 %[2]s（进程 %[3]d）接管；现行网站没有改变，请等它结束后再次发布", "the publication stood still for too long, and %[2]s (process %[3]d) took over the lock on %[1]s; the live site is as it was, wait for the other to end and publish again", s.login.name, there.Host, there.PID)
	}
	return s, h, s.explain(err, true)
}
