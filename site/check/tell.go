package check

import (
	"maps"
	"slices"
	"strings"

	"gongkai/disclosure"
)

// How much one rule tells of one page, and of all it could not judge. What goes beyond
// is counted, and told by its number: nobody reads a million findings, and no memory
// should hold them.
const (
	MostFound   = 200
	mostSkipped = 1000
	mostPrinted = 8000 // bytes of a value or message
)

// many counts what a rule found on a page.
type many struct {
	n     int
	level Level // the gravest of what was not told by itself
}

// Skip says why the rule could not decide, here, and counts as having looked.
func (p *Pass) Skip(zh, en string, args ...any) {
	p.saw++
	if p.skips++; p.skips <= mostSkipped {
		p.skipped = append(p.skipped, disclosure.Say(zh, en, args...))
	}
}

// Errorf reports a duty unmet. The message follows, in both languages with the
// same arguments.
func (p *Pass) Errorf(at Spot, v Values, zh, en string, args ...any) {
	p.report(Error, at, v, zh, en, args)
}

// Warnf reports what a person should judge.
func (p *Pass) Warnf(at Spot, v Values, zh, en string, args ...any) {
	p.report(Warn, at, v, zh, en, args)
}

// Infof gives advice.
func (p *Pass) Infof(at Spot, v Values, zh, en string, args ...any) {
	p.report(Info, at, v, zh, en, args)
}

func (p *Pass) report(l Level, at Spot, v Values, zh, en string, args []any) {
	p.saw++
	if l.rank() < p.Rule.Level.rank() {
		panic("rule " + p.Rule.ID + " reports at level " + string(l) + ", graver than its own")
	}
	if !p.room(l, at) {
		return
	}
	message := disclosure.Say(zh, en, args...)
	f := &Finding{
		Rule: p.Rule.ID, Level: l, Page: at.path(), Selector: selector(at.Node),
		Message: cutText(message), Found: cut(v.Found), Expected: cut(v.Expected), Cites: p.cites(l),
		Fingerprint: fingerprint(p.Rule.ID, at.path(), keyOf(at, v, message)), at: at,
	}
	p.found = append(p.found, f)
}

// cites lists what a finding of the level rests on.
func (p *Pass) cites(l Level) []disclosure.Cite {
	cites := p.Rule.cites(p.Site.Foreign)
	if l == Error && !slices.ContainsFunc(cites, disclosure.Cite.Binds) {
		panic("rule " + p.Rule.ID + " reports an error, but nothing it rests on there may block")
	}
	return cites
}

// cut is what a finding prints of a value: of a heading of a megabyte its beginning.
func cut(value string) string {
	if len(value) <= mostPrinted {
		return value
	}
	return strings.Clone(firstOfText(value, mostPrinted)) + "…"
}

func cutText(message disclosure.Text) disclosure.Text {
	for lang, words := range message {
		message[lang] = cut(words)
	}
	return message
}

// room reports whether one more finding of the page is told by itself, and counts it.
func (p *Pass) room(l Level, at Spot) bool {
	m := p.told[at.path()]
	if m == nil {
		if p.told == nil {
			p.told = map[string]*many{}
		}
		m = &many{}
		p.told[at.path()] = m
	}
	if m.n++; m.n <= MostFound {
		return true
	}
	if m.level == "" || l.rank() < m.level.rank() {
		m.level = l
	}
	return false
}

// sumUp tells how many more there were, once the rule is done.
func (p *Pass) sumUp() {
	for _, page := range slices.Sorted(maps.Keys(p.told)) {
		m := p.told[page]
		if m.n <= MostFound {
			continue
		}
		p.found = append(p.found, &Finding{
			Rule: p.Rule.ID, Level: m.level, Page: page, Cites: p.cites(m.level), Fingerprint: fingerprint(p.Rule.ID, page, keyOf(Spot{}, Values{Key: "more"}, nil)),
			Message: disclosure.Say("同类情况还有更多，共%[1]d处，此处只列前%[2]d处；请把整页一并处理", "there are more of the same, %[1]d in all, of which the first %[2]d are listed; see to the whole page", m.n, MostFound),
		})
	}
	if p.skips > mostSkipped {
		p.skipped = append(p.skipped, disclosure.Say("还有%d处同样没有判断", "more of the same (%d) were not judged either", p.skips-mostSkipped))
	}
	p.told, p.skips = nil, 0
}
