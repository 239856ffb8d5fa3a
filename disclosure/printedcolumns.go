package disclosure

import "slices"

// A columnOrder says which columns of the form stand side by side, from the left, and where.
type columnOrder struct{ columns, x []int }

// columns finds the heads of a block; nil where one is missing.
func (p *printedReader) columns(b *Block) *columnOrder {
	order := &columnOrder{}
	for k, c := range b.Columns {
		at := -1
		for i, cell := range p.cells {
			if at < 0 && likeness(cell.Text, c.Label.In(ZhCN)) > 0.85 && !hasNumberBeside(p, i) {
				at = i
			}
		}
		if at < 0 {
			return nil
		}
		order.columns, order.x = append(order.columns, k), append(order.x, p.cells[at].X)
	}
	if p.byPlace {
		slices.SortStableFunc(order.columns, func(a, c int) int { return order.x[a] - order.x[c] })
		slices.Sort(order.x)
	}
	return order
}

// hasNumberBeside reports whether the cell is the label of a row: numbers stand behind it.
func hasNumberBeside(p *printedReader, i int) bool {
	if i+1 >= len(p.cells) || p.cells[i+1].Y != p.cells[i].Y {
		return false
	}
	_, missing, _, ok := parseEntry(p.cells[i+1].Text, "")
	return ok && missing == ""
}

// below finds the cells of a line that stand under the heads.
func (p *printedReader) below(l printedLine, order *columnOrder, label PrintedCell) []int {
	var out []int
	for _, x := range order.x {
		for _, i := range l.cells {
			if c := p.cells[i]; c.X <= x && x < c.X+c.W && c.X >= label.X+label.W && !slices.Contains(out, i) {
				out = append(out, i)
				break
			}
		}
	}
	if len(out) != len(order.columns) {
		return nil
	}
	return out
}
