package targets_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// A gate stands before a store. It may refuse requests, and notes what changed something.
type gate struct {
	store http.Handler

	mu      sync.Mutex
	refuse  func(n int, r *http.Request) bool // of the nth request since it was set
	n       int
	changes []string // in order: + key, - keys
}

func (g *gate) set(refuse func(n int, r *http.Request) bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.refuse, g.n, g.changes = refuse, 0, nil
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	g.n++
	no := g.refuse != nil && g.refuse(g.n, r)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		g.changes = append(g.changes, map[string]string{http.MethodPut: "+ "}[r.Method]+strings.TrimPrefix(r.URL.Path, "/site/a/b/"))
	}
	g.mu.Unlock()
	if no {
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(http.StatusForbidden)
		fmt.Fprint(w, `<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>no `+s3Secret+`</Message></Error>`)
		return
	}
	g.store.ServeHTTP(w, r)
}

// from and to differ in all that can differ: what is a file in one is a folder in the other.
var (
	from = map[string]string{"index.html": "one", "css/a.css": "a", "news": "a file", "data/x.csv": "1", "data/old.csv": "0", "same.html": "same", "old/index.html": "old", "index.xml": "feed one"}
	to   = map[string]string{"index.html": "two", "css/b.css": "b", "news/index.html": "a folder", "data": "a file", "same.html": "same", "new/index.html": "new", "index.xml": "feed two"}
)

// between is a target with two releases, of which the first is live.
func between(t *testing.T, p place) (ids [2]string) {
	t.Helper()
	target := p.open(t)
	pub := &publish.Publisher{Target: target, Keep: 3, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
	for i, pages := range []map[string]string{from, to} {
		out, err := pub.Publish(context.Background(), tree(t, pages))
		if err != nil {
			t.Fatal(err)
		}
		ids[i] = out.Release.ID
	}
	if err := target.Switch(context.Background(), ids[0]); err != nil {
		t.Fatal(err)
	}
	return ids
}

// servesOne fails unless what is served is one of two releases, and gives which.
func servesOne(t *testing.T, p place, ids [2]string) string {
	t.Helper()
	got, err := p.served()
	if err != nil {
		t.Fatal(err)
	}
	record := got[publish.RecordPath]
	delete(got, publish.RecordPath)
	for i, want := range []map[string]string{from, to} {
		if reflect.DeepEqual(got, want) && strings.Contains(record, ids[i]) {
			return ids[i]
		}
	}
	t.Fatalf("it serves neither release: %v, %s", got, record)
	return ""
}

// TestASwitchThatStopsAnywhereIsMended refuses a switch in place at each of its requests
// in turn, that one only or all that follow: what is served is whole or told by the
// journal, the error says which, and the next run makes it whole.
func TestASwitchThatStopsAnywhereIsMended(t *testing.T) {
	ctx := context.Background()
	f := newFake(t)
	g := &gate{store: f}
	p := shelfPlace(s3Settings(t, onLoopback(t, g), inPlace), inPlace, f.read)
	ids := between(t, p)
	said := map[string]int{}
	for n, done := 1, 0; done < 2; n++ {
		for _, only := range []bool{true, false} {
			g.set(func(i int, _ *http.Request) bool { return i == n || !only && i > n })
			err := p.open(t).Switch(ctx, ids[1])
			g.set(nil)
			if err == nil {
				done++
			} else {
				said[tail(t, err)]++
			}
			all := releases(t, p.open(t))
			live := slices.IndexFunc(all, func(r publish.Release) bool { return r.Live })
			switch asBefore := err != nil && strings.Contains(err.Error(), "the live site is as it was"); {
			case !p.mixed() || asBefore:
				if got := servesOne(t, p, ids); got != all[live].ID || asBefore && got != ids[0] {
					t.Fatalf("stopped at %d it serves %s, and says %s is live: %v", n, got, all[live].ID, err)
				}
			case err == nil:
				t.Fatalf("stopped at %d: the journal is there, and no error", n)
			}
			unlock, err := p.open(t).Lock(ctx)
			if err == nil {
				err = unlock()
			}
			if err != nil {
				t.Fatalf("after %d: %v", n, err)
			}
			if got := servesOne(t, p, ids); got != all[live].ID {
				t.Errorf("stopped at %d, %s was told to be live, and %s came of it", n, all[live].ID, got)
			}
			if left := p.left(); p.mixed() || len(left) > 0 {
				t.Errorf("stopped at %d it left %q", n, left)
			}
			if err := p.open(t).Switch(ctx, ids[0]); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, what := range []string{"the live site is as it was", "the new release is live, but files that should be gone are not", "pages of both releases are served"} {
		if said[what] == 0 {
			t.Errorf("it was never said that %s: %v", what, said)
		}
	}
	t.Logf("the errors said %v", said)
}

// tail is what an error says of the live site. It is in both languages and quotes no key.
func tail(t *testing.T, err error) string {
	t.Helper()
	en, zh := inBoth(t, err)
	for _, said := range [][2]string{
		{"the live site is as it was", "现行网站没有改变"},
		{"the new release is live, but files that should be gone are not", "新版本已经现行，但应删去的文件还没有删完"},
		{"pages of both releases are served", "现在提供的页面新旧混杂"},
		{"pages of both releases may be served", "现在提供的页面可能新旧混杂"},
		{"the new release is live; publish again", "新版本已经现行；请重新发布"},
	} {
		if strings.Contains(en, said[0]) && strings.Contains(zh, said[1]) {
			return said[0]
		}
	}
	t.Errorf("it does not say what is live: %s, %s", en, zh)
	return en
}

// inBoth gives what an error says in both languages, and fails where it quotes a key.
func inBoth(t *testing.T, err error) (en, zh string) {
	t.Helper()
	var said interface{ In(disclosure.Lang) string }
	if !errors.As(err, &said) {
		t.Fatalf("an error in one language: %v", err)
	}
	en, zh = said.In(disclosure.En), said.In(disclosure.ZhCN)
	if all := en + zh + fmt.Sprintf("%v", err); strings.Contains(all, s3Secret) || strings.Contains(all, s3Access) {
		t.Errorf("a key is told: %s", all)
	}
	return en, zh
}

// TestFilesGoLiveBeforeThePagesThatNameThem: first what pages need, then pages, then what
// lists pages, then the record; what is gone goes last, but for what stands in the way.
func TestFilesGoLiveBeforeThePagesThatNameThem(t *testing.T) {
	f := newFake(t)
	g := &gate{store: f}
	p := shelfPlace(s3Settings(t, onLoopback(t, g), inPlace), inPlace, f.read)
	ids := between(t, p)
	g.set(nil)
	if err := p.open(t).Switch(context.Background(), ids[1]); err != nil {
		t.Fatal(err)
	}
	slices.Sort(g.changes[2:4])
	slices.Sort(g.changes[5:7])
	slices.Sort(g.changes[7:9])
	remove := "/site/"
	want := []string{"+ _gongkai/journal.json",
		remove, "+ css/b.css", "+ data", // data/x.csv is in the way of data
		remove, "+ new/index.html", "+ news/index.html", // news is in the way of news/index.html
		"+ index.html", "+ index.xml", "+ _gongkai/release.json",
		remove, remove} // what is gone, and the journal
	if !slices.Equal(g.changes, want) {
		t.Errorf("the switch did\n%q, not\n%q", g.changes, want)
	}
}

// TestFilesBecomeFoldersOnAFileSystem switches there and back where a store cannot hold
// a file and a folder of one name.
func TestFilesBecomeFoldersOnAFileSystem(t *testing.T) {
	p := versityS3(inPlace)(t)
	ids := between(t, p)
	for _, id := range []string{ids[0], ids[1], ids[0], ids[1]} {
		if err := p.open(t).Switch(context.Background(), id); err != nil {
			t.Fatal(err)
		}
		if got := servesOne(t, p, ids); got != id {
			t.Errorf("it serves %s, not %s", got, id)
		}
	}
}
