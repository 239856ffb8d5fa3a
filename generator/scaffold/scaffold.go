// Package scaffold writes what people begin with: a site, and a report that
// only has its blanks left to be filled in.
//
//	files, err := scaffold.Site(theme, base, names)
//	files, carried, err := scaffold.Report(scaffold.Options{Form: form, Year: 2023, Organ: organ, Tables: "toml"})
//	err = scaffold.Write(dir, files, nil) // whole or not at all
//
// It knows forms by their model only, so it serves a form that a site brings
// itself as well as one that is shipped. The same input gives the same bytes:
// it never reads the clock.
package scaffold

import (
	"strings"

	"gongkai/disclosure"
)

// A page is a file in the making.
type page struct{ strings.Builder }

// line writes one line; a blank one if there are no words.
func (p *page) line(words ...string) {
	p.WriteString(strings.TrimRight(strings.Join(words, ""), " ") + "\n")
}

// remark writes a comment, Chinese first, on one line or on two.
func (p *page) remark(zh, en string) {
	if width(zh)+width(en) <= 110 {
		p.line("# ", oneLine(zh+" "+en))
		return
	}
	p.line("# ", oneLine(zh))
	p.line("# ", oneLine(en))
}

// An entry is a key with its value and what is said of it.
type entry struct{ key, value, remark string }

// entries writes keys one below the other, with values and remarks aligned as
// far as that keeps lines short.
func (p *page) entries(list []entry) {
	key, value := 0, 0
	for _, e := range list {
		key = max(key, len(e.key))
		if n := width(e.value); n <= 60 {
			value = max(value, n)
		}
	}
	for _, e := range list {
		line := e.key + pad(key-len(e.key)) + " = " + e.value
		if e.remark != "" {
			line += pad(value-width(e.value)) + "  # " + oneLine(e.remark)
		}
		p.line(line)
	}
}

func pad(n int) string { return strings.Repeat(" ", max(0, n)) }

// width is how many columns a text takes on a screen.
func width(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0x2e80 {
			n++
		}
	}
	return n
}

// oneLine keeps what a form says from breaking a comment.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// text writes a TOML table with the words of each language.
func text(t disclosure.Text) string {
	var parts []string
	for _, lang := range disclosure.Langs {
		parts = append(parts, string(lang)+" = "+disclosure.QuoteTOML(t.In(lang)))
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// both says a label in both languages, Chinese first.
func both(t disclosure.Text) string {
	return oneLine(t.In(disclosure.ZhCN) + " " + t.In(disclosure.En))
}
