package disclosure

import (
	"regexp"
	"slices"
)

// A TableForm is the layout of a table that a form prescribes: its rows have
// no cells. Of a catalogue (Items) it says the columns only.
type TableForm struct {
	Table
	Chapter  string // in whose text it must stand, or ""
	Optional bool
	Items    bool
	Blanks   Mode
	Kind     Kind // of columns that name none

	cells []cellForm // in the order printed
}

// HoldsWords reports whether a cell of the table is words in each language: of
// those a sheet holds one language only.
func (t *TableForm) HoldsWords() bool {
	return slices.ContainsFunc(t.cells, func(c cellForm) bool { return c.kind == Words })
}

// A cellForm is what the form knows of one cell before it is filed.
type cellForm struct {
	id    string
	path  []string // below [cells]: the table, its block, the parts of the row, the column
	label Text
	kind  Kind
	words []Word
	unit  *Unit
}

// Mode says what a missing number means in an equation, by the names of VTL 2.1.
type Mode string

// The modes of VTL's hierarchical rules that an equation can be read in.
const (
	NonNull     Mode = "non_null"     // any missing number leaves it undecided
	NonZero     Mode = "non_zero"     // missing counts as 0; if all are 0 or missing, nothing is said
	PartialNull Mode = "partial_null" // as non_null, but nothing is said where all are missing
	PartialZero Mode = "partial_zero" // missing counts as 0, unless all are missing
	AlwaysNull  Mode = "always_null"  // any missing number leaves it undecided, even where all are
	AlwaysZero  Mode = "always_zero"  // missing counts as 0
)

var rowID = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)*$`)

func (l *formReader) readTableForms() {
	for _, e := range l.t.subs("tables", optional) {
		t := &TableForm{
			Table:    Table{ID: e.string("id", required), Caption: e.text("caption", required), Flat: e.bool("flat")},
			Chapter:  e.string("chapter", optional),
			Optional: e.bool("optional"),
			Items:    e.bool("items"),
			Kind:     Kind(e.oneOf("kind", optional, string(Count), string(Amount), string(Rate), string(Words), string(Plain), string(Day), string(Choice), string(OrganRef))),
			Blanks:   Mode(e.oneOf("missing", optional, string(NonNull), string(NonZero), string(PartialNull), string(PartialZero), string(AlwaysNull), string(AlwaysZero))),
		}
		l.faults = len(*e.in.faults)
		checkTableID(e, t.ID)
		if l.Table(t.ID) != nil {
			e.fault("id", "表 %q 重复", "the table %q is declared twice", t.ID)
		}
		if t.Chapter != "" && l.Chapter(t.Chapter) == nil {
			e.fault("chapter", "本格式没有章节 %q", "the form has no chapter %q", t.Chapter)
		}
		t.Head = e.text("head", required)
		if e.has("note") {
			t.Note = e.text("note", required)
		}
		unit := l.unit(e)
		l.readBlocks(e, t, unit)
		l.Tables = append(l.Tables, t)
		l.layCells(e, t)
		e.done()
	}
}

func (l *formReader) unit(e *table) *Unit {
	id := e.string("unit", optional)
	if id == "" {
		return nil
	}
	u := l.units[id]
	if u == nil {
		e.fault("unit", "未知的计量单位 %q，可用：%s", "unknown unit %q; known are %s", id, keysOf(l.units))
	}
	return u
}

// readBlocks reads the blocks of a table, or its columns and rows as one.
func (l *formReader) readBlocks(e *table, t *TableForm, unit *Unit) {
	if !e.has("blocks") {
		b := &Block{Head: t.Head}
		columns := readGroups(e, "column_groups")
		rows := readGroups(e, "row_groups")
		l.readLayout(e, t, b, unit, columns, rows)
		t.Blocks = []*Block{b}
		return
	}
	for _, s := range e.subs("blocks", required) {
		b := &Block{ID: s.string("id", required), Label: s.text("label", required), Head: t.Head}
		if s.has("head") {
			b.Head = s.text("head", required)
		}
		if !tableID.MatchString(b.ID) || slices.ContainsFunc(t.Blocks, func(o *Block) bool { return o.ID == b.ID }) {
			s.fault("id", "分块 %q 重复或编号不合要求", "the block %q is declared twice or malformed", b.ID)
		}
		l.readLayout(s, t, b, unit, nil, nil)
		t.Blocks = append(t.Blocks, b)
		s.done()
	}
	if t.Flat || t.Items {
		e.fault("blocks", "分块的表不能再设 flat 或 items", "a table of blocks can be neither flat nor items")
	}
}

func (l *formReader) readLayout(e *table, t *TableForm, b *Block, unit *Unit, columnGroups, rowGroups map[string]*Group) {
	for _, c := range e.subs("columns", required) {
		col := &Column{ID: c.string("id", required), Label: c.text("label", required), In: groupIn(c, columnGroups), Unit: unit}
		col.Kind = Kind(c.oneOf("kind", optional, string(t.Kind), string(Count), string(Amount), string(Rate), string(Words), string(Plain), string(Day), string(Choice), string(OrganRef)))
		col.Words = readWords(c, col.Kind)
		if c.has("unit") {
			col.Unit = l.unit(c)
		}
		if !tableID.MatchString(col.ID) || col.ID == "file" || slices.ContainsFunc(b.Columns, func(o *Column) bool { return o.ID == col.ID }) {
			c.fault("id", "列 %q 重复、是保留名或编号不合要求", "the column %q is declared twice, reserved or malformed", col.ID)
		}
		b.Columns = append(b.Columns, col)
		c.done()
	}
	if t.Items {
		return
	}
	for _, x := range e.subs("rows", required) {
		row := &Row{ID: x.string("id", required), Label: x.text("label", required), In: groupIn(x, rowGroups)}
		if x.has("kind") {
			row.Kind = Kind(x.oneOf("kind", required, string(Count), string(Amount), string(Rate), string(Words), string(Plain), string(Day), string(OrganRef)))
		}
		row.Unit = l.unit(x)
		if !rowID.MatchString(row.ID) || row.ID == "file" || slices.ContainsFunc(b.Rows, func(o *Row) bool { return o.ID == row.ID }) {
			x.fault("id", "行 %q 重复、是保留名或编号不合要求", "the row %q is declared twice, reserved or malformed", row.ID)
		}
		b.Rows = append(b.Rows, row)
		x.done()
	}
}
