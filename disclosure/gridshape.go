package disclosure

import (
	"slices"
	"strings"
)

// grid reads a table as printed: block by block, the heads of its columns
// first, then a line for each row.
func (g *gridReader) grid(tb *Table) {
	at := 0
	for i, b := range tb.Blocks {
		var next *Block
		if i+1 < len(tb.Blocks) {
			next = tb.Blocks[i+1]
		}
		at = g.block(tb, b, next, at)
		if len(g.told) > 0 { // where its heads are lost, the next block is nowhere
			for _, rest := range tb.Blocks[i+1:] {
				for _, id := range g.ids(rest) {
					g.told[id] = true
				}
			}
			return
		}
	}
	for _, row := range g.sheet.Rows[at:] {
		if i := firstNumber(row); i >= 0 {
			g.fault(&row[i], "表“%[1]s”没有这一行", "the table %[2]q has no such row", tb.Caption.In(ZhCN), tb.Caption.In(En))
		}
	}
}

// block reads one block from the line at on, to its last row or to the heads of
// the next block, and returns the line behind it.
func (g *gridReader) block(tb *Table, b, next *Block, at int) int {
	prefix := tb.ID + "."
	if b.ID != "" {
		prefix += b.ID + "."
	}
	place := make([]int, len(b.Columns)) // where each column stands, from 1; 0 not seen yet
	found, left := 0, map[*Row]bool{}
	for _, r := range b.Rows {
		left[r] = true
	}
	first := at == 0
	headed := map[int]bool{} // columns of the sheet that have a head
	var heads []entry        // the line that holds most of them
	for ; at < len(g.sheet.Rows) && (len(left) > 0 || found < len(place)); at++ {
		line := g.sheet.Rows[at]
		if found < len(place) { // heads may stand on several lines
			n := g.heads(b, line, place)
			if n > 0 {
				heads = line
			}
			for i, e := range line {
				headed[i] = headed[i] || strings.TrimSpace(e.Text) != ""
			}
			if i := firstNumber(line); i >= 0 && n+found == 0 && !first { // a row behind the last one of the block above
				g.noRow(&line[i], line[:i])
			}
			found += n
			continue
		}
		row := g.rowOf(b, line, slices.Min(place)-1, left)
		if row == nil {
			if next != nil && g.heads(next, line, make([]int, len(next.Columns))) == len(next.Columns) {
				break
			}
			if cell := numberAt(line, place); cell != nil {
				if again := g.rowOf(b, line, slices.Min(place)-1, nil); again != nil {
					g.fault(cell, "“%[1]s”一行已在上面填写", "the row %[2]q is filled in above already", again.Label.In(ZhCN), again.Label.In(En))
				} else {
					g.noRow(cell, line[:slices.Min(place)-1])
				}
			}
			continue
		}
		delete(left, row)
		for k, c := range b.Columns {
			g.take(prefix+row.ID+"."+c.ID, line[place[k]-1])
		}
		for i := slices.Min(place); i < len(line); i++ {
			if n, missing, _, ok := parseEntry(line[i].Text, ""); ok && missing == "" && !headed[i] {
				g.fault(&line[i], "%s 上方没有列标题", "%s stands under no head", n)
			}
		}
	}
	if found < len(place) {
		g.noColumns(b, place, heads)
	}
	return at
}

// heads finds columns by their heads in one line.
func (g *gridReader) heads(b *Block, line []entry, place []int) (found int) {
	for i, e := range line {
		text := strings.TrimSpace(e.Text)
		for k, c := range b.Columns {
			if place[k] == 0 && names(text, c.ID, c.Label) && !slices.Contains(place, i+1) {
				place[k] = i + 1
				found++
				break
			}
		}
	}
	return found
}

// rowOf finds the row that a line's head names, the innermost head first; left
// are those not read yet, nil for all.
func (g *gridReader) rowOf(b *Block, line []entry, width int, left map[*Row]bool) *Row {
	for i := width - 1; i >= 0; i-- {
		text := strings.TrimSpace(line[i].Text)
		for _, r := range b.Rows {
			if (left == nil || left[r]) && names(text, r.ID, r.Label) {
				return r
			}
		}
	}
	return nil
}

// flat reads a table whose rows stand side by side on one line, if the sheet
// has that shape: all columns again for each row, in order.
func (g *gridReader) flat(tb *Table) bool {
	b := tb.Blocks[0]
	n := len(b.Rows) * len(b.Columns)
	for at, line := range g.sheet.Rows[:max(0, len(g.sheet.Rows)-1)] {
		first := slices.IndexFunc(line, func(e entry) bool {
			return names(strings.TrimSpace(e.Text), b.Columns[0].ID, b.Columns[0].Label)
		})
		if first < 0 || first+n > len(line) {
			continue
		}
		fits := true
		for i := range n {
			c := b.Columns[i%len(b.Columns)]
			fits = fits && names(strings.TrimSpace(line[first+i].Text), c.ID, c.Label)
		}
		if !fits {
			continue
		}
		for i := range n {
			g.take(tb.ID+"."+b.Rows[i/len(b.Columns)].ID+"."+b.Columns[i%len(b.Columns)].ID, g.sheet.Rows[at+1][first+i])
		}
		return true
	}
	return false
}

func numberAt(line []entry, place []int) *entry {
	for _, p := range place {
		if e := &line[p-1]; strings.ContainsAny(e.Text, "0123456789０１２３４５６７８９") {
			return e
		}
	}
	return nil
}

// firstNumber is the place of the first number in a line, or -1.
func firstNumber(line []entry) int {
	return slices.IndexFunc(line, func(e entry) bool {
		_, missing, _, ok := parseEntry(e.Text, "")
		return ok && missing == ""
	})
}
