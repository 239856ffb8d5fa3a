package check

import (
	"context"
	"slices"
	"strings"
	"sync"

	"gongkai/disclosure"
	"gongkai/site/check/private"
)

// A Result is what Run found.
type Result struct {
	Today      disclosure.Date
	Pages      int
	Findings   []*Finding
	NotChecked []NotChecked
	Beyond     []NotChecked // what pages alone do not decide, whatever they are
	Foreign    bool
	Read       []*Read // what was read of foreign pages, by page
	// Against accounts for the facts of the report that a saved page was held
	// against; nil without one.
	Against *Account
}

// NotChecked says why a rule did not judge, wholly or in one place.
type NotChecked struct {
	Rule string
	Why  disclosure.Text
}

// Count tells how many findings have the level and are not waived.
func (r *Result) Count(l Level) int {
	n := 0
	for _, f := range r.Findings {
		if f.Level == l && f.State != "waived" {
			n++
		}
	}
	return n
}

// tally is what the passes of one rule came to.
type tally struct {
	subjects, saw int
	found         []*Finding
	skipped       []disclosure.Text
	kept          []Kept
}

// Run puts the rules to every page of the site. A page that cannot be read is
// an error of Run, not a finding. When the context ends, so does Run, within the page it
// is at and without a result; the error then is that of the context, in words.
func Run(ctx context.Context, s *Site, rules []*Rule) (*Result, error) {
	if err := Validate(rules); err != nil {
		return nil, err
	}
	s.ctx = ctx
	result, err := s.run(ctx, rules)
	if err = s.stop(err); err != nil {
		return nil, err
	}
	return result, nil
}

func (s *Site) run(ctx context.Context, rules []*Rule) (*Result, error) {
	rules, off := s.turnedOff(rules)
	others, err := s.list()
	if err != nil {
		return nil, err
	}
	s.reader.CacheDir, s.reader.Worth = s.CacheDir, private.Worth
	defer s.reader.Close()
	tallies := make([]tally, len(rules))
	var mu sync.Mutex
	merge := func(local []tally, err error) error {
		mu.Lock()
		defer mu.Unlock()
		for i := range local {
			tallies[i].add(local[i])
		}
		return err
	}
	// The largest pages and files, lists of all reports, come first, while little is kept.
	if err := each(ctx, others, func(path string) error { return merge(s.judgePage(path, rules)) }); err != nil {
		return nil, err
	}
	if err := s.judgeFiles(ctx, rules, tallies); err != nil {
		return nil, err
	}
	if s.Filings != nil {
		err := s.Filings.Each(ctx, func(r *disclosure.Report) error { return merge(s.judgeReport(r, rules)) })
		if err != nil {
			return nil, err
		}
	}
	s.notes.done()
	if err := s.unseen(rules); err != nil {
		return nil, err
	}
	result, err := s.conclude(rules, tallies)
	if err != nil {
		return nil, err
	}
	result.NotChecked = append(result.NotChecked, off...)
	result.Beyond = s.Beyond
	s.accept(rules, result)
	result.sort()
	return result, nil
}

// judgeFiles lets those of the rules that look at files look at each that is no page.
func (s *Site) judgeFiles(ctx context.Context, rules []*Rule, tallies []tally) error {
	var some []*Rule
	places := s.ofFiles(rules)
	if len(places) == 0 {
		return nil
	}
	for _, i := range places {
		some = append(some, rules[i])
	}
	var mu sync.Mutex
	return each(ctx, s.others(), func(path string) error {
		done := s.turns.begin(s.Size(path))
		local, err := s.judgeFile(path, some)
		done()
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		for k, i := range places {
			tallies[i].add(local[k])
		}
		return nil
	})
}

func (t *tally) add(u tally) {
	t.subjects += u.subjects
	t.saw += u.saw
	t.found = append(t.found, u.found...)
	t.skipped = append(t.skipped, u.skipped...)
	t.kept = append(t.kept, u.kept...)
}

func (t *tally) take(p *Pass) {
	p.sumUp()
	t.subjects++
	t.saw += p.saw
	t.found = append(t.found, p.found...)
	t.skipped = append(t.skipped, p.skipped...)
}

// conclude lets the rules of the site look, and finds the rules that were blind.
func (s *Site) conclude(rules []*Rule, tallies []tally) (*Result, error) {
	result := &Result{Today: s.Today, Pages: len(s.notes.pages)}
	for i, r := range rules {
		t := &tallies[i]
		if s.isStopped() {
			return nil, s.ctx.Err()
		}
		if r.Last != nil {
			continue // accept asks it
		}
		if !s.Foreign && r.foreignOnly() {
			continue
		}
		if s.Foreign && !r.anyPage() {
			result.NotChecked = append(result.NotChecked, NotChecked{Rule: r.ID, Why: disclosure.Say("需要填报的数据或本工具写在页面里的属性，而这些页面并非本工具所建", "needs what was filed, or attributes that this tool writes into pages, and these pages were not built by it")})
			continue
		}
		if r.Site != nil && !(s.Foreign && r.Abroad != nil) && (r.Keep == nil || len(t.kept) > 0) {
			slices.SortFunc(t.kept, func(a, b Kept) int { return strings.Compare(a.Report, b.Report) })
			pass := &Pass{Rule: r, Site: s, kept: t.kept}
			r.Site(pass)
			pass.sumUp()
			place(pass.found[pass.placed:])
			t.take(pass)
		}
		switch {
		case t.subjects == 0:
			t.skipped = append(t.skipped, noSubject(r, s.Foreign).Why)
		case t.saw == 0:
			t.found = append(t.found, &Finding{
				Rule: r.ID, Level: Error, Page: ".", Cites: []disclosure.Cite{{Instrument: "gongkai", Confidence: disclosure.Logic}},
				Message: disclosure.Say("有%[1]s，但本规则没有看到任何可检查的内容，不能视为通过", "there is a %[2]s, but the rule saw nothing of it to check, so it has not passed", r.subject(s.Foreign).In(disclosure.ZhCN), r.subject(s.Foreign).In(disclosure.En)),
			})
		}
		result.Findings = append(result.Findings, t.found...)
		why := map[string]bool{}
		for _, skip := range t.skipped {
			if !why[skip.In(disclosure.En)] {
				result.NotChecked = append(result.NotChecked, NotChecked{Rule: r.ID, Why: skip})
				why[skip.In(disclosure.En)] = true
			}
		}
	}
	result.Foreign, result.Read = s.Foreign, s.reads
	slices.SortFunc(result.Read, func(a, b *Read) int { return strings.Compare(a.Page, b.Page) })
	return result, nil
}
