package check_test

import (
	"context"
	"testing"

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
