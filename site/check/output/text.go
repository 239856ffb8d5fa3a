package output

import (
	"fmt"
	"io"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// Text writes for people at a terminal: the findings by level, the gravest
// first, and by rule, each rule with what it rests on; what somebody accepted;
// what was not checked; the verdict last. What has one cause on many pages is
// told once. Only text leaves places out, and says how many.
func Text(w io.Writer, o *Outcome) error {
	t := begin(w, o)
	for _, level := range []check.Level{check.Error, check.Warn, check.Info} {
		found := o.pick(func(f *check.Finding) bool { return f.Level == level && f.State != waived })
		if len(found) == 0 {
			continue
		}
		t.line(t.paint(levelColor(level), fmt.Sprintf("%s (%d)", levelWord(level, o.Lang), len(found))))
		for _, of := range byRule(found) {
			t.line("")
			t.rule(of)
		}
		t.line("")
	}
	if accepted := o.waived(); len(accepted) > 0 {
		t.line(t.paint(bold, fmt.Sprintf("%s (%d)", t.say("已豁免", "waived"), len(accepted))))
		t.line("")
		for _, c := range causes(accepted) {
			t.cause(c)
			t.line("      " + plain(waiverText(c.Finding, o.Lang)))
		}
		t.line("")
	}
	if len(o.NotChecked) > 0 {
		t.line(t.paint(bold, t.say("未检查", "not checked")))
		for _, n := range unchecked(o.NotChecked) {
			t.line("  " + strings.Join(n.rules, t.say("、", ", ")) + t.say("：", ": ") + plain(n.why.In(o.Lang)))
		}
		t.line("")
	}
	if n := len(o.Beyond); n > 0 {
		t.line(t.say("另有 %d 项要求只看页面无法判断；各项的原因见 gongkai rules --not-checked", "beyond that, pages alone do not decide %d requirements; gongkai rules --not-checked says why of each", n))
		t.line("")
	}
	t.account(o.Against)
	color := green
	if o.verdict() == "fail" {
		color = red
	}
	t.line(t.paint(color, VerdictLine(o.Result, o.Lang)))
	return t.err
}

// byRule groups findings by rule, in the order in which the rules first appear.
func byRule(found []*check.Finding) [][]*check.Finding {
	var groups [][]*check.Finding
	at := map[string]int{}
	for _, f := range found {
		i, ok := at[f.Rule]
		if !ok {
			i = len(groups)
			at[f.Rule] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return groups
}

// A reason stands for all rules that were not run because of it.
type reason struct {
	why   disclosure.Text
	rules []string
}

// unchecked gathers the rules that have the same reason.
func unchecked(list []check.NotChecked) []*reason {
	var out []*reason
	at := map[[2]string]*reason{}
	for _, n := range list {
		key := [2]string{n.Why[disclosure.ZhCN], n.Why[disclosure.En]}
		r := at[key]
		if r == nil {
			r = &reason{why: n.Why}
			at[key] = r
			out = append(out, r)
		}
		r.rules = append(r.rules, n.Rule)
	}
	return out
}

type textWriter struct {
	w     io.Writer
	lang  disclosure.Lang
	color bool
	err   error
}

func (t *textWriter) say(zh, en string, args ...any) string {
	return disclosure.Say(zh, en, args...).In(t.lang)
}

func (t *textWriter) line(s string) {
	if t.err == nil {
		_, t.err = io.WriteString(t.w, s+"\n")
	}
}

// rule tells the findings of one rule, and what it rests on.
func (t *textWriter) rule(found []*check.Finding) {
	for _, alike := range kin(causes(found)) {
		var more []*cause
		if _, pages := findingsOf(alike); len(alike) > kinMost && pages > kinMost {
			alike, more = alike[:kinShown], alike[kinShown:]
		}
		for _, c := range alike {
			t.cause(c)
		}
		if len(more) > 0 {
			findings, pages := findingsOf(more)
			t.line("    " + t.say("另有 %[1]d 处同类问题，见于 %[2]d 个页面；--format json 逐一列出", "and %[1]d more like these, on %[3]s; --format json lists each",
				findings, pages, many(pages, "page")))
		}
	}
	for _, c := range found[0].Cites {
		t.line("      " + check.CiteText(c, t.lang))
	}
}

// placesShown is how many places of a cause are named.
const placesShown = 3

// cause tells one cause: where, the sentence, rule and level. Where it is in
// several places, the sentence comes first, and the first places below it.
func (t *textWriter) cause(c *cause) {
	tail := fmt.Sprintf("%s (%s, %s%s)", plain(c.Message.In(t.lang)), c.Rule, t.paint(levelColor(c.Level), string(c.Level)), t.known(c.Finding))
	if len(c.found) == 1 {
		t.line("  " + t.paint(bold, plain(c.Page)) + plain(strings.TrimPrefix(c.Place(), c.Page)) + ": " + tail)
		return
	}
	t.line("  " + tail)
	places, more := firstPlaces(c, placesShown)
	for i := range places {
		places[i] = plain(places[i])
	}
	where := t.say("见于 %[1]d 个页面", "on %[2]s", len(c.pages), many(len(c.pages), "page"))
	switch {
	case len(c.pages) == 1:
		where = t.say("共 %d 处", "in %d places", len(c.found))
	case len(c.found) > len(c.pages):
		where += t.say("，共 %d 处", ", in %d places", len(c.found))
	}
	s := where + t.say("：", ": ") + strings.Join(places, t.say("；", "; "))
	switch {
	case more > 0 && len(c.pages) > 1:
		s += t.say("；还有 %[1]d 个页面", "; and %[2]s", more, many(more, "more page"))
	case more > 0:
		s += t.say("；还有 %d 处", "; and %d more", more)
	}
	t.line("    " + s)
}

// known marks a finding that was there in an earlier run.
func (t *textWriter) known(f *check.Finding) string {
	if f.State == baseline {
		return t.say("，已知", ", known")
	}
	return ""
}

// firstPlaces names the first places of a cause, one for each page, and how
// many pages are left; of a cause on one page, how many places are.
func firstPlaces(c *cause, most int) (places []string, more int) {
	last := ""
	for _, f := range c.found {
		if len(c.pages) > 1 && f.Page == last {
			continue
		}
		if len(places) == most {
			break
		}
		last = f.Page
		places = append(places, f.Place())
	}
	if len(c.pages) > 1 {
		return places, len(c.pages) - len(places)
	}
	return places, len(c.found) - len(places)
}

// The colours of a terminal, by their numbers.
const (
	bold   = "1"
	red    = "1;31"
	yellow = "1;33"
	cyan   = "1;36"
	green  = "1;32"
)

func (t *textWriter) paint(color, s string) string {
	if !t.color {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}
