package targets_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/disclosure"
	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

// A place is a target with a way to see what it serves.
type place struct {
	settings targets.Settings                  // by which another process can open it, too
	served   func() (map[string]string, error) // what readers get, by path; nil where nothing is live yet
	left     func() []string                   // what lies there beside releases and the lock

	mixed  func() bool   // whether it tells that it is between two releases; nil where it never may be
	kills  int           // how often publishers to it are killed; 0: as often as to any
	within time.Duration // how late at most; 0: as to any
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
	"directory":             directoryPlace,
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

func directorySettings(root string) targets.Settings {
	return targets.Settings{Name: "web", Values: map[string]any{"kind": "directory", "path": root}}
}

func openDirectory(t testing.TB, root string) publish.Target {
	t.Helper()
	return place{settings: directorySettings(root)}.open(t)
}

func directoryPlace(t testing.TB) place {
	root := filepath.Join(t.TempDir(), "www")
	return place{
		settings: directorySettings(root),
		served:   func() (map[string]string, error) { return readAll(filepath.Join(root, "current")) },
		left:     func() []string { return leftIn(root) },
	}
}

// leftIn lists what lies in a directory target beside whole releases, their
// manifests, the link and the lock.
func leftIn(root string) (left []string) {
	for _, pattern := range []string{"*", ".*", "releases/.*", "manifests/*"} {
		names, _ := filepath.Glob(filepath.Join(root, pattern))
		for _, name := range names {
			switch rel, _ := filepath.Rel(root, name); {
			case rel == "releases", rel == "manifests", rel == "current", rel == "publish.lock":
			case strings.HasPrefix(rel, "manifests"):
				if _, err := os.Stat(filepath.Join(root, "releases", strings.TrimSuffix(filepath.Base(rel), ".sha256"))); err != nil {
					left = append(left, rel)
				}
			default:
				left = append(left, rel)
			}
		}
	}
	return left
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

// TestSettingsAreToldByKey names what is wrong with settings.
func TestSettingsAreToldByKey(t *testing.T) {
	for want, values := range map[string]map[string]any{
		"config.toml: params.gongkai.publish.web.kind: is missing or no text; write it":                             {"path": "x"},
		`config.toml: params.gongkai.publish.web.kind: there is no kind "ftp"; known are directory, s3`:             {"kind": "ftp"},
		"config.toml: params.gongkai.publish.web.path: is missing or no text; write it":                             {"kind": "directory"},
		"config.toml: params.gongkai.publish.web.paht: is not known; known are keep, kind, path, url, within_hours": {"kind": "directory", "path": "x", "paht": "y"},
		"config.toml: params.gongkai.publish.web.keep: must be a whole number from 1 to 1000":                       {"kind": "directory", "path": "x", "keep": int64(0)},
	} {
		s := targets.Settings{Name: "web", Values: values}
		_, err := targets.Open(s)
		if err == nil {
			_, err = s.Keep()
		}
		if err == nil || err.Error() != want {
			t.Errorf("%v: got %v, not %s", values, err, want)
		}
	}
}
