package against

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
)

// sameCell compares a cell with what was filed, the commas between thousands
// apart. Nothing and 0 are two things, and so are 0.5 and 0.50.
func sameCell(filed, shown slot) bool {
	if filed.text == shown.text {
		return true
	}
	f := filed.fact
	if f == nil || !f.IsNumber() || f.Missing != "" {
		return false
	}
	return ungrouped(filed.text) == ungrouped(shown.text)
}

// ungrouped takes out commas that stand between groups of three digits.
func ungrouped(s string) string {
	if !strings.Contains(s, ",") {
		return s
	}
	whole, rest, dot := strings.Cut(s, ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		g = strings.TrimPrefix(g, "-")
		if strings.Trim(g, "0123456789") != "" && i == 0 || i > 0 && (len(strings.TrimRight(g, "%")) != 3) || g == "" {
			return s
		}
	}
	out := strings.Join(groups, "")
	if dot {
		out += "." + rest
	}
	return out
}

// cells compares the cells of one row.
func (c *comparison) cells(y int, row []slot) {
	k := c.rows[y]
	if k < 0 {
		return
	}
	var wrong []int
	var seen []*html.Node
	for x, want := range row {
		if want.fact == nil || x > 0 && row[x-1].fact == want.fact {
			continue
		}
		c.saw[tableRule]++
		at := c.columns[x]
		if at < 0 || at >= len(c.shown.rows[k]) || c.shown.rows[k][at].node == nil {
			if at >= 0 {
				c.errorf(tableRule, c.page.At(c.node), "", want.raw, "表“%[1]s”中没有“%[2]s”（%[4]s）这个单元格，填报为“%[5]s”；请补上", "the table %[1]q has no cell for %[3]q (%[4]s), for which %[5]q was filed; put it back",
					c.name(), want.fact.Label.In(disclosure.ZhCN), want.fact.Label.In(disclosure.En), want.fact.ID, want.raw)
			}
			continue
		}
		on := c.shown.rows[k][at]
		right := sameCell(want, on)
		c.sight(want.fact, on.raw, right, on.node)
		if !right {
			wrong = append(wrong, x)
			seen = append(seen, on.node)
		}
	}
	if len(wrong) >= 3 && c.shifted(y, k, wrong) {
		c.errorf(tableRule, c.page.At(seen[0]), joined(c.shown.rows[k]), joined(row), "表“%[1]s”的这一行整体错位：填报为“%[2]s”，页面为“%[3]s”；请把各数移回各自的栏目",
			"in the table %[1]q the numbers of this row have moved to the next columns: %[2]q was filed, the page has %[3]q; move each back to its own column", c.name(), joined(row), joined(c.shown.rows[k]))
		return
	}
	for i, x := range wrong {
		want, on := row[x], c.shown.rows[k][c.columns[x]]
		c.errorf(tableRule, c.page.At(seen[i]), on.raw, want.raw, "表“%[1]s”中“%[2]s”（%[4]s）与填报不一致：填报为“%[5]s”，页面为“%[6]s”；请照填报改正页面",
			"in the table %[1]q, %[3]q (%[4]s) differs from what was filed: %[5]q was filed, the page has %[6]q; correct the page to what was filed",
			c.name(), want.fact.Label.In(disclosure.ZhCN), want.fact.Label.In(disclosure.En), want.fact.ID, want.raw, on.raw)
	}
}

// shifted reports whether most wrong cells of a row read as the filed cell next
// to them.
func (c *comparison) shifted(y, k int, wrong []int) bool {
	for _, by := range []int{1, -1} {
		n := 0
		for _, x := range wrong {
			at := c.columns[x]
			if from := x - by; from >= 0 && from < len(c.filed.rows[y]) && c.filed.rows[y][from].text == c.shown.rows[k][at].text {
				n++
			}
		}
		if n >= len(wrong)-1 { // what was pushed out, or in, is the one left
			return true
		}
	}
	return false
}

func joined(row []slot) string {
	var out []string
	for x, s := range row {
		if x == 0 || s.node == nil && s.fact != row[x-1].fact || s.node != row[x-1].node || s.fact == nil && s.text != row[x-1].text {
			out = append(out, s.raw)
		}
	}
	return clipped(strings.Join(out, " | "))
}
