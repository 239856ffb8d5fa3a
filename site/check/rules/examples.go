package rules

import (
	"embed"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"gongkai/disclosure"
)

// shown are the cases that the tests of the rules run: what a rule's page shows
// as examples has been seen to be so.
//
//go:embed testdata/*.txtar
var shown embed.FS

// An Example is a change to a good site, and what the rule says of it.
type Example struct {
	File     string          // the first that is changed
	Old, New []string        // lines of it, before and after; no New: they are cut out
	Says     disclosure.Text // nil where the rule finds nothing wrong
}

// Examples gives one of what the rule finds, and, where its cases show it, one
// of what it lets pass. Rules of a site have none.
func Examples(id string) []Example {
	data, err := shown.ReadFile("testdata/" + id + ".txtar")
	if err != nil {
		return nil
	}
	files := txtar.Parse(data).Files
	var found, fine *Example
	for i := 0; i+1 < len(files); i += 2 {
		e := example(string(files[i].Data))
		want := strings.TrimSpace(string(files[i+1].Data))
		switch {
		case e.File == "" || strings.HasPrefix(want, "not checked:"):
		case want == "" && fine == nil && len(e.New) > 0:
			fine = e
		case want != "" && (found == nil || len(found.Old)+len(found.New) == 0 && len(e.Old)+len(e.New) > 0):
			if e.Says = said(want); e.Says != nil {
				found = e
			}
		}
	}
	var out []Example
	for _, e := range []*Example{found, fine} {
		if e != nil {
			out = append(out, *e)
		}
	}
	return out
}

// most is how many lines of an example are shown, and letters of a line.
const (
	mostLines   = 8
	mostLetters = 300
)

// example reads the first file of an edit.
func example(edit string) *Example {
	e := &Example{}
	for line := range strings.Lines(edit) {
		op, rest, _ := strings.Cut(strings.TrimRight(line, "\n"), " ")
		switch {
		case op == "file" && e.File != "" && len(e.Old)+len(e.New) > 0:
			return e
		case op == "file", op == "write":
			e.File = rest
		case op == "+" && frame.MatchString(rest):
		case op == "move":
			from, to, _ := strings.Cut(rest, " ")
			return &Example{File: from, Old: []string{from}, New: []string{to}}
		case slices.Contains([]string{"left", "left-page", "gone", "moved", "visited"}, op) && e.File == "" && rest != "":
			words := strings.Fields(rest) // what became of a file or an address, without a line to show
			e.File = words[len(words)-1]
		case op == "remove" && len(e.Old)+len(e.New) == 0:
			e.Old = []string{e.File}
			return e
		case op == "-" && len(e.New) > 0:
			return e // another place
		case op == "-" && len(e.Old) < mostLines:
			e.Old = append(e.Old, shorten(rest))
		case op == "+" && len(e.New) < mostLines:
			e.New = append(e.New, shorten(rest))
		}
	}
	return e
}

// frame is a line that every page has.
var frame = regexp.MustCompile(`^(?:<!doctype html>|</?(?:html|body)[^>]*>|<head>.*</head>)$`)

// shorten cuts a long line, and masks what looks like the number of a person: a
// page of the site should hold none, not even an invented one.
func shorten(s string) string {
	if r := []rune(s); len(r) > mostLetters {
		s = string(r[:mostLetters]) + "…"
	}
	return longNumber.ReplaceAllStringFunc(s, func(n string) string { return n[:3] + strings.Repeat("*", len(n)-5) + n[len(n)-2:] })
}

var longNumber = regexp.MustCompile(`[0-9]{10,}[0-9Xx]`)

// said takes the sentence of the first finding out of what a case wants: its
// place, message, rule and level in English, and the message in Chinese below.
func said(want string) disclosure.Text {
	en, rest, _ := strings.Cut(want, "\n")
	zh, _, _ := strings.Cut(rest, "\n")
	_, en, ok := strings.Cut(en, ": ")
	if i := strings.LastIndex(en, " ("); i > 0 {
		en = en[:i]
	}
	if zh = strings.TrimSpace(zh); !ok || zh == "" {
		return nil
	}
	return disclosure.Text{disclosure.ZhCN: shorten(zh), disclosure.En: shorten(en)}
}
