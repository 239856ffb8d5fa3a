//go:build unix

package targets_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"gongkai/internal/testsite"
	"gongkai/site/publish/targets"
)

// elsewhere is the lock of a run on another machine.
const elsewhere = `{"host":"elsewhere","pid":17,"since":"2024-03-20T06:37:00Z","id":"ABCDEFGHIJKLMNOPQRSTUVWXYZ"}` + "\n"

// plant puts a lock and what its owner was at on the server, written a while ago.
func (s *sshServer) plant(t testing.TB, lock string, ago time.Duration) {
	t.Helper()
	testsite.Write(t, s.root, map[string]string{
		"publish.lock": lock, ".lock-ABCDEFGHIJKLMNOPQRSTUVWXYZ": lock,
		"releases/.20240320T063700Z-12345678.ABC.partial/index.html": "half", "releases/.20240320T063700Z-12345678.ABC.incoming/1": "ha",
		"releases/.20240320T063600Z-12345678.gone/x": "x", "manifests/20240320T063700Z-12345678.sha256": "",
	})
	if err := os.Symlink("releases/x", filepath.Join(s.root, ".current-x")); err != nil && !os.IsExist(err) {
		t.Fatal(err)
	}
	then := time.Now().Add(-ago) // the server's clock is this one
	if err := os.Chtimes(filepath.Join(s.root, "publish.lock"), then, then); err != nil {
		t.Fatal(err)
	}
}

// TestSFTPLockOfAnotherMachine stands while it is fresh, and is taken over, with all that
// its owner left, when it has expired.
func TestSFTPLockOfAnotherMachine(t *testing.T) {
	s := sshd(t)
	p := s.publisher(t, nil)
	one := map[string]string{"index.html": "one"}
	for lock, says := range map[string]string{
		elsewhere: "another publication is under way: elsewhere, process 17, since 2024-03-20T06:37:00Z; wait for it to end, or, if it died, 5 minutes",
		"":        s.root + "/publish.lock); wait for it to end, or, if it died, 5 minutes",
	} {
		s.plant(t, lock, 4*time.Minute)
		_, err := p.Publish(context.Background(), tree(t, one))
		saysBoth(t, err, says, "正有另一次发布在进行")
		if _, err := os.Stat(filepath.Join(s.root, "releases/.20240320T063700Z-12345678.ABC.partial/index.html")); err != nil {
			t.Errorf("what another is at was touched: %v", err)
		}
		s.plant(t, lock, 6*time.Minute)
		s.put(t, p, one)
		one["index.html"] += "!"
	}
}

// TestSFTPLockOfADeadProcessHere is taken over at once: its pulse has stopped.
func TestSFTPLockOfADeadProcessHere(t *testing.T) {
	p := sftpPlace(t)
	temp := t.TempDir()
	for i := range 2 {
		testsite.Write(t, filepath.Join(temp, fmt.Sprint(i)), noise(uint64(i), 200))
	}
	lock := filepath.Join(p.settings.Values["path"].(string), "publish.lock")
	for {
		killOne(t, p, temp, 100*time.Millisecond)
		if data, err := os.ReadFile(lock); err == nil && len(data) > 0 {
			break
		}
	}
	unlock, err := p.open(t).Lock(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(lock); err != nil || !strings.Contains(string(data), fmt.Sprintf(`"pid":%d,`, os.Getpid())) {
		t.Errorf("the lock says %s (%v)", data, err)
	}
	if err := unlock(); err != nil {
		t.Error(err)
	}
	if left := p.left(); len(left) > 0 {
		t.Errorf("it left %q", left)
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "gongkai-*.lock")); len(left) > 0 {
		t.Errorf("it left %q here", left)
	}
}

// TestSFTPLockIsRefreshed while its owner lives, and so never expires.
func TestSFTPLockIsRefreshed(t *testing.T) {
	s := sshd(t)
	target := place{settings: s.settings(t, nil)}.open(t)
	ticks := make(chan time.Time)
	targets.TickBy(target, ticks)
	unlock, err := target.Lock(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	lock := filepath.Join(s.root, "publish.lock")
	before, err := os.ReadFile(lock)
	if err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(lock, old, old); err != nil {
		t.Fatal(err)
	}
	ticks <- time.Now()
	for at := old; !at.After(old.Add(time.Minute)); runtime.Gosched() {
		info, err := os.Stat(lock)
		if err != nil {
			t.Fatal(err)
		}
		at = info.ModTime()
	}
	if after, err := os.ReadFile(lock); err != nil || string(after) != string(before) {
		t.Errorf("the lock says %s, not %s (%v)", after, before, err)
	}
	if err := unlock(); err != nil {
		t.Error(err)
	}
}

// TestSFTPLockThatWasLost: who slept through the expiry does not go on, and leaves the
// lock of the other alone.
func TestSFTPLockThatWasLost(t *testing.T) {
	s := sshd(t)
	one := map[string]string{"index.html": "one"}
	p := s.publisher(t, nil)
	id := s.put(t, p, one).Release.ID
	unlock, err := p.Target.Lock(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	lock := filepath.Join(s.root, "publish.lock")
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	saysBoth(t, p.Target.Switch(context.Background(), id), "publish.lock is gone, and not by us", "publish.lock 不见了")
	if err := os.WriteFile(lock, []byte(elsewhere), 0o644); err != nil {
		t.Fatal(err)
	}
	saysBoth(t, p.Target.Switch(context.Background(), id), "elsewhere (process 17) took over the lock", "已由 elsewhere（进程 17）接管")
	if err := unlock(); err != nil {
		t.Error(err)
	}
	if data, err := os.ReadFile(lock); err != nil || string(data) != elsewhere {
		t.Errorf("the lock of another says %s (%v)", data, err)
	}
	s.serves(t, one)
}
