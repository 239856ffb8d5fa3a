package check

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/site/check/private"
)

// A Roster is a table of the page that lists persons.
type Roster struct {
	private.Roster
	Node *html.Node
}

// Rosters reads the tables with a column of names, once for all rules.
func (p *Pass) Rosters(page *Page) []Roster {
	if page.unseen.rosters != nil {
		return page.unseen.rosters
	}
	page.unseen.rosters = []Roster{}
	blocks := page.Blocks()
	seen := map[*html.Node]bool{}
	for _, s := range p.Signed(page) {
		if s.Signs&private.HasName == 0 || s.Hidden || Closest(s.Node, "td", "th") == nil {
			continue
		}
		table := Closest(s.Node, "table")
		if table == nil || seen[table] {
			continue
		}
		seen[table] = true
		if r := private.ReadRoster(rowsOf(table), page.wordsAbove(blocks, s.At, table)); r != nil {
			page.unseen.rosters = append(page.unseen.rosters, Roster{Roster: *r, Node: table})
		}
	}
	return page.unseen.rosters
}

// rowsOf reads the rows of a table: each cell as often as it is wide and high.
func rowsOf(table *html.Node) [][]string {
	grid := FormTable(table)
	height := 0
	for _, c := range grid.Cells {
		height = max(height, c.Y+1)
	}
	rows := make([][]string, height)
	for _, c := range grid.Cells {
		text := Text(c.Node)
		for y := c.Y; y < min(c.Y+min(c.H, maxColumns), height); y++ {
			for x := c.X; x < min(c.X+c.W, maxColumns); x++ {
				for len(rows[y]) <= x {
					rows[y] = append(rows[y], "")
				}
				rows[y][x] = text
			}
		}
	}
	return rows
}

// wordsAbove are those that say what a table is: the title of the page, the
// caption and the lines before.
func (p *Page) wordsAbove(blocks []Block, at int, table *html.Node) string {
	words := []string{p.Title}
	for _, h := range p.H1 {
		words = append(words, Text(h))
	}
	above := 0
	for i := at - 1; i >= 0 && above < 3; i-- {
		if Closest(blocks[i].Node, "table") != table {
			above++
		}
		words = append(words, blocks[i].Text)
	}
	return strings.Join(words, "\n")
}
