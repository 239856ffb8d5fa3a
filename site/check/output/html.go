package output

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// The bounds of the report, for each language. A cause is written once whatever
// the number of pages; causes beyond these are counted, and so are the places
// of a cause and the pages of the table. With ten thousand findings, no two of
// them alike, the file stays below three megabytes.
const (
	htmlCauses     = 1000 // in all, the gravest level first
	htmlCausesRule = 100  // of one rule
	htmlPlaces     = 12   // of one cause
	htmlPages      = 1000 // of the table of pages, those with errors first
	htmlReasons    = 500  // of the table of what was not checked
)

var (
	//go:embed report.html
	htmlSource string
	//go:embed report.css
	htmlStyle string

	htmlTemplate = template.Must(template.New("report.html").Parse(htmlSource))
)

// HTML writes one file for people, in both languages, the reader's first: the
// verdict and the counts, then the findings by rule, by page and by article of
// law, what somebody accepted, and what was not checked. It needs no script and
// no other file, and prints.
func HTML(w io.Writer, o *Outcome) error {
	page := htmlReport{Style: template.CSS(htmlStyle)}
	for _, lang := range firstOf(o.Lang) {
		page.Parts = append(page.Parts, newPart(o, lang))
	}
	return htmlTemplate.Execute(w, page)
}

type htmlReport struct {
	Style template.CSS
	Parts []*htmlPart
}

// A htmlPart is the report in one language.
type htmlPart struct {
	*Outcome
	lang disclosure.Lang

	Levels    []htmlLevel // with counts
	Known     int         // findings of an earlier run
	Accepted  int         // findings that are waived
	Rules     []*htmlRule
	Pages     []*htmlPage
	MorePages int
	Articles  []*htmlArticle
	Waivers   []*cause
	Reasons   []*reason

	MoreReasons int
}

type htmlLevel struct {
	Name  check.Level
	Word  string
	Count int
}

// A htmlRule is a rule with findings.
type htmlRule struct {
	ID, Title string
	About     []string // the paragraphs of its doc
	Cites     []disclosure.Cite
	Level     check.Level // the gravest of its findings
	Count     int
	Causes    []*cause
	More      int // findings whose causes are not written
	order     int
}

// A htmlPage is a page with findings.
type htmlPage struct {
	Name   string
	Counts [3]int // by level
	Rules  []*htmlRule
}

// A htmlArticle is a provision that findings cite.
type htmlArticle struct {
	disclosure.Cite
	Counts [3]int
	Rules  []*htmlRule
}

func newPart(o *Outcome, lang disclosure.Lang) *htmlPart {
	accepted := o.waived()
	p := &htmlPart{Outcome: o, lang: lang, Accepted: len(accepted), Waivers: causes(accepted), Reasons: unchecked(o.unjudged())}
	found := o.pick(func(f *check.Finding) bool { return f.State != waived })
	if n := len(p.Reasons) - htmlReasons; n > 0 {
		p.Reasons, p.MoreReasons = p.Reasons[:htmlReasons], n
	}
	for _, level := range levels {
		p.Levels = append(p.Levels, htmlLevel{level, levelWord(level, lang), o.Count(level)})
	}
	rules := p.addRules(found)
	p.addPages(found, rules)
	p.addArticles(found, rules)
	for _, f := range found {
		if f.State == baseline {
			p.Known++
		}
	}
	return p
}

// addRules gathers the findings by rule and cause, within the bounds.
func (p *htmlPart) addRules(found []*check.Finding) map[string]*htmlRule {
	byID, order := p.rules(), map[string]int{}
	for i, id := range p.ruleIDs() {
		order[id] = i
	}
	out := map[string]*htmlRule{}
	for _, of := range byRule(found) {
		id := of[0].Rule
		r := &htmlRule{ID: id, Title: id, Cites: of[0].Cites, Count: len(of), Causes: causes(of), Level: check.Info, order: order[id]}
		if rule := byID[id]; rule != nil {
			r.Title, r.About = rule.Title(p.lang), paragraphs(rule.Doc.In(p.lang))[1:]
		}
		slices.SortStableFunc(r.Causes, func(a, b *cause) int { return levelRank(a.Level) - levelRank(b.Level) })
		r.Level = r.Causes[0].Level
		p.Rules = append(p.Rules, r)
		out[id] = r
	}
	slices.SortFunc(p.Rules, func(a, b *htmlRule) int {
		if d := levelRank(a.Level) - levelRank(b.Level); d != 0 {
			return d
		}
		return a.order - b.order
	})
	left := htmlCauses
	for _, r := range p.Rules {
		n := min(len(r.Causes), htmlCausesRule, left)
		r.More, _ = findingsOf(r.Causes[n:])
		r.Causes = r.Causes[:n]
		left -= n
	}
	return out
}

func (p *htmlPart) addPages(found []*check.Finding, rules map[string]*htmlRule) {
	for _, f := range found { // which are sorted by page
		name := pageName(f.Page, p.lang)
		if n := len(p.Pages); n == 0 || p.Pages[n-1].Name != name {
			p.Pages = append(p.Pages, &htmlPage{Name: name})
		}
		page := p.Pages[len(p.Pages)-1]
		page.Counts[levelRank(f.Level)]++
		if r := rules[f.Rule]; !slices.Contains(page.Rules, r) {
			page.Rules = append(page.Rules, r)
		}
	}
	slices.SortStableFunc(p.Pages, func(a, b *htmlPage) int { return slices.Compare(b.Counts[:], a.Counts[:]) })
	if n := len(p.Pages) - htmlPages; n > 0 {
		p.Pages, p.MorePages = p.Pages[:htmlPages], n
	}
}

func (p *htmlPart) addArticles(found []*check.Finding, rules map[string]*htmlRule) {
	at := map[disclosure.Cite]*htmlArticle{}
	for _, f := range found {
		for _, c := range f.Cites {
			a := at[c]
			if a == nil {
				a = &htmlArticle{Cite: c}
				at[c] = a
				p.Articles = append(p.Articles, a)
			}
			a.Counts[levelRank(f.Level)]++
			if r := rules[f.Rule]; !slices.Contains(a.Rules, r) {
				a.Rules = append(a.Rules, r)
			}
		}
	}
	slices.SortFunc(p.Articles, func(a, b *htmlArticle) int {
		if d := slices.Compare(b.Counts[:], a.Counts[:]); d != 0 {
			return d
		}
		return strings.Compare(a.Instrument+a.Article, b.Instrument+b.Article)
	})
}

var levels = []check.Level{check.Error, check.Warn, check.Info}

func levelRank(l check.Level) int { return max(slices.Index(levels, l), 0) }
