package against

import (
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

type selection = goquery.Selection

// A comparison holds one table of the page against the filed one.
type comparison struct {
	*judge
	page         *check.Page
	table        *disclosure.Table
	node         *html.Node
	filed, shown *grid
	rows         []int // of the page, by filed row; -1 for one that is not there
	columns      []int
}

func (c *comparison) name() string { return c.table.Caption.In(c.lang) }

// caption compares the caption where the table still has one.
func (c *comparison) caption(t *check.Table) {
	if t.Caption == nil {
		return
	}
	found, want := check.Text(t.Caption), c.name()
	if text := folded(found); text != "" && text != folded(want) && !strings.Contains(text, folded(want)) {
		was, is := clip(want, found)
		c.errorf(tableRule, c.page.At(t.Caption), found, want, "表题与填报不一致：填报为“%[1]s”，页面为“%[2]s”；请照填报改正页面", "the caption of a table differs from what was filed: %[1]q was filed, the page has %[2]q; correct the page to what was filed", was, is)
	}
}

func (c *comparison) run() {
	c.pairRows()
	c.pairColumns()
	c.tellRows()
	c.tellColumns()
	c.heads()
	for y, row := range c.filed.rows {
		c.cells(y, row)
	}
}

// key joins what stands in some slots of a row, each cell once.
func key(row []slot, from, to int) string {
	var b strings.Builder
	for x := max(from, 0); x < min(to, len(row)); x++ {
		if x == from || row[x].text != row[x-1].text || row[x].node != row[x-1].node {
			b.WriteString(row[x].text)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// pairRows finds the filed rows on the page: by the labels at their beginning,
// or, of rows of heads, by all that they read. A row without labels is known by
// its numbers.
func (c *comparison) pairRows() {
	filed, shown := c.filed, c.shown
	heads := make([]int, len(filed.rows))
	keys := make([]string, len(filed.rows))
	for y, row := range filed.rows {
		heads[y] = slices.IndexFunc(row, func(s slot) bool { return s.fact != nil })
		if heads[y] < 0 {
			heads[y] = len(row)
		}
		keys[y] = key(row, 0, heads[y])
	}
	c.rows = pairUp(len(filed.rows), len(shown.rows), func(i, j int) int {
		row := shown.rows[j]
		v := alike / 2
		if heads[i] > 0 {
			if v = likeness(keys[i], key(row, 0, min(heads[i], len(row)))); v == alike && heads[i] < len(filed.rows[i]) {
				return v + sharedCells(filed.rows[i][heads[i]:], row)
			}
		}
		if heads[i] < len(filed.rows[i]) { // a changed label, but the same numbers
			if same := sharedCells(filed.rows[i][heads[i]:], row); same >= 8 || v > 0 {
				v = min(alike-1, max(v, 20)+same)
			}
		}
		return v
	})
	pairAlone(c.rows, len(shown.rows), func(i, j int) bool {
		return heads[i] == len(filed.rows[i]) || sharedCells(filed.rows[i][heads[i]:], shown.rows[j]) >= 5
	})
}

// sharedCells tells, of ten, how many numbers of a filed row stand in a row of
// the page.
func sharedCells(filed, shown []slot) int {
	there := map[string]bool{}
	for _, s := range shown {
		there[s.text] = true
	}
	all, same := 0, 0
	for _, s := range filed {
		if s.text != "" {
			all++
			if there[s.text] {
				same++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return 10 * same / all
}

// pairColumns finds the filed columns on the page by the heads over them.
func (c *comparison) pairColumns() {
	over := func(g *grid, x int, rows []int) string {
		var b strings.Builder
		for y, k := range rows {
			if k < 0 || !c.filed.head[y] {
				continue
			}
			at := y
			if g == c.shown {
				at = k
			}
			if x < len(g.rows[at]) {
				b.WriteString(g.rows[at][x].text)
			}
			b.WriteByte('\n')
		}
		return b.String()
	}
	filed, shown := make([]string, c.filed.width), make([]string, c.shown.width)
	for x := range filed {
		filed[x] = over(c.filed, x, c.rows)
	}
	for x := range shown {
		shown[x] = over(c.shown, x, c.rows)
	}
	if slices.Equal(filed, shown) || strings.Trim(strings.Join(filed, ""), "\n") == "" {
		c.columns = make([]int, len(filed))
		for x := range c.columns {
			if c.columns[x] = x; x >= len(shown) {
				c.columns[x] = -1
			}
		}
		return
	}
	c.columns = pairUp(len(filed), len(shown), func(i, j int) int { return likeness(filed[i], shown[j]) })
	pairAlone(c.columns, len(shown), c.sameColumn)
}

// sameColumn reports whether at least half of the cells of a filed column stand
// in one of the page.
func (c *comparison) sameColumn(i, j int) bool {
	same, all := 0, 0
	for y, k := range c.rows {
		if k < 0 || c.filed.head[y] || j >= len(c.shown.rows[k]) {
			continue
		}
		all++
		if c.filed.rows[y][i].text == c.shown.rows[k][j].text {
			same++
		}
	}
	return same*2 >= all
}
