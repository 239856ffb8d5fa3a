package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/against"
)

// A builtPage is one page of one report, as built.
type builtPage struct {
	report *disclosure.Report
	lang   disclosure.Lang
	html   []byte
}

func (b *builtPage) String() string { return fmt.Sprintf("%s (%s)", b.report.ID, b.lang) }

// builtPages are the pages of all reports of the site at the root and of the
// sample county, in both languages.
func builtPages(t *testing.T) []*builtPage {
	t.Helper()
	root := ownSite(t)
	county, _ := ownCounty(t, root)
	var out []*builtPage
	for _, site := range []string{root, county} {
		filings := disclosure.Open(os.DirFS(site))
		for _, id := range filings.IDs() {
			r, err := filings.Read(id)
			if err != nil {
				t.Fatal(err)
			}
			for _, lang := range disclosure.Langs {
				if lang != disclosure.ZhCN && r.Translation == "none" {
					continue // the page holds no text
				}
				data, err := os.ReadFile(filepath.Join(site, "public", check.PagePath(id, lang)))
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, &builtPage{r, lang, data})
			}
		}
	}
	return out
}

// prove holds a saved page against a report.
func prove(t *testing.T, r *disclosure.Report, page []byte) *check.Result {
	t.Helper()
	proof := against.New(r)
	result, err := check.RunPage(&check.Site{Foreign: true, Today: disclosure.Date{Year: 2024, Month: 6, Day: 1}}, "saved.html", page, proof.Rules())
	if err != nil {
		t.Fatal(err)
	}
	result.Against = proof.Account()
	return result
}

func spoken(r *check.Result) string {
	var b bytes.Buffer
	_ = check.WriteText(&b, r, disclosure.En)
	return b.String()
}

// TestPastedPagesPass puts every built page through every editor: nothing is
// wrong with any, and every fact is found.
func TestPastedPagesPass(t *testing.T) {
	pages := builtPages(t)
	for _, e := range append([]editor{{name: "as built", paste: nil}}, editors...) {
		t.Run(e.name, func(t *testing.T) {
			facts, bad := 0, 0
			for _, b := range pages {
				page := b.html
				if e.paste != nil {
					page = saved(t, b, e)
				}
				result := prove(t, b.report, page)
				if a := result.Against; a.Language != b.lang && b.report.Translation == "full" {
					t.Errorf("%s is read as %s", b, a.Language)
				} else if a.Count(check.FactFound) != len(a.Facts) || result.Count(check.Error) > 0 || result.Count(check.Warn) > 0 && !e.tells {
					if bad++; bad <= 3 {
						t.Errorf("%s:\n%s", b, spoken(result))
					}
				} else {
					facts += len(a.Facts)
				}
			}
			t.Logf("%s: %d pages, %d of them not as filed; %d facts found", e.name, len(pages), bad, facts)
		})
	}
}

// TestWrongPage tells a page of another report as just that.
func TestWrongPage(t *testing.T) {
	root := ownSite(t)
	r, err := disclosure.Open(os.DirFS(root)).Read("2022/shaxian-rule-of-law")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(root, "public/about/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if said := spoken(prove(t, r, page)); !strings.Contains(said, "does not hold the text of this report") {
		t.Errorf("said:\n%s", said)
	}
}
