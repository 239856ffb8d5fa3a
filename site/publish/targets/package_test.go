//go:build unix

package targets_test

import (
	"archive/tar"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

// TestPackagesAreTheSameBytes: whoever publishes the same sites at the same times lays down
// the same packages, to the bit.
func TestPackagesAreTheSameBytes(t *testing.T) {
	var both [2]map[string]string
	for i := range both {
		root := filepath.Join(t.TempDir(), "out")
		laid(t, packageSettings(root), pages(0), pages(1))
		var err error
		if both[i], err = readAll(filepath.Join(root, "packages")); err != nil {
			t.Fatal(err)
		}
	}
	if len(both[0]) != 16 {
		t.Errorf("there are %d files in two packages", len(both[0]))
	}
	for name, data := range both[0] {
		if both[1][name] != data {
			t.Errorf("%s is not the same twice", name)
		}
	}
}

// laid publishes sites one after the other and lists the releases.
func laid(t testing.TB, s targets.Settings, sites ...map[string]string) (ids []string) {
	t.Helper()
	pub := publisherOf(t, s)
	for _, pages := range sites {
		out, err := pub.Publish(context.Background(), tree(t, pages))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, out.Release.ID)
	}
	return ids
}

func publisherOf(t testing.TB, s targets.Settings) *publish.Publisher {
	t.Helper()
	return &publish.Publisher{Target: place{settings: s}.open(t), Keep: 9, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
}

func saidInBoth(t *testing.T, what string, err error, en, zh string) {
	t.Helper()
	var said *disclosure.Said
	if !errors.As(err, &said) || !strings.Contains(said.In(disclosure.En), en) || !strings.Contains(said.In(disclosure.ZhCN), zh) {
		t.Errorf("%s: got %v", what, err)
	}
}

// TestATarIsSortedAndOfNobody: names in order, one owner, mode and time.
func TestATarIsSortedAndOfNobody(t *testing.T) {
	root := filepath.Join(t.TempDir(), "out")
	long := strings.Repeat(strings.Repeat("很长的名称", 8)+"/", 2) + "index.html"
	ids := laid(t, packageSettings(root), map[string]string{"b.html": "b", "a/c.html": "c", "名.csv": "1", long: "l", "a.html": "a"})
	f, err := os.Open(filepath.Join(root, "packages", ids[0], "gongkai-web-"+ids[0]+".tar"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var names []string
	for in := tar.NewReader(f); ; {
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Uid != 0 || h.Gid != 0 || h.Uname != "" || h.Gname != "" || h.Mode != 0o644 || h.ModTime.UTC().Format("20060102T150405Z") != ids[0][:16] || h.Typeflag != tar.TypeReg || h.Format != tar.FormatGNU {
			t.Errorf("%s: %+v", h.Name, h)
		}
		names = append(names, h.Name)
	}
	if got, want := strings.Join(names, " "), "_gongkai/release.json a.html a/c.html b.html 名.csv "+long; got != want {
		t.Errorf("it holds %s, not %s", got, want)
	}
}

// TestAFileThatChangesIsNotPackedUp: the sums would be of something else.
func TestAFileThatChangesIsNotPackedUp(t *testing.T) {
	for what, text := range map[string]string{"other": "two", "longer": "three", "shorter": "o"} {
		root := filepath.Join(t.TempDir(), "out")
		pub := publisherOf(t, packageSettings(root))
		site := tree(t, map[string]string{"index.html": "one", "b.html": "b"})
		site[1].Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
		_, err := pub.Publish(context.Background(), site)
		saidInBoth(t, what, err, "index.html changed while it was published; publish again", "index.html 在发布过程中改变了；请再发布一次")
		if all := releases(t, pub.Target); len(all) > 0 || len(leftOfPackages(root)) > 0 {
			t.Errorf("%s: there are %v and %v", what, all, leftOfPackages(root))
		}
	}
}
