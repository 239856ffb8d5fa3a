package rules

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A grid is a table of a page.
type grid struct {
	node, caption *html.Node
	heads         []*html.Node // cells of the row with the heads of columns
	rows          []gridRow    // all others
}

// A gridRow is one row: its head, and what each other cell holds.
type gridRow struct {
	node, head *html.Node
	cells      []string // the ids of the facts
}

// readGrid reads a table, but not those inside it. Where several rows hold heads
// of columns, the last counts.
func readGrid(table *html.Node) *grid {
	g := &grid{node: table}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != html.ElementNode || c.Data == "table":
			case c.Data == "caption":
				g.caption = c
			case c.Data == "tr":
				g.readRow(c)
			default:
				walk(c)
			}
		}
	}
	walk(table)
	return g
}

func (g *grid) readRow(tr *html.Node) {
	row := gridRow{node: tr}
	var cells []*html.Node
	heads := false
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data != "th" && c.Data != "td" {
			continue
		}
		cells = append(cells, c)
		scope := check.Attr(c, "scope")
		switch {
		case c.Data == "th" && scope == "col":
			heads = true
		case c.Data == "th" && scope == "row" && row.head == nil:
			row.head = c
		default:
			row.cells = append(row.cells, strings.Join(factsIn(c), "+"))
		}
	}
	if heads {
		g.heads = cells
		return
	}
	if row.head == nil && len(row.cells) > 0 && row.cells[0] == "" {
		row.cells = row.cells[1:] // it stands where the head should
	}
	g.rows = append(g.rows, row)
}

func (r gridRow) label() string {
	if r.head == nil {
		return ""
	}
	return check.Text(r.head)
}

func (r gridRow) cellIDs() string { return joinIDs(r.cells) }

func cellIDs(r *disclosure.Row) string {
	var ids []string
	for _, f := range r.Cells {
		ids = append(ids, f.ID)
	}
	return joinIDs(ids)
}

// joinIDs writes what the cells of a row hold, "-" for nothing.
func joinIDs(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, cmp.Or(id, "-"))
	}
	return cmp.Or(strings.Join(out, ", "), "-")
}

// factsIn lists what an element and those in it print of a table: numbers, our
// computed ones too, and words.
func factsIn(n *html.Node) []string {
	var ids []string
	if id := cmp.Or(check.Attr(n, "data-fact"), check.Attr(n, "data-computed"), check.Attr(n, "data-cell")); id != "" {
		ids = append(ids, id)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		ids = append(ids, factsIn(c)...)
	}
	return ids
}

// pair finds for each of n filed things its place among m shown ones, or -1.
// The first way in which two can be the same goes before the second, and so on;
// nothing is taken twice.
func pair(n, m int, same ...func(filed, shown int) bool) []int {
	place, claimed := make([]int, n), make([]bool, m)
	for i := range place {
		place[i] = -1
	}
	for _, same := range same {
		for i := range n {
			for j := range m {
				if place[i] < 0 && !claimed[j] && same(i, j) {
					place[i], claimed[j] = j, true
				}
			}
		}
	}
	return place
}
