package check

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/disclosure"
)

// accept marks what was waived, and lets the rules look that judge the waivers.
func (s *Site) accept(rules []*Rule, result *Result) {
	sign(result.Findings)
	waive(result.Findings, s.Waivers, s.Today)
	for _, r := range rules {
		switch {
		case r.Last == nil:
			continue
		case len(s.Waivers) == 0:
			result.NotChecked = append(result.NotChecked, noSubject(r, s.Foreign))
			continue
		}
		pass := &Pass{Rule: r, Site: s}
		r.Last(pass)
		pass.sumUp()
		place(pass.found)
		sign(pass.found)
		result.Findings = append(result.Findings, pass.found...)
	}
}

// noSubject says that the site has not what the rule is about.
func noSubject(r *Rule, foreign bool) NotChecked {
	return NotChecked{Rule: r.ID, Why: disclosure.Say("没有%[1]s", "there is no %[2]s", r.subject(foreign).In(disclosure.ZhCN), r.subject(foreign).In(disclosure.En))}
}

// turnedOff takes away the rules that the site does not want, and lists them:
// what was not checked is told in every report.
func (s *Site) turnedOff(rules []*Rule) (on []*Rule, off []NotChecked) {
	for _, r := range rules {
		if !slices.Contains(s.Off, r.ID) {
			on = append(on, r)
			continue
		}
		off = append(off, NotChecked{Rule: r.ID, Why: disclosure.Say("本网站的设置停用了这条规则（config.toml 的 params.gongkai.check.off）",
			"the settings of this site turn the rule off (params.gongkai.check.off in config.toml)")})
	}
	return on, off
}

// Settings are what a site says of its checks in config.toml: params.gongkai.check.
type Settings struct {
	Off   []string // rules turned off
	Pages bool     // whether the rules have pages on the site
}

// ReadSettings reads them. Advice may be turned off; a duty can only be waived,
// finding by finding, for a reason and until a day.
func ReadSettings(s *disclosure.Settings, rules []*Rule) Settings {
	out := Settings{Pages: true}
	for _, name := range []string{"params", "gongkai", "check"} {
		if s == nil || !s.Has(name) {
			return out
		}
		s = s.Sub(name, disclosure.May)
	}
	if s == nil {
		return out
	}
	if s.Has("pages") {
		out.Pages = s.Bool("pages")
	}
	if !s.Has("off") {
		s.Done()
		return out
	}
	ids := s.Strings("off", disclosure.May)
	for i, id := range ids {
		key := fmt.Sprintf("off[%d]", i)
		at := slices.IndexFunc(rules, func(r *Rule) bool { return r.ID == id })
		switch {
		case at < 0:
			s.Fault(key, "没有规则 %q；用 gongkai rules 查看全部规则", "there is no rule %q; gongkai rules lists them", id)
		case rules[at].Level == Error:
			s.Fault(key, "规则 %s 是义务（错误级），不能停用；个别意见可用 gongkai waive 说明理由，限期豁免", "the rule %s is a duty (level error) and cannot be turned off; gongkai waive accepts single findings for a reason, until a day", id)
		case slices.Index(ids, id) < i:
			s.Fault(key, "规则 %s 写了不止一次", "the rule %s is named more than once", id)
		}
	}
	s.Done()
	out.Off = ids
	return out
}

// sort brings the result into the order in which it is told.
func (r *Result) sort() {
	settle(r.Findings)
	slices.SortFunc(r.NotChecked, func(a, b NotChecked) int {
		if a.Rule != b.Rule {
			return strings.Compare(a.Rule, b.Rule)
		}
		return strings.Compare(a.Why.In(disclosure.En), b.Why.In(disclosure.En))
	})
}
