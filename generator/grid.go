package generator

import (
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
)

// A grid is a table as HTML lays it out, in one language: every span is known.
type grid struct {
	head   [][]head // lines above all bodies; none where the bodies have their own
	bodies []gridBody
	foot   *gridRow // the total
	width  int      // columns, those of heads too
	nested bool     // heads have ids, and cells name all of theirs
	last   int      // the last id given
}

// A gridBody is a part of a table with columns of its own.
type gridBody struct {
	label *head
	head  [][]head
	over  [][]int // the ids of the heads over each column
	rows  []gridRow
}

// A gridRow is one line: the heads that begin in it, then its cells.
type gridRow struct {
	id    string // of the row on the page; none where rows stand side by side
	heads []head
	in    []int // the ids of all heads of the row, the outermost first
	cells []*disclosure.Fact
	wide  int // columns that the last cell takes up
}

// A head is the head of columns or rows.
type head struct {
	text       string
	notes      []string // what stands behind it in brackets: its unit, its period
	cols, rows int
	id         int  // 0 where its place says whose head it is
	words      bool // below it stand words, not numbers
}

// A step is one of the heads on the way to a column or a row.
type step struct {
	of    any // the group, column or row: heads may read alike
	text  string
	notes []string
	span  int // the lines, or columns, that it takes up
	words bool
}

// layOut gives a table its shape.
func layOut(t *disclosure.Table, lang disclosure.Lang) *grid {
	g := &grid{nested: t.Nested()}
	l := newLabeller(t, lang)
	if t.Flat {
		g.flat(t, l)
		return g
	}
	for _, b := range t.Blocks {
		g.width = max(g.width, max(1, depth(l.rows(b)))+len(b.Columns))
	}
	for _, b := range t.Blocks {
		body := gridBody{}
		var in []int
		if b.ID != "" {
			body.label = &head{text: b.Label.In(lang), cols: g.width, rows: 1, id: g.number()}
			in = []int{body.label.id}
		}
		columns, rows := l.columns(b), l.rows(b)
		wide := max(1, depth(rows))            // a catalogue may have no rows yet
		spare := g.width - wide - len(columns) // the last column takes it up
		body.head = g.columnHeads(columns, head{text: b.Head.In(lang), cols: wide, rows: depth(columns)}, spare, &body.over)
		body.rows = g.rowHeads(b.Rows, rows, in, spare)
		for i := range body.rows {
			body.rows[i].id = strings.TrimSuffix(t.ID+"."+b.ID, ".") + "." + b.Rows[i].ID
		}
		if b.ID == "" {
			g.head, body.head = body.head, nil
		}
		g.bodies = append(g.bodies, body)
	}
	if t.Total != nil {
		foot := gridRow{id: t.ID + ".total", heads: []head{{text: t.Total.Label.In(lang), cols: g.width - len(t.Total.Cells), rows: 1}}, cells: t.Total.Cells, wide: 1}
		g.foot = &foot
	}
	return g
}

// flat sets the rows side by side: their heads stand over those of the columns.
func (g *grid) flat(t *disclosure.Table, l *labeller) {
	b := t.Blocks[0]
	var all [][]step
	line := gridRow{wide: 1}
	columns := l.columns(b)
	for i, row := range l.rows(b) {
		for _, column := range columns {
			all = append(all, append(row[:len(row):len(row)], column...))
		}
		line.cells = append(line.cells, b.Rows[i].Cells...)
	}
	body := gridBody{rows: []gridRow{line}}
	g.head = g.columnHeads(all, head{}, 0, &body.over)
	g.bodies, g.width = []gridBody{body}, len(all)
}

// number gives the next id, if heads need any.
func (g *grid) number() int {
	if g.nested {
		g.last++
	}
	return g.last
}

// columnHeads lays out the heads over columns, the corner over the heads of rows first.
func (g *grid) columnHeads(columns [][]step, corner head, spare int, over *[][]int) [][]head {
	lines := make([][]head, depth(columns))
	if corner.cols > 0 && len(lines) > 0 {
		lines[0] = append(lines[0], corner)
	}
	*over = g.place(columns, func(_, line, run int, s step) int {
		h := head{text: s.text, notes: s.notes, cols: run, rows: s.span, id: g.number(), words: s.words}
		lines[line] = append(lines[line], h)
		return h.id
	})
	if spare > 0 {
		lines[0][len(lines[0])-1].cols += spare
	}
	return lines
}

// rowHeads lays out rows with their heads.
func (g *grid) rowHeads(filed []*disclosure.Row, rows [][]step, in []int, spare int) []gridRow {
	out := make([]gridRow, len(rows))
	paths := g.place(rows, func(row, _, run int, s step) int {
		h := head{text: s.text, notes: s.notes, cols: s.span, rows: run, id: g.number()}
		out[row].heads = append(out[row].heads, h)
		return h.id
	})
	for i := range out {
		out[i].cells, out[i].wide = filed[i].Cells, 1+spare
		out[i].in = append(in[:len(in):len(in)], paths[i]...)
	}
	return out
}

// place calls put once for each head, with the entry and the line where it
// begins and the number of entries that it runs over; it returns the ids on the
// way to each entry.
func (g *grid) place(all [][]step, put func(entry, line, run int, s step) (id int)) [][]int {
	paths := make([][]int, len(all))
	for i, steps := range all {
		line, shared := 0, i > 0
		for k, s := range steps {
			if shared = shared && k < len(all[i-1]) && all[i-1][k].of == s.of; shared {
				paths[i] = append(paths[i], paths[i-1][k])
			} else {
				run := 1
				for i+run < len(all) && startsLike(all[i+run], steps[:k+1]) {
					run++
				}
				paths[i] = append(paths[i], put(i, line, run, s))
			}
			line += s.span
		}
	}
	return paths
}

func startsLike(steps, as []step) bool {
	if len(steps) < len(as) {
		return false
	}
	for k := range as {
		if steps[k].of != as[k].of {
			return false
		}
	}
	return true
}

// depth is the number of lines that the heads take up.
func depth(all [][]step) int {
	most := 0
	for _, steps := range all {
		n := 0
		for _, s := range steps {
			n += s.span
		}
		most = max(most, n)
	}
	return most
}

// stretch makes the last step of each reach the deepest line.
func stretch(all [][]step) [][]step {
	most := depth(all)
	for _, steps := range all {
		steps[len(steps)-1].span += most - len(steps)
	}
	return all
}

// says reports whether a label has the words of a note in it already.
func says(label, note string) bool {
	return strings.Contains(strings.ToLower(label), strings.ToLower(note))
}

// saysUnit reports whether a name says what it counts: decisions, but 文件 does not say 件.
func saysUnit(name, unit string) bool {
	return utf8.RuneCountInString(unit) > 1 && says(name, unit)
}
