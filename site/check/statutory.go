package check

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
)

// A StatutoryTable is a table of a form that a page prints, read by its labels
// alone, and its place on the page.
type StatutoryTable struct {
	*disclosure.PrintedTable
	Node *html.Node

	cells []*Cell
	all   []*disclosure.Identity
	why   []*disclosure.Diagnosis
}

// statutoryForms are those whose tables are looked for, the current one first.
var statutoryForms = []string{"disclosure-annual", "disclosure-annual-2019"}

// Statutory lists the tables of disclosure reports on the page. They are looked for
// once, and only where the site gives the forms.
func (p *Page) Statutory() []*StatutoryTable {
	if p.statutory != nil || p.forms == nil {
		return p.statutory
	}
	p.statutory = []*StatutoryTable{}
	if !bytes.Contains(bytes.ToLower(p.raw), []byte("<table")) {
		return nil
	}
	for _, n := range innermost(p.Doc.Nodes[0]) {
		if t := p.readStatutory(n); t != nil {
			p.statutory = append(p.statutory, t)
		}
	}
	return p.statutory
}

// markers are words of the tables, by which they are told from all others.
var markers = []string{"本年新收", "结果维持", "本年制发件数", "本年新制作数量"}

// isStatutory reports whether a table holds one of them, be its cells left blank.
func isStatutory(table *html.Node) bool {
	text := Squeeze(Text(table))
	return slices.ContainsFunc(markers, func(m string) bool { return strings.Contains(text, m) })
}

// innermost lists the tables that hold one of the markers, but not those around them.
func innermost(doc *html.Node) (out []*html.Node) {
	var walk func(*html.Node) bool
	walk = func(n *html.Node) (has bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			has = walk(c) || has
		}
		if has || n.Type != html.ElementNode || n.Data != "table" {
			return has
		}
		if !isStatutory(n) {
			return false
		}
		out = append(out, n)
		return true
	}
	walk(doc)
	return out
}

// readStatutory reads a table as one of the forms: that of which it has most.
func (p *Page) readStatutory(n *html.Node) *StatutoryTable {
	if tooWide(n) {
		return nil
	}
	table := FormTable(n)
	cells := slices.Clone(table.Cells)
	printed := make([]disclosure.PrintedCell, len(cells))
	for i, c := range cells {
		printed[i] = disclosure.PrintedCell{Text: Text(c.Node), X: c.X, Y: c.Y, W: c.W, H: c.H}
	}
	var best *disclosure.PrintedTable
	for _, id := range statutoryForms {
		form := p.forms[id]
		if form == nil {
			continue
		}
		for _, tf := range form.Tables {
			t := tf.ReadPrinted(form, 0, printed)
			if t != nil && (best == nil || fit(t) > fit(best)) {
				best = t
			}
		}
	}
	if best == nil {
		return nil
	}
	s := &StatutoryTable{PrintedTable: best, Node: n, cells: cells}
	s.all = best.Identities()
	if slices.ContainsFunc(s.all, func(i *disclosure.Identity) bool { return i.State() == disclosure.Broken }) {
		s.why = disclosure.Diagnose(s.all)
	}
	return s
}

// tooWide reports whether a table covers far more slots than any form.
func tooWide(table *html.Node) bool {
	rows, wide := 0, 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.Data {
			case "tr":
				rows++
			case "td", "th":
				wide += span(c, "colspan", 1000)
			}
			walk(c)
		}
	}
	walk(table)
	return rows > 500 || rows*wide > 500_000
}

// fit tells how well a table is one of a form: what was found of it, less what was not.
func fit(t *disclosure.PrintedTable) int { return len(t.Facts) - 3*len(t.Lost) }

// Equations gives the identities of the table of which all cells were found, and what may
// be wrong with those that fail.
func (s *StatutoryTable) Equations() ([]*disclosure.Identity, []*disclosure.Diagnosis) {
	return s.all, s.why
}

// At is the cell that holds a fact, or the table.
func (s *StatutoryTable) At(id string) *html.Node {
	if i, ok := s.Cells[id]; ok {
		return s.cells[i].Node
	}
	return s.Node
}

// Cell is one of the printed cells.
func (s *StatutoryTable) Cell(i int) *html.Node { return s.cells[i].Node }

// Address names the cell of a fact as spreadsheets do: the third cell of the
// second row is C2.
func (s *StatutoryTable) Address(f *disclosure.Fact) string {
	i, ok := s.Cells[f.ID]
	if !ok {
		return f.ID
	}
	name := ""
	for n := s.cells[i].X + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name + strconv.Itoa(s.cells[i].Y+1)
}
