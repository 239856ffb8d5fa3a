package against

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// Account tells what became of every fact; nil before the rules have run.
func (p *Proof) Account() *check.Account {
	if p.judge == nil {
		return nil
	}
	return p.judge.account(p.page)
}

func (j *judge) account(page *check.Page) *check.Account {
	out := &check.Account{Report: j.ID, Language: j.lang}
	var nodes []*html.Node
	for _, f := range j.Shown() {
		for _, s := range j.shows[f.ID] {
			nodes = append(nodes, s.node)
		}
	}
	lines := page.Lines(nodes)
	for _, f := range j.Shown() {
		if all := j.shows[f.ID]; len(all) > 0 || j.Full(j.lang) {
			out.Facts = append(out.Facts, j.accounted(f, all, lines))
		}
	}
	return out
}

// accounted sums up the places of one fact: what is wrong, if anything is.
func (j *judge) accounted(f *disclosure.Fact, all []sighting, lines map[*html.Node]int) check.AccountedFact {
	a := check.AccountedFact{ID: f.ID, Label: f.Label, Status: check.FactMissing, Value: f.Text(j.lang)}
	right, wrong := 0, 0
	for _, s := range all {
		if s.right {
			right++
		} else {
			wrong++
		}
		if wrong == 0 && right == 1 || wrong == 1 && !s.right {
			a.Shown, a.Line = s.text, lines[s.node]
		}
	}
	switch {
	case wrong > 0 && right > 0:
		a.Status = check.FactTwice
	case wrong > 0:
		a.Status = check.FactChanged
	case right > 0:
		a.Status = check.FactFound
	}
	return a
}
