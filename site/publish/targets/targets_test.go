package targets_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

// A place is a target with a way to see what it serves.
type place struct {
	settings targets.Settings                  // by which another process can open it, too
	served   func() (map[string]string, error) // what readers get, by path; nil where nothing is live yet
	left     func() []string                   // what lies there beside releases and the lock

	mixed func() bool // whether it tells that it is between two releases; nil where it never may be
	kills int         // how often publishers to it are killed; 0: as often as to any
}

func (p place) open(t testing.TB) publish.Target {
	t.Helper()
	target, err := targets.Open(p.settings)
	if err != nil {
		t.Fatal(err)
	}
	return target
}

// places are the targets that are held to the tests of all targets, by kind; where
// there are several of a kind, what tells them apart follows behind a hyphen.
var places = map[string]func(t testing.TB) place{
	"directory": directoryPlace,
	"package":   packagePlace,
	"cms":       cmsPlace,
	"sftp":      sftpPlace,

	"s3":                    fakeS3(pointer),
	"s3-in-place":           fakeS3(inPlace),
	"s3-versitygw":          versityS3(pointer),
	"s3-in-place-versitygw": versityS3(inPlace),
}

// each runs a test on each kind of target.
func each(t *testing.T, hold func(t *testing.T, p place)) {
	for _, kind := range targets.All {
		if places[kind.Name] == nil {
			t.Errorf("the target %s is held to nothing", kind.Name)
		}
		for _, name := range slices.Sorted(maps.Keys(places)) {
			if own, _, _ := strings.Cut(name, "-"); own == kind.Name {
				t.Run(name, func(t *testing.T) { hold(t, places[name](t)) })
			}
		}
	}
}

// tree makes a site of the given pages.
func tree(t testing.TB, pages map[string]string) publish.Tree {
	t.Helper()
	out, err := publish.ReadTree(testsite.Write(t, t.TempDir(), pages))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// clock gives a moment a minute later each time.
func clock() func() time.Time {
	now := time.Date(2024, 3, 20, 6, 37, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Minute)
		return now
	}
}

// TestTargets holds each kind of target to what publish.Target promises.
func TestTargets(t *testing.T) { each(t, conform) }

func conform(t *testing.T, p place) {
	ctx := context.Background()
	first := map[string]string{"index.html": "one", "reports/2023/a/index.html": "甲", "reports/2023/b/index.html": "乙", "名.csv": "1"}
	second := map[string]string{"index.html": "two", "reports/2023/a/index.html": "甲", "reports/2024/c/index.html": "丙", "名.csv": "1"}
	book := filepath.Join(t.TempDir(), "book", "web.jsonl")
	target := p.open(t)
	pub := &publish.Publisher{Target: target, Keep: 1, Now: clock(), Book: book}
	serves := func(pages map[string]string) {
		t.Helper()
		got, err := p.served()
		if err != nil {
			t.Fatal(err)
		}
		record := got[publish.RecordPath]
		delete(got, publish.RecordPath)
		if !reflect.DeepEqual(got, pages) {
			t.Errorf("it serves %v, not %v", got, pages)
		}
		all := releases(t, target)
		for _, r := range all {
			holds(t, target, r)
		}
		if i := slices.IndexFunc(all, func(r publish.Release) bool { return r.Live }); i < 0 || record != fmt.Sprintf("{\"id\":%q,\"digest\":%q}\n", all[i].ID, all[i].Digest) {
			t.Errorf("the record says %s; the releases are %v", record, all)
		}
		if left := p.left(); len(left) > 0 {
			t.Errorf("it left %q", left)
		}
	}
	if all := releases(t, target); len(all) > 0 {
		t.Fatalf("there are releases before any was published: %v", all)
	}

	out, err := pub.Publish(ctx, tree(t, first))
	if err != nil {
		t.Fatal(err)
	}
	if out.Before.ID != "" || len(out.Changes.Added) != 4 || out.Sent.Sent != 5 {
		t.Errorf("the first release: %+v", out)
	}
	if !strings.HasPrefix(out.Release.ID, "20240320T063800Z-") {
		t.Errorf("the first release is named %s", out.Release.ID)
	}
	serves(first)
	one := out.Release

	if out, err = pub.Publish(ctx, tree(t, first)); err != nil || !out.Same || out.Before.ID != one.ID {
		t.Errorf("the same site once more: %+v, %v", out, err)
	}
	plan, err := pub.Plan(ctx, tree(t, second))
	if err != nil {
		t.Fatal(err)
	}
	want := publish.Changes{Added: []string{"reports/2024/c/index.html"}, Changed: []string{"index.html"}, Removed: []string{"reports/2023/b/index.html"}}
	if !reflect.DeepEqual(plan.Changes, want) || plan.Same {
		t.Errorf("the plan is %+v", plan)
	}
	serves(first)

	if out, err = pub.Publish(ctx, tree(t, second)); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(out.Changes, want) || out.Sent.Sent != 3 || out.Sent.Shared != 2 {
		t.Errorf("the second release: %+v", out)
	}
	serves(second)
	two := out.Release

	if out, err = pub.Rollback(ctx, ""); err != nil || out.Release.ID != one.ID || len(out.Changes.Added) != 1 {
		t.Errorf("the way back: %+v, %v", out, err)
	}
	serves(first)
	if _, err = pub.Rollback(ctx, ""); err == nil || !strings.Contains(err.Error(), "there is no earlier release") {
		t.Errorf("further back than there is: %v", err)
	}
	if out, err = pub.Rollback(ctx, two.ID); err != nil || out.Release.ID != two.ID {
		t.Errorf("forward again: %+v, %v", out, err)
	}
	serves(second)
	if _, err = pub.Rollback(ctx, "20200101T000000Z-12345678"); err == nil || !strings.Contains(err.Error(), "there is no release 20200101T000000Z-12345678") {
		t.Errorf("to what is not there: %v", err)
	}

	// The oldest goes; the one before the live one never does.
	third := map[string]string{"index.html": "three"}
	if out, err = pub.Publish(ctx, tree(t, third)); err != nil || !slices.Equal(out.Pruned, []string{one.ID}) {
		t.Errorf("the third release: %+v, %v", out, err)
	}
	serves(third)
	if all := releases(t, target); len(all) != 2 || all[1].ID != two.ID {
		t.Errorf("there are %v", all)
	}

	// What is cut off midway leaves nothing, and the live site as it was.
	cut, cancel := context.WithCancel(ctx)
	broken := tree(t, map[string]string{"index.html": "four", "reports/2023/a/index.html": "丁", "reports/2024/c/index.html": "戊", "名.csv": "2"})
	broken[2].Open = func() (io.ReadCloser, error) { cancel(); return nil, errors.New("cut off") }
	if _, err = pub.Publish(cut, broken); err == nil {
		t.Error("a file that cannot be read was published")
	}
	serves(third)

	// Two at once: the second is told who is at it.
	unlock, err := target.Lock(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = pub.Publish(ctx, tree(t, first)); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("process %d, since ", os.Getpid())) {
		t.Errorf("while another is at it: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}

	// A clock before the last release would put the next one behind it.
	slow := &publish.Publisher{Target: target, Keep: 2, Book: book, Now: func() time.Time { return one.Made.Add(-time.Hour) }}
	_, err = slow.Publish(ctx, tree(t, first))
	var said *disclosure.Said
	if !errors.As(err, &said) || !strings.Contains(said.In(disclosure.En), "set the clock first") || !strings.Contains(said.In(disclosure.ZhCN), "请先校准时钟") {
		t.Errorf("with a clock that is late: %v", err)
	}
	serves(third)

	// The book has each of them, in order.
	entries, err := publish.OpenBook(book)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, e := range entries.Entries() {
		told = append(told, strings.Join(append([]string{e.Action, e.Release[9:16]}, e.First...), " "))
	}
	wantTold := []string{"published 063800Z 2023/a 2023/b", "published 063900Z 2024/c", "rolled-back 063800Z", "rolled-back 063900Z", "published 064200Z"}
	if !slices.Equal(told, wantTold) {
		t.Errorf("the book says %q", told)
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
