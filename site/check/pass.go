package check

import (
	"slices"

	"gongkai/disclosure"
)

// A Pass is one rule at work on one page, one report or the site.
type Pass struct {
	Rule *Rule
	Site *Site

	saw     int
	found   []*Finding
	skipped []disclosure.Text
	skips   int // also those beyond the most

	kept []Kept // with a rule of the site

	told map[string]*many // what was found, by page

	reread *Page // the last page that a rule of the site asked for again
	placed int   // how many of found have their lines
}

// Filed is a report and the pages that show it.
type Filed struct {
	*disclosure.Report
	Pages map[disclosure.Lang]*Shown // every language of the site

	equations []*disclosure.Identity
	diagnoses []*disclosure.Diagnosis
}

// Equations gives the identities that the report's form declares within it,
// and what may be wrong with those that fail. They are worked out once.
func (f *Filed) Equations() ([]*disclosure.Identity, []*disclosure.Diagnosis) {
	if f.equations == nil {
		f.equations = f.FormIdentities()
		if slices.ContainsFunc(f.equations, func(i *disclosure.Identity) bool { return i.State() == disclosure.Broken }) {
			f.diagnoses = disclosure.Diagnose(f.equations)
		}
	}
	return f.equations, f.diagnoses
}

// Shown is the page that should show a report in one language. Where the page
// or the element that holds the report is missing, Page or Article is nil.
type Shown struct {
	Path    string
	Page    *Page
	Article *Article
}

// At is the article, or, without one, the page, or at least the address where
// the page should be.
func (s *Shown) At() Spot {
	if s.Article != nil {
		return Spot{Page: s.Page, Node: s.Article.Node}
	}
	return Spot{Page: s.Page, missing: s.Path}
}

// Values are what was found and what was expected, as findings print them. A
// rule sets Key where the element and both values do not tell the thing from
// others that it may find on the page, or change when something else does, as a
// count or a list of all headings. The fingerprint then is made of Key instead.
type Values struct{ Found, Expected, Key string }

// A Kept is what a rule of the site kept of one filed report.
type Kept struct {
	Report string // year/slug
	Value  any
}

// Kept lists what Keep of the rule gave, by report.
func (p *Pass) Kept() []Kept { return p.kept }

// Saw counts things that the rule looked at. A rule must say so for each: one
// that saw nothing has not passed.
func (p *Pass) Saw(n int) { p.saw += n }
