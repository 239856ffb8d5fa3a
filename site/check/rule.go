package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gongkai/disclosure"
)

// Level says what a finding means for publication.
type Level string

// An Error is a duty and blocks publication, a Warn is a probable fault that a
// person should judge, an Info is advice.
const (
	Error Level = "error"
	Warn  Level = "warn"
	Info  Level = "info"
)

// rank orders levels, the gravest first; -1 is no level.
func (l Level) rank() int { return slices.Index([]Level{Error, Warn, Info}, l) }

// A Rule is one check. Page, Report or Site does the work; File may do so beside
// Page, or alone. Abroad does it on pages that we did not build.
type Rule struct {
	ID    string // lower-case words joined by hyphens; its meaning never changes
	Level Level  // the gravest level it gives
	// Doc has its title in the first line, no stop, then a blank line and why
	// the rule is there and what it does not see. Citizens read it.
	Doc   disclosure.Text
	Cites []disclosure.Cite

	// Subject names what the rule is about, for the list of what was not checked.
	Subject disclosure.Text

	// Page looks at one page; On says which pages are its subject, nil all.
	Page func(*Pass, *Page)
	On   func(*Page) bool

	// File looks at one file of the site that is no page; OfFile says which are
	// its subject, nil all.
	File   func(*Pass, *File)
	OfFile func(path string) bool

	// Foreign rules judge pages that we did not build, too. They read labels and
	// text, never our attributes, and are lenient where Site.Foreign is set.
	Foreign bool

	// Abroad, where it is set, looks at one page that we did not build, in place of
	// what the rule does at home; a rule with it is Foreign. Subject is what it is about there.
	Abroad *Abroad

	// Report looks at one filed report and its pages; Of says which reports are
	// its subject, nil all.
	Report func(*Pass, *Filed)
	Of     func(*disclosure.Report) bool

	// Site looks at what was kept of all pages. Keep, where it is set, says what
	// it needs of a filed report, or nil where the report is not its subject; the
	// report is dropped afterwards, so what is kept must be small and hold no
	// part of it: clone strings.
	Site func(*Pass)
	Keep func(*disclosure.Report) any

	// Last looks at the waivers, once all other rules have looked and it is known
	// which of them match. Without waivers it has no subject.
	Last func(*Pass)
}

// An Abroad is the half of a rule that judges pages that we did not build. It reads
// what Page.Reading saw.
type Abroad struct {
	Page    func(*Pass, *Page)
	On      func(*Page) bool // nil: those of which Page saw anything
	Subject disclosure.Text
	Cites   []disclosure.Cite // what it rests on there; nil for what it rests on at home
}

// foreignOnly reports whether there is nothing for the rule to do at home.
func (r *Rule) foreignOnly() bool {
	return r.Abroad != nil && r.Page == nil && r.File == nil && r.Report == nil && r.Site == nil && r.Last == nil
}

// subject is what the rule is about, at home or abroad.
func (r *Rule) subject(foreign bool) disclosure.Text {
	if foreign && r.Abroad != nil {
		return r.Abroad.Subject
	}
	return r.Subject
}

// cites lists what the rule rests on, at home or abroad.
func (r *Rule) cites(foreign bool) []disclosure.Cite {
	if foreign && r.Abroad != nil && r.Abroad.Cites != nil {
		return r.Abroad.Cites
	}
	return r.Cites
}

// anyPage reports whether the rule judges pages that we did not build.
func (r *Rule) anyPage() bool { return r.Foreign || r.Abroad != nil }

// Title is the first line of the doc.
func (r *Rule) Title(lang disclosure.Lang) string {
	title, _, _ := strings.Cut(r.Doc.In(lang), "\n")
	return title
}

var ruleID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// IsRuleID reports whether an id is one that a rule may have.
func IsRuleID(id string) bool { return ruleID.MatchString(id) }

// Validate finds faults of the rules themselves: what is undocumented, cites
// nothing, does nothing, or would block without a citation that binds.
func Validate(rules []*Rule) error {
	seen := map[string]bool{}
	for _, r := range rules {
		does := 0
		for _, set := range []bool{r.Page != nil || r.File != nil, r.Report != nil, r.Site != nil, r.Last != nil} {
			if set {
				does++
			}
		}
		binds := false
		for _, c := range r.Cites {
			binds = binds || c.Binds()
		}
		switch {
		case !ruleID.MatchString(r.ID):
			return fmt.Errorf("rule %q: the id must be lower-case words joined by hyphens", r.ID)
		case seen[r.ID]:
			return fmt.Errorf("rule %s: declared twice", r.ID)
		case r.Level.rank() < 0:
			return fmt.Errorf("rule %s: unknown level %q", r.ID, r.Level)
		case len(r.Cites) == 0:
			return fmt.Errorf("rule %s: cites nothing", r.ID)
		case r.Level == Error && !binds:
			return fmt.Errorf("rule %s: is an error, but no citation of it may block (needs V, V2 of a government, or logic)", r.ID)
		case r.Keep != nil && r.Site == nil:
			return fmt.Errorf("rule %s: keeps something of reports, but is no rule of the site", r.ID)
		case does != 1 && !r.foreignOnly():
			return fmt.Errorf("rule %s: exactly one of Page (or File), Report, Site and Last must be set", r.ID)
		case r.Abroad != nil && (r.Foreign || r.Abroad.Page == nil):
			return fmt.Errorf("rule %s: Abroad needs a Page, and takes the place of Foreign", r.ID)
		case r.Foreign && r.Report != nil:
			return fmt.Errorf("rule %s: judges foreign pages, but looks at filed reports; set Abroad", r.ID)
		}
		for _, lang := range disclosure.Langs {
			if r.Title(lang) == "" || !strings.Contains(r.Doc[lang], "\n\n") || r.Subject[lang] == "" || r.Abroad != nil && r.Abroad.Subject[lang] == "" {
				return fmt.Errorf("rule %s: title, doc and subject must exist in %s", r.ID, lang)
			}
		}
		seen[r.ID] = true
	}
	return nil
}

// Select returns the rules with the ids, in the order of all; no ids mean all.
func Select(all []*Rule, ids []string) ([]*Rule, error) {
	if len(ids) == 0 {
		return all, nil
	}
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	var out []*Rule
	for _, r := range all {
		if wanted[r.ID] {
			out = append(out, r)
			delete(wanted, r.ID)
		}
	}
	for id := range wanted {
		return nil, fmt.Errorf("there is no rule %q; gongkai rules lists them", id)
	}
	return out, nil
}
