//go:build unix

package targets_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/site/publish/targets"
)

// noise are pages that differ from each other and between seeds, of 20 kB each.
func noise(seed uint64, n int) map[string]string {
	random := rand.New(rand.NewPCG(seed, 7))
	out := map[string]string{}
	for i := range n {
		var b strings.Builder
		for b.Len() < 20_000 {
			fmt.Fprintf(&b, "%016x\n", random.Uint64())
		}
		out[fmt.Sprintf("reports/%d/%d/index.html", i%5, i)] = b.String()
	}
	return out
}

// TestSFTPCutMidway cuts connections after seeded numbers of bytes: the error says so,
// the live site is as it was, and the next run sends what had not arrived.
func TestSFTPCutMidway(t *testing.T) {
	s := sshd(t)
	live, next := map[string]string{"index.html": "one"}, noise(1, 60)
	now := clock()
	p := s.publisher(t, nil)
	p.Now = now
	s.put(t, p, live)
	random := rand.New(rand.NewPCG(2024, 321))
	resumed := 0
	for range 10 {
		most := 200_000 + random.Int64N(1_000_000)
		port := proxy(t, s.addr(), func(n int) int64 {
			if n == 0 {
				return most
			}
			return -1
		}, nil)
		host := fmt.Sprintf("[127.0.0.1]:%d ssh-ed25519 ", port)
		known := s.file("known_hosts_proxy")
		line, err := os.ReadFile(s.file("known_hosts"))
		if err == nil {
			err = os.WriteFile(known, append([]byte(host), bytes.SplitN(line, []byte(" "), 3)[2]...), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		p := s.publisher(t, map[string]any{"port": int64(port), "known_hosts": known})
		p.Keep, p.Now = 1, now
		_, err = p.Publish(context.Background(), tree(t, next))
		saysBoth(t, err, "was cut", "中断")
		saysBoth(t, err, "the live site is as it was", "现行网站没有改变")
		s.serves(t, live)
		if _, err := os.Stat(filepath.Join(s.root, "publish.lock")); err == nil {
			t.Error("the lock stayed, though the server could be reached again")
		}
		// Every third page is another one by now, of the same size; what is no longer
		// wanted is nowhere.
		var gone []string
		changed := noise(uint64(most)+1, 60)
		for i := 0; i < 60; i += 3 {
			page := fmt.Sprintf("reports/%d/%d/index.html", i%5, i)
			gone = append(gone, next[page])
			next[page] = changed[page]
		}
		out := s.put(t, p, next)
		resumed += out.Sent.Shared
		for _, text := range gone {
			if file := find(t, s.root, text[:100]); file != "" {
				t.Errorf("what was half sent and is not published is in %s", file)
			}
		}
		s.put(t, p, live) // so that the next has all to send
		s.put(t, p, map[string]string{"index.html": "two"})
		s.put(t, p, live)
		next = noise(uint64(most), 60)
	}
	t.Logf("%d of 400 files had arrived", resumed)
	if resumed < 20 {
		t.Errorf("%d files were used again: too few to tell anything", resumed)
	}
}

// find looks for a text in every byte below a folder.
func find(t testing.TB, dir, text string) (in string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(file)
		if bytes.Contains(data, []byte(text)) {
			in = file
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// TestSFTPGivesUpOnASilentServer: a line on which nothing comes any more is cut after a
// few signs, and not waited for.
func TestSFTPGivesUpOnASilentServer(t *testing.T) {
	s := sshd(t)
	live := map[string]string{"index.html": "one"}
	s.put(t, s.publisher(t, nil), live)
	frozen := make(chan struct{})
	port := proxy(t, s.addr(), func(n int) int64 {
		if n == 0 {
			return 300_000
		}
		return -1
	}, frozen)
	line, err := os.ReadFile(s.file("known_hosts"))
	if err == nil {
		err = os.WriteFile(s.file("known_hosts"), append(line, bytes.Replace(line, fmt.Append(nil, s.port), fmt.Append(nil, port), 1)...), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	p := s.publisher(t, map[string]any{"port": int64(port)})
	ticks := make(chan time.Time)
	targets.TickBy(p.Target, ticks)
	done := make(chan struct{})
	go func() {
		<-frozen
		for {
			select {
			case ticks <- time.Time{}:
			case <-done:
				return
			}
		}
	}()
	_, err = p.Publish(context.Background(), tree(t, noise(2, 60)))
	close(done)
	saysBoth(t, err, "was cut", "中断")
	s.serves(t, live)
}
