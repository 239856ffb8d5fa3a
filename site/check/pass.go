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

	kept []Kept // with a rule of the site

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

// Skip says why the rule could not decide, here, and counts as having looked.
func (p *Pass) Skip(zh, en string, args ...any) {
	p.saw++
	p.skipped = append(p.skipped, disclosure.Say(zh, en, args...))
}

// Errorf reports a duty unmet. The message follows, in both languages with the
// same arguments.
func (p *Pass) Errorf(at Spot, v Values, zh, en string, args ...any) {
	p.report(Error, at, v, disclosure.Say(zh, en, args...))
}

// Warnf reports what a person should judge.
func (p *Pass) Warnf(at Spot, v Values, zh, en string, args ...any) {
	p.report(Warn, at, v, disclosure.Say(zh, en, args...))
}

// Infof gives advice.
func (p *Pass) Infof(at Spot, v Values, zh, en string, args ...any) {
	p.report(Info, at, v, disclosure.Say(zh, en, args...))
}

func (p *Pass) report(l Level, at Spot, v Values, message disclosure.Text) {
	p.saw++
	if l.rank() < p.Rule.Level.rank() {
		panic("rule " + p.Rule.ID + " reports at level " + string(l) + ", graver than its own")
	}
	cites := p.Rule.cites(p.Site.Foreign)
	if l == Error && !slices.ContainsFunc(cites, disclosure.Cite.Binds) {
		panic("rule " + p.Rule.ID + " reports an error, but nothing it rests on there may block")
	}
	f := &Finding{
		Rule: p.Rule.ID, Level: l, Page: at.path(), Selector: selector(at.Node),
		Message: message, Found: v.Found, Expected: v.Expected, Cites: cites,
		key: keyOf(at, v, message), at: at,
	}
	p.found = append(p.found, f)
}
