//go:build unix

package targets_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// failing gives what the system said in place of a file's bytes, halfway through.
type failing struct {
	r   io.Reader
	err error
}

func (f failing) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if err == io.EOF {
		err = f.err
	}
	return n, err
}

func (failing) Close() error { return nil }

// TestWhatGoesWrongMidwayIsToldInBothLanguages: a full disk, a missing permission and a
// cut line are told with what to do; the live site is as it was, and nothing is left.
func TestWhatGoesWrongMidwayIsToldInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		err    error
		zh, en string
	}{
		{syscall.ENOSPC, "腾出空间后再发布", "the disk is full: write 名.csv: no space left on device; the live site is as it was, make room and publish again"},
		{syscall.EDQUOT, "腾出空间后再发布", "the disk is full: "},
		{syscall.EACCES, "请让运行本工具的用户拥有发布文件夹", "permission denied: write 名.csv: permission denied; the live site is as it was, let the folder belong to the user who runs this tool"},
	} {
		root := filepath.Join(t.TempDir(), "www")
		target := openDirectory(t, root)
		pub := &publish.Publisher{Target: target, Keep: 2, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
		first := map[string]string{"index.html": "one", "名.csv": "1"}
		if _, err := pub.Publish(context.Background(), tree(t, first)); err != nil {
			t.Fatal(err)
		}
		next := tree(t, map[string]string{"a.html": "new", "index.html": "two", "名.csv": "22222"})
		next[2].Open = func() (io.ReadCloser, error) {
			return failing{strings.NewReader("22"), &fs.PathError{Op: "write", Path: "名.csv", Err: c.err}}, nil
		}
		_, err := pub.Publish(context.Background(), next)
		var said *disclosure.Said
		if !errors.As(err, &said) || !strings.HasPrefix(said.In(disclosure.En), c.en) || !strings.HasSuffix(said.In(disclosure.ZhCN), c.zh) {
			t.Errorf("of %v it says %v", c.err, err)
		}
		if !errors.Is(err, c.err) {
			t.Errorf("it hides %v", c.err)
		}
		if got, err := readAll(filepath.Join(root, "current")); err != nil || got["index.html"] != "one" || len(leftIn(root)) > 0 {
			t.Errorf("after %v it serves %v and left %v (%v)", c.err, got, leftIn(root), err)
		}
	}
}
