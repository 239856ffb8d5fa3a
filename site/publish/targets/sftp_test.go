//go:build unix

package targets_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// publisher publishes to the server, by settings with changes.
func (s *sshServer) publisher(t testing.TB, changes map[string]any) *publish.Publisher {
	t.Helper()
	return &publish.Publisher{Target: place{settings: s.settings(t, changes)}.open(t), Keep: 2, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
}

// put publishes pages, which must go well, and be what is served, with nothing beside.
func (s *sshServer) put(t testing.TB, p *publish.Publisher, pages map[string]string) *publish.Outcome {
	t.Helper()
	out, err := p.Publish(context.Background(), tree(t, pages))
	if err != nil {
		t.Fatal(err)
	}
	s.serves(t, pages)
	if left := leftIn(s.root); len(left) > 0 {
		t.Errorf("it left %q", left)
	}
	if _, err := os.Stat(filepath.Join(s.root, "publish.lock")); err == nil {
		t.Error("the lock was not released")
	}
	return out
}

func (s *sshServer) serves(t testing.TB, pages map[string]string) {
	t.Helper()
	got, err := readAll(filepath.Join(s.root, "current"))
	delete(got, publish.RecordPath)
	if err != nil || !reflect.DeepEqual(got, pages) {
		t.Errorf("it serves %d files, not the %d that it should (%v)", len(got), len(pages), err)
	}
}

// saysBoth asks an error for words in both languages.
func saysBoth(t testing.TB, err error, en, zh string) {
	t.Helper()
	var said interface {
		error
		In(disclosure.Lang) string
	}
	if !errors.As(err, &said) || !strings.Contains(said.In(disclosure.En), en) || !strings.Contains(said.In(disclosure.ZhCN), zh) {
		t.Errorf("got %v, not %q and %q", err, en, zh)
	}
}

// TestSFTPSharesWhatDidNotChange over the wire as on a disk: hard links, which keep their
// times, and nothing of what somebody cut short.
func TestSFTPSharesWhatDidNotChange(t *testing.T) {
	s := sshd(t)
	p := s.publisher(t, nil)
	var ids []string
	for _, text := range []string{"one", "two", "three"} {
		out := s.put(t, p, map[string]string{"index.html": text, "a/b/same.html": "same"})
		if ids = append(ids, out.Release.ID); text == "two" {
			if out.Sent.Sent != 2 || out.Sent.Shared != 1 {
				t.Errorf("it sent %+v", out.Sent)
			}
			if err := os.WriteFile(filepath.Join(s.root, "current/a/b/same.html"), []byte("sa"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	info := func(id, name string) os.FileInfo {
		t.Helper()
		i, err := os.Stat(filepath.Join(s.root, "releases", id, name))
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	same := "a/b/same.html"
	if !os.SameFile(info(ids[0], same), info(ids[1], same)) || os.SameFile(info(ids[1], same), info(ids[2], same)) {
		t.Error("what did not change was sent, or what was cut short was handed on")
	}
	if at := info(ids[1], "index.html").ModTime().UTC(); at != time.Date(2024, 3, 20, 6, 39, 0, 0, time.UTC) {
		t.Errorf("a new file is of %v", at)
	}
	to, err := os.Readlink(filepath.Join(s.root, "current"))
	if want := "releases/" + ids[2]; err != nil || to != want {
		t.Errorf("the link leads to %s, not %s (%v)", to, want, err)
	}
	sums := exec.Command("sha256sum", "--check", "--quiet", filepath.Join(s.root, "manifests", ids[2]+".sha256"))
	sums.Dir = filepath.Join(s.root, "releases", ids[2])
	if out, err := sums.CombinedOutput(); err != nil {
		t.Errorf("sha256sum: %v\n%s", err, out)
	}
}

// TestSFTPServersThatDoLess: without hard links everything is sent; without the rename
// nothing is.
func TestSFTPServersThatDoLess(t *testing.T) {
	s := sshd(t, "-P", "hardlink,fsync,statvfs")
	p := s.publisher(t, nil)
	s.put(t, p, map[string]string{"index.html": "one", "same.html": "same"})
	if out := s.put(t, p, map[string]string{"index.html": "two", "same.html": "same"}); out.Sent.Sent != 3 || out.Sent.Shared != 0 {
		t.Errorf("it sent %+v", out.Sent)
	}
	unlock, err := p.Target.Lock(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.publisher(t, nil).Publish(context.Background(), tree(t, map[string]string{"index.html": "three"}))
	saysBoth(t, err, "another publication is under way: ", "正有另一次发布在进行：")
	if err := unlock(); err != nil {
		t.Error(err)
	}

	s = sshd(t, "-P", "posix-rename")
	_, err = s.publisher(t, nil).Publish(context.Background(), tree(t, map[string]string{"index.html": "one"}))
	saysBoth(t, err, "it lacks posix-rename@openssh.com", "没有上传任何内容")
	if _, err := os.Stat(s.root); err == nil {
		t.Error("something was sent")
	}
}

// TestSFTPLeavesWhatIsNotOurs alone: a page in the place of the link is no target.
func TestSFTPLeavesWhatIsNotOurs(t *testing.T) {
	s := sshd(t)
	for _, dir := range []string{"current", "releases/mine"} {
		if err := os.MkdirAll(filepath.Join(s.root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	_, err := s.publisher(t, nil).Publish(context.Background(), tree(t, map[string]string{"index.html": "one"}))
	saysBoth(t, err, "should be a link that this tool made, and is not", "应为本工具建立的链接")
	if _, err := os.Stat(filepath.Join(s.root, "releases/mine")); err != nil {
		t.Error(err)
	}
}

// TestSFTPTellsAFullDisk before anything is sent, and a write that fails midway.
func TestSFTPTellsAFullDisk(t *testing.T) {
	s := sshd(t)
	one := map[string]string{"index.html": "one"}
	p := s.publisher(t, nil)
	s.put(t, p, one)
	huge := tree(t, map[string]string{"index.html": "two", "huge.zip": "…"})
	huge[0].Size = 1 << 60
	huge[0].Open = func() (io.ReadCloser, error) { t.Error("it was sent"); return nil, fs.ErrNotExist }
	_, err := p.Publish(context.Background(), huge)
	saysBoth(t, err, "has not enough room: it takes 1099511627777 MB", "磁盘空间不够")
	saysBoth(t, err, "the live site is as it was", "现行网站没有改变")
	s.serves(t, one)

	// A server whose files may be 64 kB long, at most, as a disk that runs full.
	if err := os.WriteFile(s.file("small"), []byte("#!/bin/bash\ntrap '' XFSZ\nulimit -f 64\nexec /usr/lib/openssh/sftp-server\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	conf, err := os.ReadFile(s.file("sshd_config"))
	if err == nil {
		err = os.WriteFile(s.file("sshd_config"), bytes.Replace(conf, []byte("internal-sftp"), []byte(s.file("small")), 1), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	p = s.publisher(t, nil)
	_, err = p.Publish(context.Background(), tree(t, map[string]string{"index.html": "two", "long.html": strings.Repeat("x", 1<<20)}))
	saysBoth(t, err, "did not do as asked, and gives no reason", "没有照办")
	saysBoth(t, err, "the live site is as it was", "现行网站没有改变")
	s.serves(t, one)
	s.put(t, p, map[string]string{"index.html": "two"})
}

// TestSFTPTellsWhatIsForbidden on a server where nothing may be written.
func TestSFTPTellsWhatIsForbidden(t *testing.T) {
	s, read := sshd(t), sshd(t, "-P", "write")
	one := map[string]string{"index.html": "one"}
	s.put(t, s.publisher(t, nil), one)
	p := read.publisher(t, map[string]any{"path": s.root})
	_, err := p.Publish(context.Background(), tree(t, map[string]string{"index.html": "two"}))
	saysBoth(t, err, "permission denied on ", "没有权限")
	saysBoth(t, err, "the live site is as it was", "现行网站没有改变")
	s.serves(t, one)
	if all := releases(t, p.Target); len(all) != 1 || !all[0].Live {
		t.Errorf("what may be read is %v", all)
	}
}
