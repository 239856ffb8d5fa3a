package rules

import (
	"slices"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// order compares the order in which a table shows its cells with the order filed.
func (j *tableJudge) order(g *grid, shown []string) {
	var filed []string
	j.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
		if slices.Contains(shown, f.ID) {
			filed = append(filed, f.ID)
		}
	})
	k := 0
	for _, id := range shown {
		if !slices.Contains(filed, id) {
			continue // told as a cell of nobody
		}
		if k < len(filed) && id != filed[k] {
			j.errorf(g.node, id, filed[k], "%[1]s 排在 %[2]s 的位置，与填报的次序不同", "%[1]s stands where %[2]s should; the order is not the one filed", id, filed[k])
			return
		}
		k++
	}
}

// alone finds cells that say more than the number or the words filed for them,
// and cells that hold something and were never filed: a minus before a number,
// a digit behind it, a number that nobody filed.
func (j *tableJudge) alone(table *html.Node) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && c.Data == "td" {
				j.cell(c)
			} else if c.Data != "table" {
				walk(c)
			}
		}
	}
	walk(table)
}

func (j *tableJudge) cell(td *html.Node) {
	text := check.Text(td)
	hold := holders(td)
	switch {
	case len(hold) == 0 && text != "" && j.Nested(): // else the row is told
		j.errorf(td, text, "", "表中有一格“%s”不是填报的", "the table has a cell %q that was never filed", text)
	case len(hold) == 1 && check.Text(hold[0]) != text:
		j.errorf(td, text, check.Text(hold[0]), "单元格显示为“%[1]s”，其中填报的只有“%[2]s”", "the cell reads %[1]q, of which only %[2]q was filed", text, check.Text(hold[0]))
	}
}

// holders lists the elements of a cell that show what was filed, or what we
// computed; the cell itself where it holds words.
func holders(td *html.Node) []*html.Node {
	if hasAttr(td, "data-cell") {
		return []*html.Node{td}
	}
	var out []*html.Node
	for c := td.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if hasAttr(c, "data-fact") || hasAttr(c, "data-computed") || hasAttr(c, "data-cell") {
			out = append(out, c)
			continue
		}
		out = append(out, holders(c)...)
	}
	return out
}
