package against

import (
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
)

// labels writes the heads of a table as pages print them, each with its unit
// and its period in brackets where no other words say them. What all cells share
// is said once, beside the table.
type labels struct {
	lang         disclosure.Lang
	unit, period string // shared by all cells, or ""
}

func newLabels(t *disclosure.Table, lang disclosure.Lang) *labels {
	l := &labels{lang: lang}
	units, periods := map[string]bool{}, map[string]bool{}
	t.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
		if f.IsNumber() {
			units[l.word(f.Unit)] = true
		}
	})
	for _, b := range t.Blocks {
		for _, c := range b.Columns {
			periods[c.Period.In(lang)] = true
		}
	}
	if len(units) == 1 && t.Form != nil && !t.Form.Items {
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

func (l *labels) word(u *disclosure.Unit) string {
	if u == nil {
		return ""
	}
	return u.Word.In(l.lang)
}

// column writes the way to a column, the outermost head first.
func (l *labels) column(b *disclosure.Block, i int) []string {
	c := b.Columns[i]
	label := c.Label.In(l.lang)
	words := label
	if unit := l.word(c.Unit); unit != l.unit && !says(label, unit) && countsIn(b, i) {
		words += bracketed(unit, l.lang)
	}
	if period := c.Period.In(l.lang); period != l.period && !says(label, period) {
		words += bracketed(period, l.lang)
	}
	return append(l.groups(c.In), words)
}

// row writes the way to a row.
func (l *labels) row(r *disclosure.Row) []string {
	label := r.Label.In(l.lang)
	words := label
	if unit := l.word(r.Unit); unit != "" && unit != l.unit && !(says(label, unit) && utf8.RuneCountInString(unit) > 1) {
		words += bracketed(unit, l.lang)
	}
	return append(l.groups(r.In), words)
}

func bracketed(s string, lang disclosure.Lang) string {
	if lang == disclosure.ZhCN {
		return "（" + s + "）"
	}
	return "(" + s + ")"
}

func (l *labels) groups(g *disclosure.Group) []string {
	var out []string
	for _, g := range g.Path() {
		out = append(out, g.Label.In(l.lang))
	}
	return out
}

// countsIn reports whether any cell of a column is in the column's own unit.
func countsIn(b *disclosure.Block, column int) bool {
	for _, r := range b.Rows {
		if f := r.Cells[column]; r.Unit == nil && f.IsNumber() {
			return true
		}
	}
	return false
}

func says(label, note string) bool {
	return strings.Contains(strings.ToLower(label), strings.ToLower(note))
}
