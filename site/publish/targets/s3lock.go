package targets

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/minio/minio-go/v7"

	"gongkai/disclosure"
)

// expiry is after which time without a sign from its holder a lock is taken over, by the
// clock of the store. The holder gives one three times as often.
const expiry = 15 * time.Minute

// A claim is what the lock holds: who has it, and by which token he knows it as his. The
// token is the name of his pulse, too.
type claim struct {
	holder
	Token string `json:"token"`
	pulse *pulse // ours: a file that nothing holds is closed, and tells that we are dead
}

func (s *store) lockKey() string { return s.own + "publish.lock" }

// lock takes the lock, tidies up with sweep, and gives a sign of life until unlock.
func (s *store) lock(ctx context.Context, sweep func(context.Context) error) (unlock func() error, err error) {
	if err := s.forgetful(ctx); err != nil {
		return nil, err
	}
	pulse, err := newPulse()
	if err != nil {
		return nil, explain(err)
	}
	mine := claim{newHolder(), pulse.id, pulse}
	if err := s.take(ctx, mine); err != nil {
		return nil, together([]error{s.unchanged(err), pulse.stop()})
	}
	ctx = context.WithoutCancel(ctx) // the lock is given back whatever ended the run
	living, stop := context.WithCancel(ctx)
	s.lease.Store(&mine)
	go s.giveSigns(living)
	unlock = func() error {
		stop()
		err := s.mine(ctx)
		if err == nil {
			err = s.remove(ctx, []string{s.lockKey()})
		}
		s.lease.Store(nil)
		if err != nil { // a lock that stays is told to be dead by a pulse that stopped
			return together([]error{s.explain(err), pulse.lock.Close()})
		}
		return pulse.stop()
	}
	if err := sweep(ctx); err != nil {
		return nil, together([]error{err, unlock()})
	}
	return unlock, nil
}

// forgetful refuses a bucket that keeps what is deleted: a page that was withdrawn
// would stay in it, for whoever asks for the version before.
func (s *store) forgetful(ctx context.Context) error {
	v, err := s.client.GetBucketVersioning(ctx, s.bucket)
	if a, ok := answer(err); ok && (a.Code == "NotImplemented" || a.Code == "VersioningNotConfigured") {
		return nil // there are no versions
	}
	if err != nil {
		return s.unchanged(err)
	}
	if v.Enabled() {
		return disclosure.Errorf("存储桶 %s 开启了多版本，撤下的页面仍会留在其中；请关闭多版本，或改用专用的存储桶", "the bucket %s keeps old versions, so that pages which are withdrawn would stay in it; switch versioning off, or use a bucket without it", s.bucket)
	}
	return nil
}

// take makes the lock ours, or tells who has it.
func (s *store) take(ctx context.Context, mine claim) error {
	none := func(o *minio.PutObjectOptions) { o.SetMatchETagExcept("*") }
	for range 5 {
		var err error
		if !s.lockless {
			if err = s.sign(ctx, mine, none); err == nil {
				return s.probe(ctx, mine, none)
			}
			if a, _ := answer(err); a.Code == "NotImplemented" {
				return s.cannotLock()
			}
			if !refused(err) {
				return err
			}
		}
		had, o, err := s.claimed(ctx)
		switch {
		case isNoKey(err) && s.lockless:
			return s.sign(ctx, mine)
		case isNoKey(err):
			continue // it was given back just now
		case err != nil:
			return err
		case had.Token == mine.Token:
			return nil // the answer to our first try was lost on its way
		case !dead(had.Token) && o.asked.Sub(o.modified) <= expiry:
			return disclosure.Errorf("正有另一次发布在进行：%[1]s，进程 %[2]d，始于 %[3]s；请等它结束（已经终止的，%[4]d 分钟没有动静后由下一次发布接管）", "another publication is under way: %[1]s, process %[2]d, since %[3]s; wait for it to end (one that died is taken over after %[4]d minutes without a sign of it)", had.Host, had.PID, had.Since.Format(time.RFC3339), int(expiry/time.Minute))
		}
		err = s.sign(ctx, mine, func(o2 *minio.PutObjectOptions) { o2.SetMatchETag(o.etag) })
		if err != nil && !refused(err) {
			return err
		}
		// Where another took it over at the same moment, one of us finds the other's.
		if now, _, err := s.claimed(ctx); err == nil && now.Token == mine.Token {
			bury(had.Token)
			return nil
		}
	}
	return disclosure.Errorf("几次都没有取得发布锁 %s；请稍后再发布", "the lock %s could not be had in several tries; publish again later", s.prefix+s.lockKey())
}

// probe sees whether the store heeds the condition: a second one like it must be refused.
func (s *store) probe(ctx context.Context, mine claim, none func(*minio.PutObjectOptions)) error {
	err := s.sign(ctx, mine, none)
	if refused(err) {
		return nil
	}
	if err == nil {
		err = s.cannotLock()
	}
	return together([]error{s.explain(err), s.remove(context.WithoutCancel(ctx), []string{s.lockKey()})})
}

func (s *store) cannotLock() error {
	return disclosure.Errorf("%s 不支持条件写入（If-None-Match），不能加锁，两次发布同时进行会互相破坏；请保证只在一处发布，并写明 lock = \"none\"", "%s does not heed conditions (If-None-Match), so there is no lock on this store, and two publications at once would spoil each other; see to it that only one place publishes, and write lock = \"none\"", s.host)
}

func (s *store) sign(ctx context.Context, c claim, conditions ...func(*minio.PutObjectOptions)) error {
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return s.put(ctx, s.lockKey(), bytes.NewReader(append(data, '\n')), int64(len(data))+1, private, conditions...)
}

// claimed reads the lock.
func (s *store) claimed(ctx context.Context) (c claim, o object, err error) {
	in, o, err := s.get(ctx, s.lockKey())
	if err != nil {
		return c, o, err
	}
	defer in.Close()
	if err := json.NewDecoder(in).Decode(&c); err != nil {
		return c, o, fmt.Errorf("%s: %w", s.prefix+s.lockKey(), err)
	}
	return c, o, nil
}

// mine gives a sign of life, and fails where the lock was taken over.
func (s *store) mine(ctx context.Context) error {
	s.signing.Lock() // a sign of our own must not look like one of another
	defer s.signing.Unlock()
	ours := s.lease.Load()
	if ours == nil {
		return nil // whoever calls us does without
	}
	had, o, err := s.claimed(ctx)
	if err == nil && had.Token == ours.Token {
		err = s.sign(ctx, *ours, func(opts *minio.PutObjectOptions) { opts.SetMatchETag(o.etag) })
		if !refused(err) {
			return err
		}
	}
	if err != nil && !isNoKey(err) && !refused(err) {
		return err
	}
	return disclosure.Errorf("发布锁已由别处接管（%[1]s，进程 %[2]d）；本次发布停止，请查看 gongkai releases", "the lock was taken over elsewhere (%[1]s, process %[2]d); this run ends, look at gongkai releases", had.Host, had.PID)
}

// giveSigns keeps a long run from being taken for dead. Where it cannot, the next step
// of the run finds out.
func (s *store) giveSigns(ctx context.Context) {
	often := time.NewTicker(expiry / 3)
	defer often.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-often.C:
			_ = s.mine(ctx)
		}
	}
}
