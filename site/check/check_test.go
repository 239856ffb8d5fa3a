package check_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
	"gongkai/site/check"
)

var anything = disclosure.Say("页面", "page")

// rule makes a rule that is in order.
func rule(id string, change func(*check.Rule)) *check.Rule {
	r := &check.Rule{
		ID: id, Level: check.Error, Subject: anything,
		Doc:   disclosure.Say("标题\n\n说明。", "title\n\nWhy."),
		Cites: []disclosure.Cite{{Instrument: "x", Confidence: disclosure.Logic}},
		Page:  func(p *check.Pass, page *check.Page) { p.Saw(1) },
	}
	if change != nil {
		change(r)
	}
	return r
}

func pages(files map[string]string) *check.Site {
	return &check.Site{FS: testsite.FS(files), BaseURL: "https://sample.example/part/", Today: disclosure.Date{Year: 2023, Month: 6, Day: 1}}
}

func check1(t *testing.T, s *check.Site, rules ...*check.Rule) *check.Result {
	t.Helper()
	r, err := check.Run(context.Background(), s, rules)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sentences(r *check.Result) string {
	var lines []string
	for _, f := range r.Findings {
		lines = append(lines, f.Sentence(disclosure.En))
	}
	return strings.Join(lines, "\n")
}

const page = "<!doctype html>\n<html lang=en>\n<head><title>T</title></head>\n<body>\n<main>\n<p>one\n<p id=two>two\n<p data-x=1>three\n<ul><li>a<li>b</ul>\n<a rel=next href=x class=y>c</a></main>\n"

// TestARuleThatSawNothingHasNotPassed: a check that looked at nothing is an
// error, unless what it looks at is absent, which is told.
func TestARuleThatSawNothingHasNotPassed(t *testing.T) {
	blind := rule("blind", func(r *check.Rule) { r.Page = func(*check.Pass, *check.Page) {} })
	absent := rule("absent", func(r *check.Rule) { r.On = func(*check.Page) bool { return false } })
	unsure := rule("unsure", func(r *check.Rule) {
		r.Page = func(p *check.Pass, _ *check.Page) { p.Skip("不知道", "cannot know") }
	})
	r := check1(t, pages(map[string]string{"a.html": page, "b.html": page}), blind, absent, unsure)
	want := ".: there is a page, but the rule saw nothing of it to check, so it has not passed (blind, error)"
	if got := sentences(r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var not []string
	for _, n := range r.NotChecked {
		not = append(not, n.Rule+": "+n.Why[disclosure.En]+" "+n.Why[disclosure.ZhCN])
	}
	if got := fmt.Sprint(not); got != "[absent: there is no page 没有页面 unsure: cannot know 不知道]" {
		t.Error(got)
	}
}

// TestASiteRuleKeepsOfEachReport: it looks when all have been read; where no
// report is its subject, that is told.
func TestASiteRuleKeepsOfEachReport(t *testing.T) {
	keeping := func(form string) *check.Rule {
		return rule("of-"+form, func(r *check.Rule) {
			r.Page = nil
			r.Keep = func(f *disclosure.Report) any {
				if f.Form.ID != form {
					return nil
				}
				return f.Year
			}
			r.Site = func(p *check.Pass) { p.Skip("%v", "%v", p.Kept()) }
		})
	}
	filed, public := map[string]string{}, map[string]string{}
	for name, data := range testsite.Files(t, "rules/testdata/base.txtar") {
		if rest, ok := strings.CutPrefix(name, "public/"); ok {
			public[rest] = data
		} else {
			filed[name] = data
		}
	}
	s := pages(public)
	s.Filings = disclosure.Open(testsite.FS(filed))
	var not []string
	for _, n := range check1(t, s, keeping("rule-of-law"), keeping("website-annual")).NotChecked {
		not = append(not, n.Rule+": "+n.Why[disclosure.En])
	}
	if got := fmt.Sprint(not); got != "[of-rule-of-law: [{2022/demo 2022}] of-website-annual: there is no page]" {
		t.Error(got)
	}
}

// TestFindingsNameTheirPlace: line and selector lead to the element.
func TestFindingsNameTheirPlace(t *testing.T) {
	all := rule("all", func(r *check.Rule) {
		r.Page = func(p *check.Pass, page *check.Page) {
			for _, n := range page.Doc.Find("p, li, a").Nodes {
				p.Errorf(page.At(n), check.Values{}, "有“%s”", "has %q", check.Text(n))
			}
			p.Errorf(page.At(nil), check.Values{}, "整页", "the page as a whole")
		}
	})
	want := `a.html: the page as a whole (all, error)
a.html:6 body > main > p:nth-of-type(1): has "one" (all, error)
a.html:7 p#two: has "two" (all, error)
a.html:8 p[data-x="1"]: has "three" (all, error)
a.html:9 body > main > ul > li:nth-of-type(1): has "a" (all, error)
a.html:9 body > main > ul > li:nth-of-type(2): has "b" (all, error)
a.html:10 body > main > a: has "c" (all, error)`
	if got := sentences(check1(t, pages(map[string]string{"a.html": page}), all)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestRulesAreCheckedBeforeTheyCheck: faults of rules are found at start.
func TestRulesAreCheckedBeforeTheyCheck(t *testing.T) {
	tests := []struct {
		want  string
		rules []*check.Rule
	}{
		{`rule "Bad": the id must be lower-case words joined by hyphens`, []*check.Rule{rule("Bad", nil)}},
		{"rule a: declared twice", []*check.Rule{rule("a", nil), rule("a", nil)}},
		{`rule a: unknown level "fatal"`, []*check.Rule{rule("a", func(r *check.Rule) { r.Level = "fatal" })}},
		{`rule a: unknown level ""`, []*check.Rule{rule("a", func(r *check.Rule) { r.Level = "" })}},
		{"rule a: cites nothing", []*check.Rule{rule("a", func(r *check.Rule) { r.Cites = nil })}},
		{"rule a: is an error, but no citation of it may block (needs V, V2 of a government, or logic)", []*check.Rule{rule("a", func(r *check.Rule) {
			r.Cites = []disclosure.Cite{{Instrument: "x", Confidence: disclosure.V2}, {Instrument: "y", Confidence: disclosure.M}}
		})}},
		{"rule a: exactly one of Page (or File), Report, Site and Last must be set", []*check.Rule{rule("a", func(r *check.Rule) { r.Page = nil })}},
		{"rule a: title, doc and subject must exist in en", []*check.Rule{rule("a", func(r *check.Rule) { r.Doc = disclosure.Text{disclosure.ZhCN: "一\n\n二"} })}},
	}
	for _, tt := range tests {
		if err := check.Validate(tt.rules); err == nil || err.Error() != tt.want {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
	if _, err := check.Select([]*check.Rule{rule("a", nil)}, []string{"b"}); err == nil {
		t.Error("an unknown rule can be selected")
	}
}

// TestRedirectsAreNoPages: Hugo writes pages that only send the reader on.
func TestRedirectsAreNoPages(t *testing.T) {
	r := check1(t, pages(map[string]string{
		"a.html": page,
		"b.html": `<!doctype html><html><head><meta http-equiv="refresh" content="0; url=/a.html"></head></html>`,
		"c.html": `<!doctype html><html><head><meta http-equiv="refresh" content="300"></head></html>`,
	}), rule("a", nil))
	if r.Pages != 2 {
		t.Errorf("%d pages, want 2: the first, and the one that only reloads itself", r.Pages)
	}
}

// TestResolve tells where addresses lead, below a base with a path.
func TestResolve(t *testing.T) {
	s := pages(map[string]string{"index.html": page, "x/y/index.html": page, "x/y/a.csv": "1", "x/z.html": page})
	check1(t, s, rule("a", nil))
	tests := []struct{ page, address, want string }{
		{"x/y/index.html", "a.csv", "x/y/a.csv"},
		{"x/y/index.html", "../z.html#p", "x/z.html#p"},
		{"x/y/index.html", "#p", "x/y/index.html#p"},
		{"x/y/index.html", "", "x/y/index.html"},
		{"x/y/index.html", "?q=1", "x/y/index.html"},
		{"x/y/index.html", "/part/", "index.html"},
		{"x/y/index.html", "/part", "index.html"},
		{"x/y/index.html", "/part/x/y", "x/y/index.html"},
		{"x/y/index.html", "/other/", "beyond"},
		{"index.html", "x/y/", "x/y/index.html"},
		{"index.html", "https://sample.example/part/x/y/a.csv", "x/y/a.csv"},
		{"index.html", "https://sample.example/", "beyond"},
		{"index.html", "//sample.example/part/x/z.html", "x/z.html"},
		{"index.html", "https://other.example/part/", "external"},
		{"index.html", "mailto:a@sample.example", "external"},
		{"index.html", "data:text/plain,x", "external"},
		{"index.html", "x/%7A.html", "x/z.html"},
		{"index.html", "nowhere/", "nowhere/index.html"},
	}
	for _, tt := range tests {
		got, err := s.Resolve(tt.page, tt.address)
		if err != nil {
			t.Errorf("%s: %v", tt.address, err)
			continue
		}
		said := got.Path
		if got.Beyond {
			said = "beyond"
		} else if !got.Internal {
			said = "external"
		} else if got.Fragment != "" {
			said += "#" + got.Fragment
		}
		if said != tt.want {
			t.Errorf("%q on %s leads to %s, want %s", tt.address, tt.page, said, tt.want)
		}
	}
}
