package disclosure

import (
	"slices"
	"strings"
)

// A PrintedCell is one cell of a table on somebody's page: what it says, and the
// slots that it covers. Cells come in the order of the source.
type PrintedCell struct {
	Text       string
	X, Y, W, H int
}

// A PrintedTable is a table of a form as a page prints it, read by its labels. What
// could not be placed for certain is not in it.
type PrintedTable struct {
	Form   *Form
	Table  *Table
	Facts  []*Fact        // found, in the order of the form
	Cells  map[string]int // which of the printed cells holds each, by id
	Unread []int          // cells that should hold a number and hold none that can be read
	Lost   []Text         // rows of the form that were not found
}

// ReadPrinted reads a table of the form from the cells of a page. It is nil
// where the heads of the form's columns are not there, or none of its rows. Columns
// are taken in the order of the form, or as the heads stand where more equations hold
// then: wrong spans move heads, and hardly any page moves columns.
func (t *TableForm) ReadPrinted(form *Form, year int, cells []PrintedCell) *PrintedTable {
	if t.Items {
		return nil
	}
	best := t.readPrinted(form, year, cells, false)
	if best == nil || best.broken() == 0 {
		return best
	}
	if other := t.readPrinted(form, year, cells, true); other != nil && other.broken() < best.broken() {
		return other
	}
	return best
}

// broken counts the identities that do not hold.
func (p *PrintedTable) broken() (n int) {
	for _, i := range p.Identities() {
		if i.State() == Broken {
			n++
		}
	}
	return n
}

func (t *TableForm) readPrinted(form *Form, year int, cells []PrintedCell, byPlace bool) *PrintedTable {
	table, facts := t.fill(year)
	p := &printedReader{tf: t, cells: cells, facts: facts, byPlace: byPlace, at: map[string]int{}}
	for i := range cells {
		for len(p.lines) == 0 || p.lines[len(p.lines)-1].y != cells[i].Y {
			p.lines = append(p.lines, printedLine{y: cells[i].Y})
		}
		l := &p.lines[len(p.lines)-1]
		l.cells = append(l.cells, i)
	}
	if !(t.Flat && p.flat(table)) && !p.blocks(table) {
		return nil
	}
	out := &PrintedTable{Form: form, Table: table, Cells: map[string]int{}}
	for i, f := range facts {
		k, ok := p.at[f.ID]
		if !ok {
			continue
		}
		if f.IsNumber() {
			n, missing, note, ok := parseEntry(cells[k].Text, money(f.Unit))
			if !ok {
				out.Unread = append(out.Unread, k)
				continue
			}
			f.Value, f.Missing, f.Note = n, missing, note
		} else {
			f.Key = strings.TrimSpace(cells[k].Text)
		}
		out.Facts = append(out.Facts, facts[i])
		out.Cells[f.ID] = k
	}
	for _, r := range table.AllRows() {
		if !slices.ContainsFunc(r.Cells, func(f *Fact) bool { _, ok := p.at[f.ID]; return ok }) {
			out.Lost = append(out.Lost, r.Label)
		}
	}
	return out
}

// Identities gives the identities of the form within the table of which all cells
// were found. Those for certain organs only are left out: whose page it is is not known.
func (p *PrintedTable) Identities() []*Identity {
	facts := map[string]*Fact{}
	for _, f := range p.Facts {
		facts[f.ID] = f
	}
	var out []*Identity
	for _, q := range p.Form.Identities {
		if q.outward || len(q.For) > 0 || len(q.Tiers) > 0 {
			continue
		}
		for k := range q.instances {
			if i := q.identity(&q.instances[k], func(t term) *Fact { return facts[t.id] }); i != nil {
				out = append(out, i)
			}
		}
	}
	return out
}

type printedReader struct {
	tf    *TableForm
	cells []PrintedCell
	lines []printedLine
	facts []*Fact

	byPlace bool           // columns as their heads stand, not in the order of the form
	at      map[string]int // cells by the ids of their facts
}

// A printedLine is one row of the source.
type printedLine struct {
	y     int
	cells []int
}

// blocks reads a table whose rows stand below each other.
func (p *printedReader) blocks(table *Table) bool {
	found := 0
	last := -1
	rows := table.AllRows()
	for _, l := range p.lines {
		k, row := p.labelOf(l, rows, last)
		if row < 0 {
			continue
		}
		b := blockOf(table, rows[row])
		order := p.columns(b)
		if order == nil {
			continue
		}
		data := l.cells[k+1:]
		if len(data) != len(b.Columns) {
			data = p.below(l, order, p.cells[l.cells[k]])
			if data == nil {
				continue
			}
		}
		for i, c := range order.columns {
			p.at[rows[row].Cells[c].ID] = data[i]
		}
		found, last = found+1, row
	}
	return found > 0
}

// labelOf finds the innermost label of a line that names a row of the form: its
// place among the cells of the line, and the row; -1 without. Rows come in the
// order of the form; one out of order must carry the very words.
func (p *printedReader) labelOf(l printedLine, rows []*Row, last int) (place, row int) {
	for k := len(l.cells) - 1; k >= 0; k-- {
		text := p.cells[l.cells[k]].Text
		if k == len(l.cells)-1 && len(l.cells) > 1 || !hasHan(text) {
			continue // a row ends with its numbers
		}
		best, score := -1, 0.65
		for i, r := range rows {
			if _, taken := p.at[r.Cells[0].ID]; taken {
				continue
			}
			s := likeness(text, r.Label.In(ZhCN))
			if s < 1 && i <= last {
				continue
			}
			if s > score {
				best, score = i, s
			}
		}
		if best >= 0 {
			return k, best
		}
	}
	return -1, -1
}

func blockOf(t *Table, r *Row) *Block {
	for _, b := range t.Blocks {
		if slices.Contains(b.Rows, r) {
			return b
		}
	}
	return t.Blocks[len(t.Blocks)-1]
}
