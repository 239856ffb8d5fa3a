package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gongkai/disclosure"
)

// A Finding is one failure of one rule in one place.
type Finding struct {
	Rule     string
	Level    Level
	Page     string // slash-separated, below the built folder
	Line     int    // of the element, or of the one that should hold it; 0 unknown
	Selector string // finds the element
	Message  disclosure.Text
	Found    string
	Expected string
	Cites    []disclosure.Cite
	// Fingerprint is made of rule, page and a stable key of the thing: never of a
	// count, a line or a place among siblings. Findings that are alike in all
	// three are one and the same thing, and share it.
	Fingerprint string
	State       string  // new, waived or baseline
	Waiver      *Waiver // of a finding that is waived

	at Spot // until its line is known
}

// Sentence gives the finding as one line in lang.
func (f *Finding) Sentence(lang disclosure.Lang) string {
	return fmt.Sprintf("%s: %s (%s, %s)", f.Place(), f.Message.In(lang), f.Rule, f.Level)
}

// Place says where: the page, the line if it is known, and the element.
func (f *Finding) Place() string {
	at := f.Page
	if f.Line > 0 {
		at += fmt.Sprintf(":%d", f.Line)
	}
	if f.Selector != "" {
		at += " " + f.Selector
	}
	return at
}

// settle sorts findings.
func settle(found []*Finding) {
	slices.SortFunc(found, func(a, b *Finding) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), a.Line-b.Line, strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.Selector, b.Selector), strings.Compare(a.Message.In(disclosure.En), b.Message.In(disclosure.En)))
	})
	slices.SortStableFunc(found, func(a, b *Finding) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), a.Line-b.Line, strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.Selector, b.Selector), strings.Compare(a.Fingerprint, b.Fingerprint))
	})
}
