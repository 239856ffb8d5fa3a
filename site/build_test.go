package site

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/disclosure"
)

// TestMain lets the test be Hugo when Build starts it as that, or a Hugo that
// leaves a child with its output and does not end.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == HugoCommand {
		if os.Getenv("STUCK") == "" {
			os.Exit(Hugo(os.Args[2:]))
		}
		child := exec.Command("sleep", "20")
		child.Stdout = os.Stdout
		fmt.Println(child.Run())
		return
	}
	os.Exit(m.Run())
}

// small is a site of one page, below a folder of its own, with a theme.
func small(t *testing.T) *Site {
	t.Helper()
	root := t.TempDir()
	config := "baseURL = \"https://example.org/\"\ndisableKinds = [\"sitemap\", \"rss\", \"taxonomy\", \"term\", \"404\"]\n"
	if err := os.WriteFile(filepath.Join(root, "config.toml"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(root, fstest.MapFS{"layouts/home.html": {Data: []byte("<title>of the theme</title>")}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func makeFolder(t *testing.T, dir string, age time.Duration) string {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(filepath.Base(dir)), 0o644); err != nil {
		t.Fatal(err)
	}
	then := time.Now().Add(-age)
	if err := os.Chtimes(dir, then, then); err != nil {
		t.Fatal(err)
	}
	return dir
}

func holds(file, want string) bool {
	data, err := os.ReadFile(file)
	return err == nil && string(data) == want
}

// TestSwapNeverLosesTheOldSite breaks the swap at each of its renames.
func TestSwapNeverLosesTheOldSite(t *testing.T) {
	broken := errors.New("broken")
	failing := func(which ...int) func(from, to string) error {
		n := 0
		return func(from, to string) error {
			n++
			for _, w := range which {
				if n == w {
					return broken
				}
			}
			return os.Rename(from, to)
		}
	}
	for _, c := range []struct {
		name   string
		old    bool
		rename func(from, to string) error
		fails  bool
		lies   string // below the folder of the test
		want   string
	}{
		{"all goes well", true, os.Rename, false, "dest", "fresh"},
		{"first build", false, os.Rename, false, "dest", "fresh"},
		{"the old one cannot be moved", true, failing(1), true, "dest", "dest"},
		{"put back", true, failing(2), true, "dest", "dest"},
		{"not put back", true, failing(2, 3), true, "temp/old-*/site", "dest"},
		{"first build fails", false, failing(2), true, "fresh", "fresh"},
	} {
		dir := t.TempDir()
		dest, temp := filepath.Join(dir, "dest"), filepath.Join(dir, "temp")
		if c.old {
			makeFolder(t, dest, 0)
		}
		if err := os.Mkdir(temp, 0o755); err != nil {
			t.Fatal(err)
		}
		err := swap(makeFolder(t, filepath.Join(dir, "fresh"), 0), dest, temp, c.rename)
		if (err != nil) != c.fails || c.fails && !errors.Is(err, broken) {
			t.Errorf("%s: the error is %v", c.name, err)
		}
		found, _ := filepath.Glob(filepath.Join(dir, filepath.FromSlash(c.lies)))
		if len(found) != 1 || !holds(filepath.Join(found[0], "index.html"), c.want) {
			t.Errorf("%s: %s does not hold the site %s: %q", c.name, c.lies, c.want, found)
		}
		stuck := strings.HasPrefix(c.lies, "temp")
		if left, _ := os.ReadDir(temp); len(left) > 0 != stuck {
			t.Errorf("%s: %d folders are left", c.name, len(left))
		}
		if err != nil && strings.Contains(err.Error(), temp) != stuck {
			t.Errorf("%s: the error tells the wrong place: %v", c.name, err)
		}
		if stuck && len(found) == 1 && !strings.Contains(InWords(err).In(disclosure.ZhCN), "现存于 "+found[0]) {
			t.Errorf("%s: the Chinese error does not tell the place: %v", c.name, err)
		}
	}
}

// TestBuildRemovesWhatKilledRunsLeft leaves alone what is young, and the
// folder of a preview that runs.
func TestBuildRemovesWhatKilledRunsLeft(t *testing.T) {
	s := small(t)
	old := 25 * time.Hour
	gone := []string{
		makeFolder(t, s.work("tmp/build-1"), old),
		makeFolder(t, s.work("tmp/old-1"), old),
		makeFolder(t, s.work("serve-2147483647"), old),
	}
	stay := []string{
		makeFolder(t, s.work("tmp/build-2"), 0),
		makeFolder(t, s.work("serve-"+strconv.Itoa(os.Getpid())), old),
		makeFolder(t, s.work("serve-2147483646"), 0),
		makeFolder(t, s.work("other"), old),
	}
	if err := s.Build(t.Context(), filepath.Join(s.Root, "public"), ""); err != nil {
		t.Fatal(err)
	}
	for _, dir := range gone {
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%s is still there", dir)
		}
	}
	for _, dir := range stay {
		if _, err := os.Stat(dir); err != nil {
			t.Errorf("%s is gone", dir)
		}
	}
}

// TestBuildsShareNothing builds a site while another builds it: neither takes
// the theme from the other.
func TestBuildsShareNothing(t *testing.T) {
	s := small(t)
	done := make(chan error)
	for i := range 4 {
		go func() { done <- s.Build(t.Context(), filepath.Join(s.Root, strconv.Itoa(i)), "") }()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	for i := range 4 {
		if !holds(filepath.Join(s.Root, strconv.Itoa(i), "index.html"), "<title>of the theme</title>") {
			t.Errorf("build %d is not whole", i)
		}
	}
	if left, _ := os.ReadDir(s.work("tmp")); len(left) > 0 {
		t.Errorf("builds leave %v behind", left)
	}
}

// TestHugoEndsWhenToldTo ends a Hugo whose child still holds its output.
func TestHugoEndsWhenToldTo(t *testing.T) {
	t.Setenv("STUCK", "1")
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	if err := hugo(ctx, "build"); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > 10*time.Second {
		t.Errorf("after %v: %v", time.Since(start), err)
	}
}
