package against

import (
	"gongkai/disclosure"
	"gongkai/site/check"

	"golang.org/x/net/html"
)

// A slot is one place of a grid: what stands there, and the cell that covers it.
type slot struct {
	text string           // folded
	raw  string           // as printed
	fact *disclosure.Fact // of a filed grid: what the cell prints, nil for a head
	node *html.Node       // of a page's grid
}

// A grid is a table with every span resolved: rows of slots of one width.
type grid struct {
	rows  [][]slot
	head  []bool // of each row: it holds heads alone
	wide  int    // columns of the heads of rows
	width int
}

func headSlot(s string) slot { return slot{text: folded(s), raw: s} }

// filedGrid lays a table out as the page prints it.
func filedGrid(t *disclosure.Table, lang disclosure.Lang) *grid {
	l := newLabels(t, lang)
	if t.Flat {
		return flatGrid(t.Blocks[0], l)
	}
	g := &grid{wide: 1}
	for _, b := range t.Blocks {
		for _, r := range b.Rows {
			g.wide = max(g.wide, len(l.row(r)))
		}
	}
	for _, b := range t.Blocks {
		g.width = max(g.width, blockWide(b, l)+len(b.Columns))
	}
	for _, b := range t.Blocks {
		g.block(b, l)
	}
	if t.Total != nil {
		g.row([]string{t.Total.Label.In(lang)}, g.width-len(t.Total.Cells), t.Total.Cells, lang)
	}
	return g
}

// blockWide is the number of columns that the heads of a block's rows take up.
func blockWide(b *disclosure.Block, l *labels) int {
	wide := 1
	for _, r := range b.Rows {
		wide = max(wide, len(l.row(r)))
	}
	return wide
}

func (g *grid) block(b *disclosure.Block, l *labels) {
	if b.ID != "" {
		g.row([]string{b.Label.In(l.lang)}, g.width, nil, l.lang)
	}
	wide := blockWide(b, l)
	var columns [][]string
	lines := 1
	for i := range b.Columns {
		columns = append(columns, l.column(b, i))
		lines = max(lines, len(columns[i]))
	}
	for y := range lines {
		row := make([]slot, 0, g.width)
		for range wide {
			row = append(row, headSlot(b.Head.In(l.lang)))
		}
		for _, way := range columns {
			row = append(row, headSlot(way[min(y, len(way)-1)]))
		}
		g.add(row, true)
	}
	for _, r := range b.Rows {
		g.row(l.row(r), wide, r.Cells, l.lang)
	}
}

// row adds a line: its heads, the last of which reaches to the cells.
func (g *grid) row(heads []string, wide int, cells []*disclosure.Fact, lang disclosure.Lang) {
	row := make([]slot, 0, g.width)
	for x := range wide {
		row = append(row, headSlot(heads[min(x, len(heads)-1)]))
	}
	for _, f := range cells {
		s := headSlot(f.Text(lang))
		s.fact = f
		row = append(row, s)
	}
	g.add(row, len(cells) == 0)
}

// add widens a row by its last slot, as the page does.
func (g *grid) add(row []slot, head bool) {
	for len(row) > 0 && len(row) < g.width {
		row = append(row, row[len(row)-1])
	}
	g.rows, g.head = append(g.rows, row), append(g.head, head)
}

// flatGrid sets the rows side by side, as the form prints them.
func flatGrid(b *disclosure.Block, l *labels) *grid {
	g := &grid{width: len(b.Rows) * len(b.Columns)}
	rows, columns := make([][]string, len(b.Rows)), make([][]string, len(b.Columns))
	for k, r := range b.Rows {
		rows[k] = l.row(r)
	}
	for i := range b.Columns {
		columns[i] = l.column(b, i)
	}
	var line []slot
	for _, r := range b.Rows {
		for _, f := range r.Cells {
			s := headSlot(f.Text(l.lang))
			s.fact = f
			line = append(line, s)
		}
	}
	// The heads of the rows, each reaching down to those of the columns.
	for y := range deepest(rows) {
		var row []slot
		for k := range b.Rows {
			for range b.Columns {
				row = append(row, headSlot(rows[k][min(y, len(rows[k])-1)]))
			}
		}
		g.add(row, true)
	}
	for y := range deepest(columns) {
		var row []slot
		for range b.Rows {
			for i := range b.Columns {
				row = append(row, headSlot(columns[i][min(y, len(columns[i])-1)]))
			}
		}
		g.add(row, true)
	}
	g.add(line, false)
	return g
}

func deepest(ways [][]string) int {
	most := 0
	for _, way := range ways {
		most = max(most, len(way))
	}
	return most
}

// most bounds a page's grid: the slots that its spans may open.
const most = 400_000

// shownGrid resolves the spans of a table on a page; nil where that would be
// larger than any filed table.
func shownGrid(t *check.Table) *grid {
	g := &grid{}
	height := 0
	for _, c := range t.Cells {
		g.width, height = max(g.width, c.X+c.W), max(height, c.Y+c.H)
	}
	if g.width*height > most {
		return nil
	}
	g.rows, g.head = make([][]slot, height), make([]bool, height)
	for y := range g.rows {
		g.rows[y] = make([]slot, g.width)
	}
	for _, c := range t.Cells {
		raw := check.Text(c.Node)
		s := slot{text: folded(raw), raw: raw, node: c.Node}
		for y := c.Y; y < c.Y+c.H; y++ {
			for x := c.X; x < c.X+c.W; x++ {
				if g.rows[y][x].node == nil {
					g.rows[y][x] = s
				}
			}
		}
	}
	return g
}
