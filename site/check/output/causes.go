package output

import (
	"regexp"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A cause is a set of findings that say the same of different places: one
// template, as a rule, that broke many pages. The rule, its level and state,
// both values and the sentence in both languages are the same; the places may
// differ. So one sentence stands for all, and nothing but places is left out.
type cause struct {
	*check.Finding                  // the first
	found          []*check.Finding // all of them, in order
	pages          []string         // where they are, in order
}

type causeKey struct {
	rule, state, found, expected, zh, en, waiver string
	level                                        check.Level
}

// causes gathers findings by cause, in the order in which causes first appear.
func causes(found []*check.Finding) []*cause {
	var out []*cause
	at := map[causeKey]*cause{}
	for _, f := range found {
		key := causeKey{rule: f.Rule, state: f.State, found: f.Found, expected: f.Expected,
			zh: f.Message[disclosure.ZhCN], en: f.Message[disclosure.En], level: f.Level}
		if f.Waiver != nil {
			key.waiver = waiverText(f, disclosure.ZhCN) // several waivers, several reasons
		}
		c := at[key]
		if c == nil {
			c = &cause{Finding: f}
			at[key] = c
			out = append(out, c)
		}
		c.found = append(c.found, f)
		if n := len(c.pages); n == 0 || c.pages[n-1] != f.Page { // findings are sorted by page
			c.pages = append(c.pages, f.Page)
		}
	}
	return out
}

// More than kinMost causes of one kind, at the same element of as many pages,
// are told by their first kinShown. So many are a template's, though each page
// fills in its own words: a title, a date. Fewer, or any number on one page, may
// be faults of the data, which people mend one by one.
const (
	kinMost  = 10
	kinShown = 3
)

type kinKey struct {
	rule, state, selector, skeleton string
	level                           check.Level
}

// kin gathers causes whose sentences differ only in what they quote, and which
// stand at the same element; an element without a selector is the page. What is
// wrong with a number, or with nothing but the data's own logic, has no kin.
func kin(all []*cause) [][]*cause {
	var out [][]*cause
	at := map[kinKey]int{}
	for _, c := range all {
		if ofData(c.Finding) {
			out = append(out, []*cause{c})
			continue
		}
		key := kinKey{rule: c.Rule, state: c.State, selector: c.Selector, skeleton: skeleton(c.Finding), level: c.Level}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], c)
	}
	return out
}

func ofData(f *check.Finding) bool {
	return strings.Contains(f.Selector, "[data-fact=") ||
		!slices.ContainsFunc(f.Cites, func(c disclosure.Cite) bool { return c.Confidence != disclosure.Logic })
}

var quoted = regexp.MustCompile(`"[^"]*"|“[^”]*”|[0-9]+([.,:/-][0-9]+)*`)

// skeleton is a finding's sentence without its page, its values, its quotations
// and its numbers.
func skeleton(f *check.Finding) string {
	s := f.Message.In(disclosure.En)
	for _, own := range []string{f.Page, f.Found, f.Expected} {
		if len(own) > 1 {
			s = strings.ReplaceAll(s, own, "#")
		}
	}
	return quoted.ReplaceAllString(s, "#")
}

// findingsOf counts the findings of several causes, and the pages they are on.
func findingsOf(all []*cause) (findings, pages int) {
	seen := map[string]bool{}
	for _, c := range all {
		findings += len(c.found)
		for _, p := range c.pages {
			seen[p] = true
		}
	}
	return findings, len(seen)
}
