package targets_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gofrs/flock"
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
func claimed(t *testing.T, p place, token string) {
	t.Helper()
	data, err := json.Marshal(map[string]any{"host": "another", "pid": 7, "since": "2024-03-20T06:00:00Z", "token": token})
	if err == nil {
		key := map[any]string{pointer: "a/b/publish.lock", inPlace: "a/b/_gongkai/publish.lock"}[p.settings.Values["mode"]]
		_, err = clientOf(t, p).PutObject(context.Background(), "site", key, bytes.NewReader(data), int64(len(data)), minio.PutObjectOptions{DisableContentSha256: true})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// pulseOf makes the file that a process on this machine holds locked while it lives.
func pulseOf(t *testing.T, living bool) (token string) {
	t.Helper()
	token = rand.Text()
	lock := flock.New(filepath.Join(os.TempDir(), "gongkai-"+token+".lock"))
	if ok, err := lock.TryLock(); err != nil || !ok {
		t.Fatal(ok, err)
	}
	if living {
		t.Cleanup(func() { lock.Close() })
	} else if err := lock.Close(); err != nil {
		t.Fatal(err)
	}
	return token
}

// TestALockOfTheDeadIsTakenOver: at once where the holder was a process of this machine,
// whatever its number or the name of the machine, and else after a quarter of an hour without a sign, by the clock of the store, whatever
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
	address := onLoopback(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Date", now.Add(later).Format(http.TimeFormat))
		f.ServeHTTP(w, r)
	}))
	p := shelfPlace(s3Settings(t, address, pointer), pointer, f.read)
	for name, c := range map[string]struct {
		token string
		later time.Duration
		taken bool
	}{
		"dead, here":              {pulseOf(t, false), 0, true},
		"alive, here":             {pulseOf(t, true), 0, false},
		"alive, here, but silent": {pulseOf(t, true), 16 * time.Minute, true},
		"elsewhere":               {"another", 15 * time.Minute, false},
		"elsewhere, but silent":   {"another", 16 * time.Minute, true},
	} {
		claimed(t, p, c.token)
		later = c.later
		unlock, err := p.open(t).Lock(context.Background())
		if c.taken {
			if err == nil {
				err = unlock()
			}
			if s, _ := f.read(); err != nil || len(s) > 0 {
				t.Errorf("%s: %v; there is %v", name, err, s)
			}
			continue
		}
		if err == nil {
			t.Errorf("%s: it was taken from the living", name)
			continue
		}
		en, zh := inBoth(t, err)
		if !strings.Contains(en, "another publication is under way: another, process 7, since 2024-03-20T06:00:00Z") ||
			!strings.Contains(zh, "正有另一次发布在进行：another，进程 7，始于") {
			t.Errorf("%s: %s\n%s", name, en, zh)
		}
	}
}

// TestALockThatWasTakenOverStopsItsHolder, who leaves it to the other.
func TestALockThatWasTakenOverStopsItsHolder(t *testing.T) {
	ctx := context.Background()
	f := newFake(t)
	p := shelfPlace(s3Settings(t, onLoopback(t, f), pointer), pointer, f.read)
	ids := between(t, p)
	target := p.open(t)
	unlock, err := target.Lock(ctx)
	if err != nil {
		t.Fatal(err)
	}
	claimed(t, p, "another")
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
	for _, name := range []string{"s3", "s3-versitygw"} {
		for _, stale := range []bool{false, true} {
			p := places[name](t)
			if stale {
				claimed(t, p, pulseOf(t, false))
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
	address := onLoopback(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
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
	runtime.GC() // the other holds its lock, whatever it holds of its memory
	runtime.GC()
	if _, err := pub.Publish(ctx, tree(t, to)); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("process %d, since ", os.Getpid())) {
		t.Errorf("while another is at it: %v", err)
	}
}
