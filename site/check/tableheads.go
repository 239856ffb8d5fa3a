package check

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Heads lists the heads of a cell: those that its headers attribute names, in
// that order, or else those that its place in the table gives it.
func (t *Table) Heads(c *Cell) []*Cell {
	var found []*Cell
	if slices.ContainsFunc(c.Node.Attr, func(a html.Attribute) bool { return a.Key == "headers" }) {
		for _, id := range strings.Fields(Attr(c.Node, "headers")) {
			if h := t.byID[id]; h != nil && h.Head {
				found = append(found, h)
			}
		}
	} else {
		for dy := range c.H {
			found = t.scan(found, c, c.X, c.Y+dy, -1, 0)
		}
		for dx := range c.W {
			found = t.scan(found, c, c.X+dx, c.Y, 0, -1)
		}
		for _, h := range t.Cells {
			if h.Head && scope(h) == "rowgroup" && h.group != nil && h.group == c.group && h.X < c.X+c.W && h.Y < c.Y+c.H {
				found = append(found, h)
			}
		}
	}
	var heads []*Cell
	for _, h := range found {
		if h != c && !slices.Contains(heads, h) && h.Text() != "" {
			heads = append(heads, h)
		}
	}
	return heads
}

// scan looks for heads from a slot to the left, or upwards.
func (t *Table) scan(found []*Cell, c *Cell, x, y, dx, dy int) []*Cell {
	var opaque, block []*Cell
	inBlock := c.Head
	if inBlock {
		block = append(block, c)
	}
	for x, y = x+dx, y+dy; x >= 0 && y >= 0; x, y = x+dx, y+dy {
		h := t.At(x, y)
		if h == nil {
			continue
		}
		if !h.Head {
			if inBlock {
				opaque, block, inBlock = append(opaque, block...), nil, false
			}
			continue
		}
		inBlock, block = true, append(block, h)
		hid := slices.ContainsFunc(opaque, func(o *Cell) bool {
			return dx == 0 && o.X == h.X && o.W == h.W || dx != 0 && o.Y == h.Y && o.H == h.H
		})
		if !hid && (dx == 0 && t.ofColumn(h) || dx != 0 && t.ofRow(h)) {
			found = append(found, h)
		}
	}
	return found
}

func scope(h *Cell) string {
	switch s := strings.ToLower(Attr(h.Node, "scope")); s {
	case "col", "row", "colgroup", "rowgroup":
		return s
	}
	return "" // auto
}

// ofColumn reports whether a head is that of a column: it says so, or says
// nothing and has no data beside it.
func (t *Table) ofColumn(h *Cell) bool {
	if h.ofColumn == nil {
		is := scope(h) == "col" || scope(h) == "" && !slices.ContainsFunc(t.Cells, func(d *Cell) bool {
			return !d.Head && d.Y < h.Y+h.H && h.Y < d.Y+d.H
		})
		h.ofColumn = &is
	}
	return *h.ofColumn
}

// ofRow is the same for rows.
func (t *Table) ofRow(h *Cell) bool {
	return scope(h) == "row" || scope(h) == "" && !t.ofColumn(h) && !slices.ContainsFunc(t.Cells, func(d *Cell) bool {
		return !d.Head && d.X < h.X+h.W && h.X < d.X+d.W
	})
}
