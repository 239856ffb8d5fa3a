package targets_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gongkai/site/publish"
)

// tree makes a site of the given pages.
func tree(t testing.TB, pages map[string]string) publish.Tree {
	t.Helper()
	out, err := treeIn(t.TempDir(), pages)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func treeIn(dir string, pages map[string]string) (publish.Tree, error) {
	for path, text := range pages {
		file := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	return publish.ReadTree(dir)
}

// clock gives a moment a minute later each time.
func clock() func() time.Time {
	now := time.Date(2024, 3, 20, 6, 37, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Minute)
		return now
	}
}

// holds reads every file of a release, and whatever else is asked for by a wrong name.
func holds(t *testing.T, target publish.Target, r publish.Release) {
	t.Helper()
	ctx := context.Background()
	sums, err := target.Sums(ctx, r.ID)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range sums {
		in, err := target.Open(ctx, r.ID, path)
		if err != nil {
			t.Fatal(err)
		}
		h := sha256.New()
		_, err = io.Copy(h, in)
		if got := hex.EncodeToString(h.Sum(nil)); errors.Join(err, in.Close()) != nil || got != want {
			t.Errorf("%s of %s is of %s, not %s (%v)", path, r.ID, got, want, err)
		}
	}
	for _, path := range []string{"nothing.html", "../../publish.lock", "../../releases/" + r.ID + "/index.html"} {
		if in, err := target.Open(ctx, r.ID, path); err == nil {
			in.Close()
			t.Errorf("%s can be read of %s", path, r.ID)
		}
	}
}

func releases(t testing.TB, target publish.Target) []publish.Release {
	t.Helper()
	all, err := target.Releases(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// readAll reads every file below a folder, or none where there is no folder.
func readAll(dir string) (map[string]string, error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
		out[path] = string(data)
		return err
	})
	return out, err
}
