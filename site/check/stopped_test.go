package check_test

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// saysStopped asks for the words, in both languages, and for no result.
func saysStopped(t *testing.T, r *check.Result, err error) {
	t.Helper()
	if r != nil || !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, %v", r, err)
	}
	var said interface{ In(disclosure.Lang) string }
	if !errors.As(err, &said) || !strings.Contains(said.In(disclosure.ZhCN), "中途停止") || !strings.Contains(said.In(disclosure.En), "was stopped before it was done") {
		t.Errorf("it says %v", err)
	}
}

// TestARunIsStoppedWithinAPage: whoever stops it while a rule looks does not wait for
// the other rules of the page, the other pages, or the rules of the site.
func TestARunIsStoppedWithinAPage(t *testing.T) {
	for _, foreign := range []bool{false, true} {
		ctx, stop := context.WithCancel(t.Context())
		first := rule("first", func(r *check.Rule) {
			r.Foreign = true
			r.Page = func(p *check.Pass, _ *check.Page) {
				if p.Stopped() {
					t.Error("stopped before anybody did so")
				}
				stop()
				if !p.Stopped() {
					t.Error("the rule is not told")
				}
				p.Errorf(check.Spot{}, check.Values{}, "错", "wrong")
			}
		})
		never := func(id string) *check.Rule {
			return rule(id, func(r *check.Rule) {
				r.Foreign = true
				r.Page = func(*check.Pass, *check.Page) { t.Error(id, "still looks at a page") }
			})
		}
		site := rule("site", func(r *check.Rule) {
			r.Page, r.Foreign, r.Site = nil, true, func(*check.Pass) { t.Error("a rule of the site still looks") }
		})
		s := pages(map[string]string{"a.html": page})
		s.Foreign, s.Lenient = foreign, foreign
		r, err := check.Run(ctx, s, []*check.Rule{first, never("second"), never("third"), site})
		saysStopped(t, r, err)
		if len(s.LeftOut()) > 0 {
			t.Error("what was not read because nobody waited is no fault of the page")
		}
	}
}

// TestARunIsStoppedWhileAFileIsJudged is the same of files.
func TestARunIsStoppedWhileAFileIsJudged(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	first := rule("first", func(r *check.Rule) { r.Page, r.File = nil, func(*check.Pass, *check.File) { stop() } })
	second := rule("second", func(r *check.Rule) {
		r.Page, r.File = nil, func(*check.Pass, *check.File) { t.Error("the second rule still looks") }
	})
	r, err := check.Run(ctx, pages(map[string]string{"a.csv": "1"}), []*check.Rule{first, second})
	saysStopped(t, r, err)
}

// TestARunIsStoppedWhileAPageIsRead: before the tree is made.
func TestARunIsStoppedWhileAPageIsRead(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	s := pages(nil)
	s.FS, s.Foreign, s.Lenient = stopping{fstest.MapFS{"a.html": {Data: []byte(page)}}, stop}, true, true
	r, err := check.Run(ctx, s, []*check.Rule{rule("any", func(r *check.Rule) {
		r.Foreign, r.Page = true, func(*check.Pass, *check.Page) { t.Error("a rule still looks") }
	})})
	saysStopped(t, r, err)
	if len(s.LeftOut()) > 0 {
		t.Error("the page is told as one that cannot be read")
	}
}

// stopping stops the run when the first byte of a page is read.
type stopping struct {
	fstest.MapFS
	stop func()
}

func (s stopping) Open(name string) (fs.File, error) {
	f, err := s.MapFS.Open(name)
	if strings.HasSuffix(name, ".html") {
		return stoppingFile{f, s.stop}, err
	}
	return f, err
}

type stoppingFile struct {
	fs.File
	stop func()
}

func (f stoppingFile) Read(b []byte) (int, error) {
	f.stop()
	return f.File.Read(b[:min(len(b), 16)])
}
