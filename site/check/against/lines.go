package against

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// tellRows tells of rows that are missing, moved or too many.
func (c *comparison) tellRows() {
	used := map[int]bool{}
	for _, k := range c.rows {
		used[k] = true
	}
	for y, k := range c.rows {
		if k >= 0 {
			continue
		}
		row := c.filed.rows[y]
		name := joined(row)
		if at := c.elsewhere(y, used); at >= 0 {
			used[at] = true
			c.rows[y] = at
			c.errorf(tableRule, c.page.At(c.shown.rows[at][0].node), name, name, "表“%[1]s”中的一行不在填报的位置：“%[2]s”；请按填报的次序排列各行",
				"a row of the table %[1]q is not where it was filed: %[2]q; put the rows in the order filed", c.name(), name)
			continue
		}
		c.errorf(tableRule, c.page.At(c.node), "", name, "表“%[1]s”缺少一行：“%[2]s”；请补上", "the table %[1]q lacks a row: %[2]q; put it back", c.name(), name)
	}
	for at, row := range c.shown.rows {
		if used[at] || c.isBeside(row) {
			continue
		}
		name := joined(row)
		c.errorf(tableRule, c.page.At(nodeOf(row, c.node)), name, "", "表“%[1]s”多出没有填报的一行：“%[2]s”；请删去", "the table %[1]q has a row that was never filed: %[2]q; remove it", c.name(), name)
	}
}

// elsewhere finds a row of the page that nothing has taken and that reads as
// the filed one.
func (c *comparison) elsewhere(y int, used map[int]bool) int {
	row := c.filed.rows[y]
	for at, on := range c.shown.rows {
		if used[at] || len(on) == 0 || len(on) != len(row) {
			continue
		}
		same := slices.EqualFunc(row, on, func(a, b slot) bool { return a.text == b.text })
		heads := slices.IndexFunc(row, func(s slot) bool { return s.fact != nil })
		labels := heads > 0 && slices.EqualFunc(row[:heads], on[:heads], func(a, b slot) bool { return a.text == b.text })
		if same || labels {
			return at
		}
	}
	return -1
}

// isBeside reports whether a row that was not filed may stand in the table: an
// empty one, the caption, a line on unit, period or source of our own.
func (c *comparison) isBeside(row []slot) bool {
	text := strings.ReplaceAll(key(row, 0, len(row)), "\n", "")
	if text == "" {
		return true
	}
	l := newLabels(c.table, c.lang)
	rest := text
	for _, words := range append(notesOf(c.table, c.lang), c.name(), fill(unitWords, c.lang, l.unit), fill(periodWords, c.lang, l.period), l.period) {
		if words = folded(words); words != "" {
			rest = strings.ReplaceAll(rest, words, "")
		}
	}
	return strings.Trim(rest, ":()注") == ""
}

func nodeOf(row []slot, otherwise *html.Node) *html.Node {
	for _, s := range row {
		if s.node != nil {
			return s.node
		}
	}
	return otherwise
}

// tellColumns tells of columns that are missing, moved or too many.
func (c *comparison) tellColumns() {
	used := map[int]bool{}
	for _, k := range c.columns {
		used[k] = true
	}
	for x, k := range c.columns {
		if k >= 0 {
			continue
		}
		name := c.columnName(c.filed, x)
		for at := range c.shown.width {
			if !used[at] && folded(c.columnName(c.shown, at)) == folded(name) && name != "" {
				used[at], k = true, at
				break
			}
		}
		if c.columns[x] = k; k >= 0 {
			c.errorf(tableRule, c.page.At(c.node), name, name, "表“%[1]s”中的一栏不在填报的位置：“%[2]s”；请按填报的次序排列各栏", "a column of the table %[1]q is not where it was filed: %[2]q; put the columns in the order filed", c.name(), name)
			continue
		}
		c.errorf(tableRule, c.page.At(c.node), "", name, "表“%[1]s”缺少一栏：“%[2]s”；请补上", "the table %[1]q lacks a column: %[2]q; put it back", c.name(), name)
	}
	for at := range c.shown.width {
		if name := c.columnName(c.shown, at); !used[at] && !c.emptyColumn(at) {
			c.errorf(tableRule, c.page.At(c.node), name, "", "表“%[1]s”多出没有填报的一栏：“%[2]s”；请删去", "the table %[1]q has a column that was never filed: %[2]q; remove it", c.name(), name)
		}
	}
}

func (c *comparison) emptyColumn(x int) bool {
	return !slices.ContainsFunc(c.shown.rows, func(row []slot) bool {
		return x < len(row) && row[x].text != "" && (x == 0 || row[x].node != row[x-1].node)
	})
}

// columnName joins the heads over a column.
func (c *comparison) columnName(g *grid, x int) string {
	var out []string
	for y, k := range c.rows {
		at := y
		if g == c.shown {
			at = k
		}
		if at >= 0 && c.filed.head[y] && x < len(g.rows[at]) {
			if s := g.rows[at][x].raw; s != "" && (len(out) == 0 || out[len(out)-1] != s) {
				out = append(out, s)
			}
		}
	}
	return strings.Join(out, " > ")
}

// heads compares what heads read, each once.
func (c *comparison) heads() {
	told := map[*html.Node]bool{}
	for y, row := range c.filed.rows {
		k := c.rows[y]
		for x, want := range row {
			at := c.columns[x]
			if k < 0 || at < 0 || want.fact != nil || at >= len(c.shown.rows[k]) {
				continue
			}
			on := c.shown.rows[k][at]
			node := on.node
			if node == nil {
				node = c.node
			}
			if on.text == want.text || told[node] {
				continue
			}
			told[node] = true
			c.errorf(tableRule, c.page.At(node), on.raw, want.raw, "表“%[1]s”的栏目名与填报不一致：填报为“%[2]s”，页面为“%[3]s”；请照填报改正页面", "a label of the table %[1]q differs from what was filed: %[2]q was filed, the page has %[3]q; correct the page to what was filed", c.name(), want.raw, on.raw)
		}
	}
}
