package targets_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"gongkai/site/publish"
)

// clientOf reaches the store of a place as somebody else's program would.
func clientOf(t testing.TB, p place) *minio.Client {
	t.Helper()
	u, err := url.Parse(p.settings.Values["endpoint"].(string))
	if err != nil {
		t.Fatal(err)
	}
	c, err := minio.New(u.Host, &minio.Options{Creds: credentials.NewStaticV4(s3Access, s3Secret, ""), Region: "us-east-1", BucketLookup: minio.BucketLookupPath})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// claimed puts a lock there by hand.
func claimed(t *testing.T, p place, host string, pid int) {
	t.Helper()
	data, err := json.Marshal(map[string]any{"host": host, "pid": pid, "since": "2024-03-20T06:00:00Z", "token": "another"})
	if err == nil {
		key := map[any]string{pointer: "a/b/publish.lock", inPlace: "a/b/_gongkai/publish.lock"}[p.settings.Values["mode"]]
		_, err = clientOf(t, p).PutObject(context.Background(), "site", key, bytes.NewReader(data), int64(len(data)), minio.PutObjectOptions{DisableContentSha256: true})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// ended is the number of a process that is none any more.
func ended(t *testing.T) int {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^$")
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	return cmd.Process.Pid
}

// TestALockOfTheDeadIsTakenOver: at once where the holder was a process of this machine,
// and else after a quarter of an hour without a sign, by the clock of the store, whatever
// the clock here says.
func TestALockOfTheDeadIsTakenOver(t *testing.T) {
	now := time.Date(2024, 3, 20, 6, 0, 0, 0, time.UTC)
	clock := gofakes3.FixedTimeSource(now)
	backend := s3mem.New(s3mem.WithTimeSource(clock))
	if err := backend.CreateBucket("site"); err != nil {
		t.Fatal(err)
	}
	f := &fake{backend, gofakes3.New(backend, gofakes3.WithTimeSource(clock), gofakes3.WithTimeSkewLimit(0)).Server()}
	later := time.Duration(0)
	address := listen(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Date", now.Add(later).Format(http.TimeFormat))
		f.ServeHTTP(w, r)
	}))
	p := shelfPlace(s3Settings(t, address, pointer), pointer, f.read)
	here, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		host  string
		pid   int
		later time.Duration
		taken bool
	}{
		{here, ended(t), 0, true},
		{here, os.Getpid(), 0, false},
		{here, os.Getpid(), 16 * time.Minute, true},
		{"another", 7, 15 * time.Minute, false},
		{"another", 7, 16 * time.Minute, true},
	} {
		claimed(t, p, c.host, c.pid)
		later = c.later
		unlock, err := p.open(t).Lock(context.Background())
		if c.taken {
			if err == nil {
				err = unlock()
			}
			if s, _ := f.read(); err != nil || len(s) > 0 {
				t.Errorf("%+v: %v; there is %v", c, err, s)
			}
			continue
		}
		if err == nil {
			t.Errorf("%+v: it was taken from the living", c)
			continue
		}
		en, zh := inBoth(t, err)
		if !strings.Contains(en, fmt.Sprintf("another publication is under way: %s, process %d, since 2024-03-20T06:00:00Z", c.host, c.pid)) ||
			!strings.Contains(zh, fmt.Sprintf("正有另一次发布在进行：%s，进程 %d，始于", c.host, c.pid)) {
			t.Errorf("%+v: %s\n%s", c, en, zh)
		}
	}
}

// TestALockThatWasTakenOverStopsItsHolder, who leaves it to the other.
func TestALockThatWasTakenOverStopsItsHolder(t *testing.T) {
	ctx := context.Background()
	f := newFake(t)
	p := shelfPlace(s3Settings(t, listen(t, f), pointer), pointer, f.read)
	ids := between(t, p)
	target := p.open(t)
	unlock, err := target.Lock(ctx)
	if err != nil {
		t.Fatal(err)
	}
	claimed(t, p, "another", 7)
	site := tree(t, to)
	_, put := target.Put(ctx, publish.NewRelease("20240321T000000Z-12345678", time.Now(), site.Sums(), false), site, "")
	for name, err := range map[string]error{"put": put, "switch": target.Switch(ctx, ids[1]), "drop": target.Drop(ctx, ids[1]), "unlock": unlock()} {
		if err == nil {
			t.Errorf("%s: it went on", name)
		} else if en, zh := inBoth(t, err); !strings.Contains(en, "the lock was taken over elsewhere (another, process 7)") || !strings.Contains(zh, "发布锁已由别处接管（another，进程 7）") {
			t.Errorf("%s: %s, %s", name, en, zh)
		}
	}
	servesOne(t, p, ids)
	if s, _ := f.read(); !strings.Contains(s["publish.lock"], "another") {
		t.Errorf("the lock of the other is %q", s["publish.lock"])
	}
}

// TestOneOfManyGetsTheLock, also where all of them meet that of a dead one.
func TestOneOfManyGetsTheLock(t *testing.T) {
	here, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"s3", "s3-versitygw"} {
		for _, stale := range []bool{false, true} {
			p := places[name](t)
			if stale {
				claimed(t, p, here, ended(t))
			}
			var wait sync.WaitGroup
			var got atomic.Int64
			for range 8 {
				target := p.open(t)
				wait.Go(func() {
					if _, err := target.Lock(context.Background()); err == nil {
						got.Add(1)
					} else if !strings.Contains(err.Error(), "another publication is under way") {
						t.Error(err)
					}
				})
			}
			wait.Wait()
			if got.Load() != 1 {
				t.Errorf("%s: %d of 8 got the lock (that of a dead one: %t)", name, got.Load(), stale)
			}
		}
	}
}

// TestAStoreThatCannotLockIsTold, unless the office says that it knows.
func TestAStoreThatCannotLockIsTold(t *testing.T) {
	ctx := context.Background()
	f := newFake(t)
	address := listen(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("If-None-Match") // as some stores do
		r.Header.Del("If-Match")
		f.ServeHTTP(w, r)
	}))
	p := shelfPlace(s3Settings(t, address, pointer), pointer, f.read)
	_, err := p.open(t).Lock(ctx)
	if err == nil {
		t.Fatal("a lock that locks nothing was taken")
	}
	en, zh := inBoth(t, err)
	if !strings.Contains(en, `there is no lock on this store`) || !strings.Contains(en, `write lock = "none"`) || !strings.Contains(zh, "不能加锁") {
		t.Errorf("%s, %s", en, zh)
	}
	if s, _ := f.read(); len(s) > 0 {
		t.Errorf("it left %v", s)
	}
	p.settings.Values["lock"] = "none"
	pub := &publish.Publisher{Target: p.open(t), Keep: 1, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
	if _, err := pub.Publish(ctx, tree(t, from)); err != nil {
		t.Fatal(err)
	}
	// One that has begun already is still told of.
	if _, err := p.open(t).Lock(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := pub.Publish(ctx, tree(t, to)); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("process %d, since ", os.Getpid())) {
		t.Errorf("while another is at it: %v", err)
	}
}
