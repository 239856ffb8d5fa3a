package disclosure

import (
	"cmp"
	"slices"
	"strings"
)

// An Equation is a relation that a form declares between the cells of its
// tables (勾稽关系), across years and across forms. It stands for one identity
// of each column or row, or for one alone.
type Equation struct {
	ID      string
	Rule    string   // the rule that judges it; "" is the one for all others
	Text    string   // as declared: received + carried_in = result.total + carried_out
	Printed Text     // in words, those of the form where it prints the equation; or nil
	Level   string   // error, warn or info
	For     []string // levels of the organs it is for; empty is all
	Tiers   []string // tiers of the organs it is for; empty is all

	blanks    Mode
	instances []instance
	outward   bool // refers to another year or another form
}

// An instance is an equation of one column or row.
type instance struct {
	key         string // the column or row, or ""
	label       Text   // of it, or nil
	implied     bool   // follows from the others
	left, right []term
	op          string
}

// A term is one cell, here or elsewhere, or a whole number.
type term struct {
	from  string // "", "last" or the id of another form
	id    string // of the fact; "" for a number
	value Number
}

// last refers to the report of the same organ and form for the year before.
const last = "last"

func (l *formReader) readEquations() {
	for _, e := range l.t.subs("identities", optional) {
		q := &Equation{
			ID: e.string("id", required), Rule: e.string("rule", optional), Text: e.string("equation", required),
			Level: e.oneOf("level", optional, "error", "warn", "info"),
			For:   e.strings("for", optional), Tiers: e.strings("tiers", optional), blanks: NonNull,
		}
		if !slugName.MatchString(q.ID) || slices.ContainsFunc(l.Identities, func(o *Equation) bool { return o.ID == q.ID }) {
			e.fault("id", "勾稽关系 %q 重复或编号不合要求", "the identity %q is declared twice or malformed", q.ID)
		}
		if e.has("printed") {
			q.Printed = e.text("printed", required)
		}
		e.among("for", levels, q.For...)
		e.among("tiers", tiers, q.Tiers...)
		each := ""
		if e.has("each") {
			each = e.oneOf("each", required, "column", "row")
		}
		only, except, implied := e.strings("only", optional), e.strings("except", optional), e.strings("implied", optional)
		id := e.string("table", optional)
		t := l.Table(id)
		switch {
		case id != "" && t == nil, each != "" && id == "":
			e.fault("table", "本格式没有表 %q", "the form has no table %q", id)
		case t != nil && (t.Items || len(t.Blocks) != 1) && each != "":
			e.fault("each", "分块的表和清单没有统一的行列，请写完整编号", "a table of blocks or items has no rows and columns for all; write whole ids")
		case each != "":
			q.blanks = t.Blanks
			l.expand(e, q, t, each, only, except, implied)
		default:
			if t != nil {
				q.blanks = t.Blanks
			}
			if in, ok := l.parse(e, q.Text, l.cellIDs); ok {
				q.instances = []instance{in}
				if t == nil {
					q.blanks = l.blanksOf(in)
				}
			}
		}
		for _, in := range q.instances {
			for _, tm := range append(in.left[:len(in.left):len(in.left)], in.right...) {
				q.outward = q.outward || tm.from != ""
				if tm.from != "" && tm.from != last {
					l.proveOutward(e, tm)
				}
			}
		}
		l.Identities = append(l.Identities, q)
		e.done()
	}
}

// expand makes the equation of each column or row of a table.
func (l *formReader) expand(e *table, q *Equation, t *TableForm, each string, only, except, implied []string) {
	b := t.Blocks[0]
	type axis struct {
		id    string
		label Text
	}
	var columns, rows []axis
	for _, c := range b.Columns {
		columns = append(columns, axis{c.ID, c.Label})
	}
	for _, r := range b.Rows {
		rows = append(rows, axis{r.ID, r.Label})
	}
	along, across := columns, rows
	if each == "row" {
		along, across = rows, columns
	}
	for _, name := range slices.Concat(only, except, implied) {
		if !slices.ContainsFunc(along, func(a axis) bool { return a.id == name }) {
			e.fault("table", "表中没有 %q", "the table has no %q", name)
			return
		}
	}
	for _, a := range along {
		if len(only) > 0 && !slices.Contains(only, a.id) || slices.Contains(except, a.id) {
			continue
		}
		in, ok := l.parse(e, q.Text, func(name string) []string {
			var ids []string
			for _, x := range across {
				if x.id != name && !under(x.id, name) {
					continue
				}
				if each == "row" {
					ids = append(ids, t.ID+"."+a.id+"."+x.id)
				} else {
					ids = append(ids, t.ID+"."+x.id+"."+a.id)
				}
			}
			return ids
		})
		if !ok {
			return
		}
		in.key, in.label, in.implied = a.id, a.label, slices.Contains(implied, a.id)
		q.instances = append(q.instances, in)
	}
}

// proveOutward proves, when all forms are known, what an equation says of
// another form. The ids of a form without tables are the reports' own.
func (l *formReader) proveOutward(e *table, t term) {
	l.later = append(l.later, func(forms map[string]*Form, broken map[string]bool) {
		other := forms[t.from]
		switch {
		case t.from == l.ID:
			e.fault("equation", "%q 就是本格式，编号前不写格式名", "%q is this form; write its ids without the name", t.from)
		case other == nil && !broken[t.from]:
			e.fault("equation", "没有格式 %q", "there is no form %q", t.from)
		case other == nil:
		default:
			table, _, _ := strings.Cut(t.id, ".")
			if tf := other.Table(table); tf != nil && !slices.ContainsFunc(tf.cells, func(c cellForm) bool { return c.id == t.id }) {
				e.fault("equation", "格式 %q 没有单元格 %q", "the form %q has no cell %q", t.from, t.id)
			}
		}
	})
}

// blanksOf is what a blank means in an equation that names no table: what it
// means in all the tables of its cells, or non_null where they differ.
func (l *formReader) blanksOf(in instance) Mode {
	var mode Mode
	for _, t := range slices.Concat(in.left, in.right) {
		for _, table := range l.Tables {
			if t.from != "" || !strings.HasPrefix(t.id, table.ID+".") {
				continue
			}
			if mode != "" && mode != table.Blanks {
				return NonNull
			}
			mode = table.Blanks
		}
	}
	return cmp.Or(mode, NonNull)
}
