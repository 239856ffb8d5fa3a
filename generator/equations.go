package generator

import (
	"slices"
	"strings"

	"gongkai/disclosure"
)

// An equation is what must hold between the numbers of a table, once for each
// column or row, as a page lists it under the name of the table that it begins in.
// Its terms name the cells once for all of them, with * for the column or row: two
// hundred figures in three hundred sums would else be named as often as they stand there.
type equation struct {
	id, words, terms string
	of               []*disclosure.Identity
	column           string // of its one cell, where another equation of the table reads the same
}

// equations gives those of each table within the report: what its form
// declares, and what the report itself does. What looks at another year or
// another report is left out: a page must not change when that one is filed.
// So is what has a number in a table that this language does not show.
func equations(r *disclosure.Report, lang disclosure.Lang) map[*disclosure.Table][]*equation {
	shown := firstUses(r.Bodies[lang])
	out := map[*disclosure.Table][]*equation{}
	byForm := map[*disclosure.Equation]*equation{}
	for _, i := range append(r.FormIdentities(), r.Identities...) {
		t := tableOf(i, shown)
		if t == nil {
			continue
		}
		q := byForm[i.Equation]
		if i.Equation == nil || q == nil {
			q = &equation{id: i.ID, words: wordsOf(i, t, lang), terms: termsOf(i)}
			if i.Equation != nil {
				q.id = i.Equation.ID
				byForm[i.Equation] = q
			}
			out[t] = append(out[t], q)
		}
		q.of = append(q.of, i)
	}
	for t, all := range out {
		tellApart(t, all, lang)
	}
	return out
}

// tellApart names the columns of equations that read the same, as "has none of
// these" does for each column that it is said of.
func tellApart(t *disclosure.Table, all []*equation, lang disclosure.Lang) {
	alike := map[string]int{}
	for _, q := range all {
		alike[q.words]++
	}
	for _, q := range all {
		if alike[q.words] < 2 || q.of[0].Key != "" {
			continue
		}
		t.Cells(func(_ *disclosure.Block, _ *disclosure.Row, c *disclosure.Column, cell *disclosure.Fact) {
			if cell == q.of[0].Left[0] {
				q.column = c.Label.In(lang)
			}
		})
	}
}

// firstUses tells which tables a text shows, and which of its shortcodes is the
// first to show each: there, and nowhere else, cells have ids.
func firstUses(b *disclosure.Body) map[string]int {
	out := map[string]int{}
	if b != nil {
		for i, ref := range b.Refs {
			if _, again := out[ref.ID]; ref.Kind == "stat-table" && !again {
				out[ref.ID] = i
			}
		}
	}
	return out
}

// tableOf is the table of the first cell; nil where a number stands elsewhere.
func tableOf(i *disclosure.Identity, shown map[string]int) *disclosure.Table {
	var first *disclosure.Table
	for _, f := range slices.Concat(i.Left, i.Right) {
		if f.ID == "" {
			continue // a number of the equation itself
		}
		if f.Table == nil {
			return nil
		}
		if _, ok := shown[f.Table.ID]; !ok {
			return nil
		}
		if first == nil {
			first = f.Table
		}
	}
	return first
}

// wordsOf says an equation in words: as the form prints it, or by the names of
// its parts.
func wordsOf(i *disclosure.Identity, t *disclosure.Table, lang disclosure.Lang) string {
	switch {
	case i.Equation != nil && i.Equation.Printed != nil:
		return i.Equation.Printed.In(lang)
	case i.Note != nil:
		return i.Note.In(lang)
	}
	sides := make([]string, 2)
	for k, side := range [][]*disclosure.Fact{i.Left, i.Right} {
		var parts []string
		for _, f := range side {
			parts = append(parts, partOf(i, f, t, lang))
		}
		sides[k] = strings.Join(parts, " + ")
	}
	return sides[0] + " " + signs[i.Op] + " " + sides[1]
}

// partOf names a part: of an equation for each column or row by the other.
func partOf(i *disclosure.Identity, f *disclosure.Fact, t *disclosure.Table, lang disclosure.Lang) string {
	if f.ID == "" {
		return f.Text(lang)
	}
	name := f.Label.In(lang)
	if i.Key != "" {
		t.Cells(func(b *disclosure.Block, row *disclosure.Row, c *disclosure.Column, cell *disclosure.Fact) {
			switch {
			case cell != f:
			case c.ID == i.Key:
				name = row.Label.In(lang)
			case row.ID == i.Key:
				name = c.Label.In(lang)
			}
		})
	}
	return name
}

// tally counts equations, and those that hold. Where nothing is filed there is
// nothing to hold.
func tally(all []*equation) (count, stand int) {
	for _, q := range all {
		for _, i := range q.of {
			switch i.State() {
			case disclosure.Void:
				continue
			case disclosure.Stands:
				stand++
			}
			count++
		}
	}
	return count, stand
}
