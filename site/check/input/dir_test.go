//go:build unix

package input_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"gongkai/site/check/input"
)

// plant makes a folder with files; a content "-> x" makes a link to x.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		err := error(nil)
		if target, ok := strings.CutPrefix(content, "-> "); ok {
			err = os.Symlink(target, full)
		} else {
			err = os.WriteFile(full, []byte(content), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestNothingOutsideAFolderIsRead: links stay inside, circles end, and what is
// no file makes nobody wait.
func TestNothingOutsideAFolderIsRead(t *testing.T) {
	outside := plant(t, map[string]string{"secret.html": "secret"})
	dir := plant(t, map[string]string{
		"site/index.html": "home", "site/docs/a.html": "a", "site/link.html": "-> docs/a.html", "site/alias": "-> docs",
		"site/out.html": "-> " + filepath.Join(outside, "secret.html"), "site/up.html": "-> ../beside.html", "site/outside": "-> " + outside,
		"site/none.html": "-> nowhere.html", "site/self": "-> self", "site/docs/circle": "-> ..", "site/docs/here": "-> .",
		"site/x/to-y": "-> ../y", "site/y/to-x": "-> ../x", "beside.html": "beside", "site/\xff.html": "x", "site/a\nb.html": "x",
	})
	if err := syscall.Mkfifo(filepath.Join(dir, "site/pipe.html"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := opened(t, filepath.Join(dir, "site"))
	same(t, listed(t, s), `
alias/a.html: a
docs/a.html: a
index.html: home
link.html: a`)
	outer, circle := ": it is a link that leads out of the folder given, or to nothing", ": it is a link back to a folder that it lies in"
	same(t, left(s), strings.Join([]string{
		`"\xff.html": its name is not in UTF-8`, `"a\nb.html": its name holds control characters`,
		"alias/circle" + circle, "alias/here" + circle, "docs/circle" + circle, "docs/here" + circle, "none.html" + outer, "out.html" + outer, "outside" + outer,
		"pipe.html: it is no plain file", "self" + outer, "up.html" + outer, "x/to-y/to-x" + circle, "y/to-x/to-y" + circle,
	}, "\n"))
	if err := fstest.TestFS(s.FS, "docs/a.html"); err != nil {
		t.Error(err)
	}
}

// TestLinksThatMultiplyEnd: folders that each have two links to the next are
// beyond number to one who follows them all; os.Root gives up after some links.
func TestLinksThatMultiplyEnd(t *testing.T) {
	files := map[string]string{"d20/x.html": "x"}
	for i := range 20 {
		next := fmt.Sprintf("-> ../d%d", i+1)
		files[fmt.Sprintf("d%d/a", i)], files[fmt.Sprintf("d%d/b", i)] = next, next
	}
	s := opened(t, plant(t, files))
	if got := left(s); !strings.Contains(got, "…: there is more that was not read, and is not listed") {
		t.Errorf("%.2000s", got)
	}
}

// TestAPipeThatTookAFilesPlace: nobody waits for it.
func TestAPipeThatTookAFilesPlace(t *testing.T) {
	dir := plant(t, map[string]string{"a.html": "a", "b.html": "b"})
	s := opened(t, dir)
	for name, make := range map[string]func(string) error{
		"a.html": func(p string) error { return syscall.Mkfifo(p, 0o600) },
		"b.html": func(p string) error { return os.Symlink("/etc/hostname", p) },
	} {
		p := filepath.Join(dir, name)
		if err := os.Remove(p); err != nil {
			t.Fatal(err)
		}
		if err := make(p); err != nil {
			t.Fatal(err)
		}
	}
	if got := listed(t, s); !strings.Contains(got, "a.html: open a.html: no plain file") || !strings.Contains(got, "path escapes") {
		t.Error(got)
	}
}

// TestPagesByName: only the pages that were named are read, below the folder
// that holds them all.
func TestPagesByName(t *testing.T) {
	dir := plant(t, map[string]string{"s/a.html": "a", "s/sub/b.htm": "b", "s/c.html": "c"})
	s := opened(t, filepath.Join(dir, "s/a.html"), filepath.Join(dir, "s/sub/b.htm"))
	same(t, listed(t, s), "a.html: a\nsub/b.htm: b")
	same(t, listed(t, opened(t, filepath.Join(dir, "s/sub/b.htm"))), "b.htm: b")
	in, err := input.Open([]string{"-"}, strings.NewReader("<p>x"))
	if err != nil {
		t.Fatal(err)
	}
	same(t, listed(t, in), "stdin.html: <p>x")
}
