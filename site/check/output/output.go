// Package output writes what the checker found: text for whoever ran it, json
// for programs (a contract), html for those who must mend the pages or answer
// for them, sarif for code hosts and editors, junit for build servers.
//
// It stands beside the engine and not in it. The engine, which the preview
// links too, needs no templates and no XML; and a writer that sees only what a
// Result shows to everybody cannot know more than the others do.
//
// No writer reads a clock, and all walk sorted findings: the same outcome gives
// the same bytes. All take time and space in proportion to the findings; html
// stops at a bound and says so. A waived finding is in every format, marked,
// with reason and expiry.
package output

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// An Outcome is a result, and what writers must know beside it.
type Outcome struct {
	*check.Result
	Rules    []*check.Rule // those that were run, in the order readers see
	Version  string
	Lang     disclosure.Lang // the reader's; what speaks both languages begins with it
	FailOn   check.Level     // the mildest level that is a failure; none means error
	Baseline bool            // findings were held against those of an earlier run
	Color    bool            // the text is read on a terminal
}

// A Format is one way of writing an outcome.
type Format struct {
	Name  string
	Write func(io.Writer, *Outcome) error
}

// Formats holds all, in the order readers see.
var Formats = []Format{{"text", Text}, {"json", JSON}, {"sarif", SARIF}, {"junit", JUnit}, {"html", HTML}}

// Names lists the names of the formats, in a sentence of lang.
func Names(lang disclosure.Lang) string {
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, disclosure.Say("、", ", ").In(lang))
}

// Named finds a format.
func Named(name string) (Format, bool) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}

const (
	waived   = "waived"
	baseline = "baseline"
)

func (o *Outcome) verdict() string {
	if o.Count(check.Error) > 0 {
		return "fail"
	}
	return "pass"
}

// fails reports whether a finding is a failure, and not only something to tell.
func (o *Outcome) fails(f *check.Finding) bool {
	return f.State != waived && (f.Level == check.Error || f.Level == check.Warn && o.FailOn == check.Warn)
}

// unjudged lists what was not checked, and why.
func (o *Outcome) unjudged() []check.NotChecked { return slices.Concat(o.NotChecked, o.Beyond) }

// waived lists the findings that somebody accepted.
func (o *Outcome) waived() []*check.Finding {
	return o.pick(func(f *check.Finding) bool { return f.State == waived })
}

func (o *Outcome) pick(keep func(*check.Finding) bool) []*check.Finding {
	var out []*check.Finding
	for _, f := range o.Findings {
		if keep(f) {
			out = append(out, f)
		}
	}
	return out
}

// ruleIDs lists the rules that ran, and behind them those that are named by
// findings or reasons only, as by the engine itself.
func (o *Outcome) ruleIDs() []string {
	var ids []string
	seen := map[string]bool{}
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, r := range o.Rules {
		add(r.ID)
	}
	for _, f := range o.Findings {
		add(f.Rule)
	}
	for _, n := range o.unjudged() {
		add(n.Rule)
	}
	return ids
}

// rules finds the rules by their ids.
func (o *Outcome) rules() map[string]*check.Rule {
	out := map[string]*check.Rule{}
	for _, r := range o.Rules {
		out[r.ID] = r
	}
	return out
}

// waiverText says who accepted a finding why, until when, and where that stands.
func waiverText(f *check.Finding, lang disclosure.Lang) string {
	w := f.Waiver
	if w == nil {
		return disclosure.Say("已豁免", "waived").In(lang)
	}
	s := disclosure.Say("已豁免至 %[2]s：%[1]s", "waived until %[2]s: %[1]s", w.Reason, w.Until).In(lang)
	if w.File != "" {
		at := w.File
		if w.Line > 0 {
			at += fmt.Sprintf(":%d", w.Line)
		}
		s += disclosure.Say("（%s）", " (%s)", at).In(lang)
	}
	return s
}
