//go:build unix

package targets_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/site/publish"
)

// TestUnchangedFilesAreOneFile: a release shares what did not change, and keeps its time,
// which web servers make marks of; what somebody cut short is not handed on.
func TestUnchangedFilesAreOneFile(t *testing.T) {
	root := filepath.Join(t.TempDir(), "www")
	pub := &publish.Publisher{Target: openDirectory(t, root), Keep: 3, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
	ids := []string{}
	for _, text := range []string{"one", "two", "three"} {
		out, err := pub.Publish(context.Background(), tree(t, map[string]string{"index.html": text, "same.html": "same"}))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, out.Release.ID)
		if text == "two" {
			if err := os.WriteFile(filepath.Join(root, "current", "same.html"), []byte("sa"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	info := func(id, name string) os.FileInfo {
		t.Helper()
		i, err := os.Stat(filepath.Join(root, "releases", id, name))
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	if !os.SameFile(info(ids[0], "same.html"), info(ids[1], "same.html")) {
		t.Error("what did not change was copied")
	}
	if os.SameFile(info(ids[1], "same.html"), info(ids[2], "same.html")) || info(ids[2], "same.html").Size() != 4 {
		t.Error("what was cut short was handed on")
	}
	if at := info(ids[1], "index.html").ModTime().UTC(); at != time.Date(2024, 3, 20, 6, 39, 0, 0, time.UTC) {
		t.Errorf("a new file is of %v", at)
	}
	to, err := os.Readlink(filepath.Join(root, "current"))
	if want := filepath.Join("releases", ids[2]); err != nil || to != want {
		t.Errorf("the link leads to %s, not %s (%v)", to, want, err)
	}
	sums := exec.Command("sha256sum", "--check", "--quiet", filepath.Join(root, "manifests", ids[2]+".sha256"))
	sums.Dir = filepath.Join(root, "releases", ids[2])
	if out, err := sums.CombinedOutput(); err != nil {
		t.Errorf("sha256sum: %v\n%s", err, out)
	}
}

// TestReleasesOfOneSecondAreInOrder: the way back goes by what was published, not by names.
func TestReleasesOfOneSecondAreInOrder(t *testing.T) {
	at := clock()()
	root := filepath.Join(t.TempDir(), "www")
	pub := &publish.Publisher{Target: openDirectory(t, root), Keep: 5, Now: func() time.Time { return at }, Book: filepath.Join(t.TempDir(), "web.jsonl")}
	texts := []string{"one", "two", "three", "four"}
	for _, text := range texts {
		if _, err := pub.Publish(context.Background(), tree(t, map[string]string{"index.html": text})); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"three", "two", "one"} {
		if _, err := pub.Rollback(context.Background(), ""); err != nil {
			t.Fatal(err)
		}
		if got, err := readAll(filepath.Join(root, "current")); err != nil || got["index.html"] != want {
			t.Errorf("it went back to %q, not %q (%v)", got["index.html"], want, err)
		}
	}
	if _, err := pub.Rollback(context.Background(), ""); err == nil {
		t.Error("it went back further than there is")
	}
}

// TestANameIsNotGivenTwice: the same site, published once more within the second after its
// release was removed, is another release; the book could not tell them apart.
func TestANameIsNotGivenTwice(t *testing.T) {
	at := clock()()
	root := filepath.Join(t.TempDir(), "www")
	pub := &publish.Publisher{Target: openDirectory(t, root), Keep: 1, Now: func() time.Time { return at }, Book: filepath.Join(t.TempDir(), "web.jsonl")}
	for _, text := range []string{"one", "two", "three", "one"} {
		if _, err := pub.Publish(context.Background(), tree(t, map[string]string{"index.html": text})); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := pub.Rollback(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	if got, err := readAll(filepath.Join(root, "current")); err != nil || got["index.html"] != "three" {
		t.Errorf("it went back to %q (%v)", got["index.html"], err)
	}
}

// TestAFolderThatIsNotOursIsLeftAlone: a page in the place of the link is no target.
func TestAFolderThatIsNotOursIsLeftAlone(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "current"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(root, "releases", "mine"), 0o755); err != nil {
		t.Fatal(err)
	}
	pub := &publish.Publisher{Target: openDirectory(t, root), Keep: 1, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
	_, err := pub.Publish(context.Background(), tree(t, map[string]string{"index.html": "one"}))
	if err == nil || !strings.Contains(err.Error(), "should be a link that this tool made, and is not") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(root, "releases", "mine")); err != nil {
		t.Error(err)
	}
}
