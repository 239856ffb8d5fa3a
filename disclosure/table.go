package disclosure

import "slices"

// A Table shows facts in rows and columns, in one block or in several below
// each other; each of its cells is a fact, or words. Of a Form's table, the
// rows have no cells yet.
type Table struct {
	ID      string
	Caption Text
	Head    Text // over the labels of the rows
	Note    Text // or nil
	Blocks  []*Block
	Total   *Row       // of a table with one block; nil when there is none
	Flat    bool       // printed in one row: the rows stand side by side
	Form    *TableForm // the layout it follows; nil where the report made its own
}

// A Block is a part of a table with columns of its own.
type Block struct {
	ID      string // part of the ids of cells; "" where the table is one block
	Label   Text   // or nil
	Head    Text   // over the labels of its rows
	Columns []*Column
	Rows    []*Row
}

// A Group is a head over several columns or rows.
type Group struct {
	ID    string
	Label Text
	In    *Group // the head above it, or nil
}

// Path lists the heads from the outermost to g itself.
func (g *Group) Path() []*Group {
	var out []*Group
	for ; g != nil; g = g.In {
		out = append(out, g)
	}
	slices.Reverse(out)
	return out
}

// A Column says what its cells hold.
type Column struct {
	ID     string
	Label  Text
	In     *Group
	Kind   Kind
	Words  []Word // with Choice
	Unit   *Unit
	Period Period
}

// A Row has one cell for each column of its block.
type Row struct {
	ID    string // dotted, as result.granted
	Label Text
	In    *Group
	Kind  Kind  // "" for that of the column
	Unit  *Unit // nil for that of the column
	Cells []*Fact
}

// AllRows returns the rows of all blocks, the total last, if there is one.
func (t *Table) AllRows() []*Row {
	var out []*Row
	for _, b := range t.Blocks {
		out = append(out, b.Rows...)
	}
	if t.Total != nil {
		out = append(out, t.Total)
	}
	return out
}

// Cells calls visit for each cell with its block, row and column, as printed.
func (t *Table) Cells(visit func(b *Block, r *Row, c *Column, f *Fact)) {
	for i, b := range t.Blocks {
		rows := b.Rows
		if t.Total != nil && i == len(t.Blocks)-1 {
			rows = append(rows[:len(rows):len(rows)], t.Total)
		}
		for _, r := range rows {
			for k, c := range b.Columns {
				visit(b, r, c, r.Cells[k])
			}
		}
	}
}

// Nested reports whether heads stand above heads: then a reader needs more
// than one head to know what a cell is.
func (t *Table) Nested() bool {
	for _, b := range t.Blocks {
		if b.ID != "" ||
			slices.ContainsFunc(b.Columns, func(c *Column) bool { return c.In != nil }) ||
			slices.ContainsFunc(b.Rows, func(r *Row) bool { return r.In != nil }) {
			return true
		}
	}
	return t.Flat
}

// Kind tells what a cell or a field holds.
type Kind string

// The kinds of cells. Counts, amounts and rates are numbers.
const (
	Count    Kind = "count"  // whole, never negative
	Amount   Kind = "amount" // decimal, never negative
	Rate     Kind = "rate"   // decimal
	Words    Kind = "text"   // in each language
	Plain    Kind = "plain"  // one string for all languages: a number of a document, an address
	Day      Kind = "date"
	Choice   Kind = "word" // of a closed list
	OrganRef Kind = "organ"
)

// IsNumber reports whether cells of the kind are numbers.
func (k Kind) IsNumber() bool { return k == Count || k == Amount || k == Rate }

// Missing is what stands where a number should: four things that differ, and
// none of them is 0.
type Missing string

// What can stand in place of a number; "" is a number.
const (
	Blank Missing = "blank"
	Slash Missing = "/"
	Dash  Missing = "-"
	None  Missing = "无"
)

// Printed is what a page prints for it.
func (m Missing) Printed() string {
	if m == Blank {
		return ""
	}
	return string(m)
}
