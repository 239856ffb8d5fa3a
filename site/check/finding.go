package check

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
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
	// Fingerprint stays the same while rule, page, element and both values do.
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

// settle sorts findings and gives them their fingerprints.
func settle(found []*Finding) {
	slices.SortFunc(found, func(a, b *Finding) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), a.Line-b.Line, strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.Selector, b.Selector), strings.Compare(a.Message.In(disclosure.En), b.Message.In(disclosure.En)))
	})
	times := map[string]int{}
	for _, f := range found {
		key := strings.Join([]string{f.Rule, f.Page, f.Selector, f.Found, f.Expected}, "\x00")
		times[key]++
		if n := times[key]; n > 1 {
			key += fmt.Sprint("\x00", n)
		}
		sum := sha256.Sum256([]byte(key))
		f.Fingerprint = hex.EncodeToString(sum[:8])
		f.State = "new"
	}
	slices.SortStableFunc(found, func(a, b *Finding) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), a.Line-b.Line, strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.Selector, b.Selector), strings.Compare(a.Fingerprint, b.Fingerprint))
	})
}
