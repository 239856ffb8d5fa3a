package check_test

import (
	"context"
	"testing"
	"unicode/utf8"

	"gongkai/site/check"
)

// FuzzPages: no document, however broken, stops the reading of pages.
func FuzzPages(f *testing.F) {
	f.Add(page, "a.csv")
	f.Add("<table><p data-report=x><data data-fact=y><svg><title>", "//[")
	f.Add("", "http://%zz")
	f.Fuzz(func(t *testing.T, html, address string) {
		s := pages(map[string]string{"a.html": html, "b/index.html": "<a href=\"" + address + "\">"})
		touch := rule("touch", func(r *check.Rule) {
			r.Page = func(p *check.Pass, page *check.Page) {
				for _, l := range page.Links {
					_, err := p.Site.Resolve(page.Path, l.URL)
					p.Infof(page.At(l.Node), check.Values{Found: l.URL}, "链接 %v", "link %v", err)
				}
				p.Infof(page.At(page.Head), check.Values{}, "头", "head")
			}
		})
		if _, err := check.Run(context.Background(), s, []*check.Rule{touch}); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzSameWords holds the comparison to what it says of itself.
func FuzzSameWords(f *testing.F) {
	for _, pair := range [][2]string{{"", " "}, {"一 二", "一\u3000二\n"}, {"a b", "ab"}, {"é", "è"}, {"x\u3000", "x\u3001"}, {"ab", "abc"}, {" a", "a b"}, {"中", "丮"}} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			return // what is no text has no letters
		}
		if got, want := check.SameWords(a, b), check.Squeeze(a) == check.Squeeze(b); got != want {
			t.Errorf("%q and %q: %v, want %v", a, b, got, want)
		}
	})
}
