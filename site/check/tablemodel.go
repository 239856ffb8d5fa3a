package check

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// A Table is a table of a page as HTML means it: cells in slots, and for each
// cell its heads. It is read by the table model of the WHATWG standard ("forming
// a table", "forming relationships between data cells and header cells"), so
// that what a rule reads is what any other reader may, too. Column groups
// (<colgroup>) are not read.
type Table struct {
	Node, Caption *html.Node // Caption is nil without one
	Cells         []*Cell    // in the order of the source, those of tfoot last

	slots  map[[2]int][]*Cell // by x and y
	byID   map[string]*Cell
	height int
	tall   []*Cell // cells of the row group being read, which may reach into the next row
}

// A Cell is one th or td, and the slots that it covers.
type Cell struct {
	Node       *html.Node
	X, Y, W, H int
	Head       bool // th

	group *html.Node // the thead, tbody or tfoot around it, or nil
	until int        // the row before which its rowspan ends
}

// FormTable reads a table, but not those inside it.
func FormTable(n *html.Node) *Table {
	t := &Table{Node: n, slots: map[[2]int][]*Cell{}, byID: map[string]*Cell{}}
	var feet []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode:
		case c.Data == "caption" && t.Caption == nil:
			t.Caption = c
		case c.Data == "tr":
			t.row(c, nil)
		case c.Data == "tfoot":
			feet = append(feet, c)
		case c.Data == "thead" || c.Data == "tbody":
			t.rowGroup(c)
		}
	}
	for _, c := range feet {
		t.rowGroup(c)
	}
	return t
}

func (t *Table) rowGroup(group *html.Node) {
	t.tall = nil // what is taller than its row group ends with it
	for c := group.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "tr" {
			t.row(c, group)
		}
	}
	t.tall = nil
}

// cover puts a cell into the slots of one line.
func (t *Table) cover(c *Cell, y int) {
	for x := c.X; x < c.X+c.W; x++ {
		at := [2]int{x, y}
		t.slots[at] = append(t.slots[at], c)
	}
}

func (t *Table) row(tr, group *html.Node) {
	y, x := t.height, 0
	t.height++
	for _, c := range t.tall {
		c.H++
		t.cover(c, y)
	}
	var fresh []*Cell
	for n := tr.FirstChild; n != nil; n = n.NextSibling {
		if n.Type != html.ElementNode || n.Data != "th" && n.Data != "td" {
			continue
		}
		for len(t.slots[[2]int{x, y}]) > 0 {
			x++
		}
		c := &Cell{Node: n, X: x, Y: y, W: span(n, "colspan", 1000), H: 1, Head: n.Data == "th", group: group, until: y + span(n, "rowspan", 65534)}
		if strings.TrimSpace(Attr(n, "rowspan")) == "0" {
			c.until = math.MaxInt
		}
		fresh = append(fresh, c)
		t.cover(c, y)
		if id := Attr(n, "id"); id != "" && t.byID[id] == nil {
			t.byID[id] = c
		}
		t.Cells = append(t.Cells, c)
		x += c.W
	}
	t.tall = slices.DeleteFunc(append(t.tall, fresh...), func(c *Cell) bool { return c.until <= t.height })
}

// span reads colspan or rowspan; what is no number, or none that may be, is 1.
func span(n *html.Node, key string, most int) int {
	i, err := strconv.Atoi(strings.TrimSpace(Attr(n, key)))
	if err != nil || i < 1 {
		return 1
	}
	return min(i, most)
}

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
		if h != c && !slices.Contains(heads, h) && Text(h.Node) != "" {
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
		covering := t.slots[[2]int{x, y}]
		if len(covering) != 1 {
			continue
		}
		h := covering[0]
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
	return scope(h) == "col" || scope(h) == "" && !slices.ContainsFunc(t.Cells, func(d *Cell) bool {
		return !d.Head && d.Y < h.Y+h.H && h.Y < d.Y+d.H
	})
}

// ofRow is the same for rows.
func (t *Table) ofRow(h *Cell) bool {
	return scope(h) == "row" || scope(h) == "" && !t.ofColumn(h) && !slices.ContainsFunc(t.Cells, func(d *Cell) bool {
		return !d.Head && d.X < h.X+h.W && h.X < d.X+d.W
	})
}
