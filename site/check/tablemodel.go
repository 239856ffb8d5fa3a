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

	// Cut is set where the table is larger than any that people read: spans may
	// claim thousands of slots each. What lies beyond maxSlots is not read.
	Cut bool

	rows  [][]*Cell          // by y and x: the first cell that covers the slot, or nil
	also  map[[2]int][]*Cell // by x and y: what else covers it, in tables that overlap themselves
	slots int                // how many were covered
	byID  map[string]*Cell
	tall  []*Cell // cells of the row group being read, which may reach into the next row
}

// maxSlots is how many slots of one table are read.
const maxSlots = 500_000

// A Cell is one th or td, and the slots that it covers.
type Cell struct {
	Node       *html.Node
	X, Y, W, H int
	Head       bool // th

	group    *html.Node // the thead, tbody or tfoot around it, or nil
	until    int        // the row before which its rowspan ends
	text     string     // once asked for
	read     bool
	ofColumn *bool // once asked for
}

// Text is what readers see in the cell, its white space collapsed.
func (c *Cell) Text() string {
	if !c.read {
		c.text, c.read = Text(c.Node), true
	}
	return c.text
}

// Height is the number of rows.
func (t *Table) Height() int { return len(t.rows) }

// At returns the cell that covers a slot; nil where there is none, or several.
func (t *Table) At(x, y int) *Cell {
	if x < 0 || y < 0 || y >= len(t.rows) || x >= len(t.rows[y]) || len(t.also[[2]int{x, y}]) > 0 {
		return nil
	}
	return t.rows[y][x]
}

// FormTable reads a table, but not those inside it.
func FormTable(n *html.Node) *Table {
	t := &Table{Node: n, byID: map[string]*Cell{}}
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

// cover puts a cell into the slots of one line, as far as there is room.
func (t *Table) cover(c *Cell, y int) {
	room := min(c.W, maxSlots-t.slots)
	t.Cut = t.Cut || room < c.W
	t.slots += room
	for x := c.X; x < c.X+room; x++ {
		for len(t.rows[y]) <= x {
			t.rows[y] = append(t.rows[y], nil)
		}
		if t.rows[y][x] == nil {
			t.rows[y][x] = c
			continue
		}
		if t.also == nil {
			t.also = map[[2]int][]*Cell{}
		}
		t.also[[2]int{x, y}] = append(t.also[[2]int{x, y}], c)
	}
}

func (t *Table) row(tr, group *html.Node) {
	if t.Cut {
		return
	}
	y, x := len(t.rows), 0
	t.rows = append(t.rows, nil)
	for _, c := range t.tall {
		c.H++
		t.cover(c, y)
	}
	var fresh []*Cell
	for n := tr.FirstChild; n != nil && !t.Cut; n = n.NextSibling {
		if n.Type != html.ElementNode || n.Data != "th" && n.Data != "td" {
			continue
		}
		for x < len(t.rows[y]) && t.rows[y][x] != nil {
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
	t.tall = slices.DeleteFunc(append(t.tall, fresh...), func(c *Cell) bool { return c.until <= len(t.rows) })
}

// span reads colspan or rowspan; what is no number, or none that may be, is 1.
func span(n *html.Node, key string, most int) int {
	i, err := strconv.Atoi(strings.TrimSpace(Attr(n, key)))
	if err != nil || i < 1 {
		return 1
	}
	return min(i, most)
}
