package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/against"
	"gongkai/site/check/output"
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
	_ = output.Text(&b, &output.Outcome{Result: r, Rules: against.Rules, Lang: disclosure.En})
	return b.String()
}

// TestAgainst holds pages of both sites, as CMSs would publish them, against
// what was filed.
func TestAgainst(t *testing.T) {
	pages := builtPages(t)
	t.Run("pasted pages pass", func(t *testing.T) { pastedPagesPass(t, pages) })
	t.Run("planted faults are found", func(t *testing.T) { plantedFaultsAreFound(t, pages) })
	t.Run("numbers that an editor drops", func(t *testing.T) { droppedNumbersAreNamed(t, pages[0]) })
	t.Run("a page of another report", func(t *testing.T) {
		if said := spoken(prove(t, pages[0].report, pages[len(pages)-1].html)); !strings.Contains(said, "does not hold the text of this report") || strings.Count(said, "(against-text, error)") != 1 {
			t.Errorf("said:\n%s", said)
		}
	})
	t.Run("broken pages", func(t *testing.T) { brokenPagesDoNoHarm(t, pages) })
}

// pastedPagesPass puts built pages through every editor: nothing is wrong with
// any, and every fact is found.
func pastedPagesPass(t *testing.T, pages []*builtPage) {
	for _, e := range editors {
		some := pages
		if !e.whole {
			some = oneOfEachForm(pages)
		}
		facts := 0
		for _, b := range some {
			result := prove(t, b.report, saved(t, b, e))
			facts += result.Against.Count(check.FactFound)
			if a := result.Against; a.Language != b.lang || a.Count(check.FactFound) != len(a.Facts) || result.Count(check.Error) > 0 || result.Count(check.Warn) > 0 && !e.tells {
				t.Errorf("%s: %s:\n%s", e.name, b, spoken(result))
			}
		}
		t.Logf("%-18s %4d pages, %6d facts found", e.name, len(some), facts)
	}
}

// droppedNumbersAreNamed is UEditor as shipped, with its filter against scripts
// on: what its list does not name goes with all it holds, data and time too.
func droppedNumbersAreNamed(t *testing.T, b *builtPage) {
	drop := editor{name: "UEditor with its filter", paste: func(n *html.Node) {
		elements(n, func(e *html.Node) {
			if e.Data == "data" || e.Data == "time" {
				e.Parent.RemoveChild(e)
			}
		})
	}}
	result := prove(t, b.report, saved(t, b, drop))
	if a := result.Against; a.Count(check.FactFound) > 0 {
		t.Errorf("facts are found that are not there:\n%s", spoken(result))
	}
	said := spoken(result)
	for _, wanted := range []string{"行政许可事项共【276】项", "the page lacks this date of signing"} {
		if !strings.Contains(said, wanted) {
			t.Errorf("%q is not told", wanted)
		}
	}
	t.Logf("%d facts, %d findings", len(result.Against.Facts), len(result.Findings))
}

// brokenPagesDoNoHarm cuts pages off, doubles and turns them: whatever is told,
// nothing breaks, and what is cut off is not found.
func brokenPagesDoNoHarm(t *testing.T, pages []*builtPage) {
	for i, b := range oneOfEachForm(pages) {
		page := saved(t, b, editors[i%len(editors)])
		whole := len(prove(t, b.report, page).Against.Facts)
		for k := 1; k < 8; k += 3 {
			result := prove(t, b.report, page[:len(page)*k/8])
			if found := result.Against.Count(check.FactFound); found > whole {
				t.Errorf("%s: %d facts are found of %d", b, found, whole)
			}
		}
		twice := prove(t, b.report, bytes.Repeat(page, 2))
		if twice.Count(check.Error)+twice.Count(check.Warn) == 0 && len(b.report.Bodies[b.lang].Paragraphs)+len(b.report.Tables) > 3 {
			t.Errorf("%s stands twice on a page, and nothing is told", b)
		}
		prove(t, b.report, []byte("<table><tr><td rowspan=9999 colspan=9999>"+strings.Repeat("<td>1<tr>", 300)))
		prove(t, b.report, nil)
	}
}
