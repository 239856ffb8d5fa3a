package generator

import (
	"strings"

	"gongkai/disclosure"
)

// A labeller writes the labels of a table in one language. What all of its
// cells share, unit or period, is said once, beside the table.
type labeller struct {
	lang         disclosure.Lang
	unit, period string // shared by all cells, or ""
}

func newLabeller(t *disclosure.Table, lang disclosure.Lang) *labeller {
	l := &labeller{lang: lang}
	units, periods := map[string]bool{}, map[string]bool{}
	t.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
		if f.IsNumber() {
			units[l.word(f.Unit)] = true
		}
	})
	for _, b := range t.Blocks {
		for _, c := range b.Columns { // a catalogue may have no rows yet
			if !ofWords(c) {
				periods[c.Period.In(lang)] = true
			}
		}
	}
	if len(units) == 1 && t.Form != nil && !isCatalogue(t) { // the others say it in their heads
		l.unit = only(units)
	}
	if len(periods) == 1 {
		l.period = only(periods)
	}
	return l
}

func only(set map[string]bool) string {
	for s := range set {
		return s
	}
	return ""
}

func (l *labeller) word(u *disclosure.Unit) string {
	if u == nil {
		return ""
	}
	return u.Word.In(l.lang)
}

// columns gives the heads over each column, the outermost first.
func (l *labeller) columns(b *disclosure.Block) [][]step {
	var out [][]step
	for i, c := range b.Columns {
		var notes []string
		label := c.Label.In(l.lang)
		if unit := l.word(c.Unit); unit != l.unit && !says(label, unit) && countsIn(b, i) {
			notes = append(notes, unit)
		}
		if period := c.Period.In(l.lang); !ofWords(c) && period != l.period && !says(label, period) {
			notes = append(notes, period)
		}
		out = append(out, append(l.groups(c.In), step{of: c, text: label, notes: notes, span: 1, words: ofWords(c)}))
	}
	return stretch(out)
}

// ofWords reports whether a column holds no figures, so that no period is theirs.
func ofWords(c *disclosure.Column) bool { return !c.Kind.IsNumber() && c.Kind != "" }

// countsIn reports whether any cell of a column is in the column's own unit.
func countsIn(b *disclosure.Block, column int) bool {
	for _, r := range b.Rows {
		if f := r.Cells[column]; r.Unit == nil && f.IsNumber() {
			return true
		}
	}
	return false
}

// rows gives the heads before each row, the outermost first.
func (l *labeller) rows(b *disclosure.Block) [][]step {
	var out [][]step
	for _, r := range b.Rows {
		var notes []string
		label := r.Label.In(l.lang)
		if unit := l.word(r.Unit); unit != "" && unit != l.unit && !saysUnit(label, unit) {
			notes = append(notes, unit)
		}
		out = append(out, append(l.groups(r.In), step{of: r, text: label, notes: notes, span: 1}))
	}
	return stretch(out)
}

func (l *labeller) groups(g *disclosure.Group) []step {
	var out []step
	for _, g := range g.Path() {
		out = append(out, step{of: g, text: g.Label.In(l.lang), span: 1})
	}
	return out
}

// The ways to a row and to a column, each on one line.

func rowWords(b *disclosure.Block, r *disclosure.Row, lang disclosure.Lang) []string {
	var out []string
	if b.ID != "" {
		out = append(out, b.Label.In(lang))
	}
	return append(groupWords(out, r.In, lang), r.Label.In(lang))
}

func columnWords(c *disclosure.Column, lang disclosure.Lang) []string {
	return append(groupWords(nil, c.In, lang), c.Label.In(lang))
}

func groupWords(out []string, g *disclosure.Group, lang disclosure.Lang) []string {
	for _, g := range g.Path() {
		out = append(out, g.Label.In(lang))
	}
	return out
}

// way joins heads from the outermost to the innermost.
func way(heads []string) string { return strings.Join(heads, " > ") }
