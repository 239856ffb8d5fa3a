package rules

import (
	"unicode"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yTable asks of tables what a reader hears beside a number.
var A11yTable = &check.Rule{
	ID:      "a11y-table",
	Level:   check.Error,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `表格有名称和表头，每个数都能找到自己的行和列

读屏软件读一个数时，同时读出它的行名和列名。本工具所建报告中的表格没有 caption、没有表头（th），或有数字所在的行、列没有表头的（只有一行数的表不要求行名），为错误（法律要求逐步符合无障碍标准，
表格由模板写出，没有不写的理由）；其他表格没有表头的为警告。他处页面只看像数据表的表格（两行两列以上，三成以上的格子是数），没有一个 th 的为警告，每页一条。
表头按 HTML 标准的算法（scope、headers、位置）对应。排版用的表格（内套表格，或标明 role="presentation"）不算。表头的文字对不对，由统计类规则看。`,
		disclosure.En: `tables have a caption and heads, and each number finds its row and column

Screen readers say the heads of its row and column with each number. In reports built here, a table without a caption or heads
(th), or with a number that has none for its row or its column (a single row needs no name), is an error: the law asks sites to conform step by step, and
templates write tables, so nothing stands in the way. Any other table without heads is a warning. On pages that were not
built here only what looks like data is judged (two rows and two columns or more, and three cells in ten numbers): no th at
all is a warning, one for each page. Heads belong to cells as the HTML standard finds them (scope, headers, place). Tables
for layout (with tables inside, or role="presentation") do not count. Whether heads read as they should is for other rules.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("1.3.1")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var bare []*html.Node
		for _, n := range page.All("table") {
			p.Saw(1)
			switch role := check.Attr(n, "role"); {
			case role == "presentation" || role == "none" || holdsTable(n):
			case !p.Site.Foreign && hasAttr(n, "data-table"):
				reportTable(p, page, n)
			case !holdsHead(n) && (looksLikeData(n) || !p.Site.Foreign && n.Parent != nil && !hidden(n)):
				bare = append(bare, n)
			}
		}
		if len(bare) > 0 {
			p.Warnf(page.At(bare[0]), check.Values{Expected: "th"}, "%[1]d 个表格没有表头（th）；请把行名、列名写成 th，读屏软件才能说出每个数属于哪一行、哪一列",
				"%[2]s no heads (th); make the names of rows and columns th, so that screen readers can say which a number belongs to", len(bare), counted(len(bare), "table has", "tables have"))
		}
	},
}

// reportTable judges a table of a report that was built here.
func reportTable(p *check.Pass, page *check.Page, n *html.Node) {
	id := check.Attr(n, "data-table")
	caption := n.FirstChild
	for caption != nil && caption.Data != "caption" {
		caption = caption.NextSibling
	}
	if (caption == nil || check.Text(caption) == "") && !isNamed(n) {
		p.Errorf(page.At(n), check.Values{Expected: "caption"}, "表格 %s 没有名称；请加上 caption", "the table %s has no caption; give it one", id)
	}
	if plainlyHeaded(n) {
		return
	}
	t := check.FormTable(n)
	first, many := -1, false // one row of numbers needs no name: it is the table's
	for _, c := range t.Cells {
		if !c.Head && c.Node.Parent.Parent.Data != "thead" {
			many = many || first >= 0 && c.Y != first
			first = c.Y
		}
	}
	var blind []*check.Cell
	way := ""
	for _, c := range t.Cells {
		if c.Head || check.Text(c.Node) == "" || c.Node.Parent.Parent.Data == "thead" {
			continue
		}
		row, column := !many, false
		for _, h := range t.Heads(c) {
			switch {
			case h.Y < c.Y+c.H && c.Y < h.Y+h.H:
				row = true
			case h.X < c.X+c.W && c.X < h.X+h.W:
				column = true
			}
		}
		if !row || !column {
			if blind = append(blind, c); len(blind) == 1 {
				way = map[bool]string{true: "column", false: "row"}[row]
			}
		}
	}
	if len(blind) > 0 {
		zh := map[string]string{"row": "行", "column": "列"}[way]
		p.Errorf(page.At(blind[0].Node), check.Values{Found: check.Text(blind[0].Node), Expected: "th"}, "表格 %[1]s 中 %[2]d 个格子没有对应的表头，第一个是“%[3]s”，没有%[4]s表头；请把%[4]s名写成 th 并写明 scope",
			"the table %[1]s has %[5]s without a head of their own, the first is %[3]q, which has none for its %[6]s; make the name of the %[6]s a th with scope",
			id, len(blind), check.Text(blind[0].Node), zh, counted(len(blind), "cell", "cells"), way)
	}
}

// plainlyHeaded reports whether the table needs no closer look, as most: it opens
// with heads only, and each row behind has one of its own.
func plainlyHeaded(table *html.Node) bool {
	heads, rows := 0, 0
	for group := table.FirstChild; group != nil; group = group.NextSibling {
		for tr := group.FirstChild; tr != nil; tr = tr.NextSibling {
			if tr.Data != "tr" {
				continue
			}
			th, td := 0, 0
			for c := tr.FirstChild; c != nil; c = c.NextSibling {
				switch c.Data {
				case "th":
					th++
				case "td":
					td++
				}
			}
			switch {
			case group.Data == "thead" && td > 0, td > 0 && th == 0:
				return false
			case group.Data == "thead":
				heads += th
			default:
				rows++
			}
		}
	}
	return heads > 0 && rows > 0
}

// holdsTable reports whether another table stands in the table.
func holdsTable(n *html.Node) bool { return holds(n, "table") }

func holdsHead(n *html.Node) bool { return holds(n, "th") }

// holds reports whether an element with the name stands below n.
func holds(n *html.Node, name string) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.Data == name || holds(c, name)) {
			return true
		}
	}
	return false
}

// looksLikeData tells tables of numbers from tables for layout.
func looksLikeData(n *html.Node) bool {
	cells, numbers, rows, widest, wide := 0, 0, 0, 0, 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Data {
		case "tr":
			rows, wide = rows+1, 0
		case "td":
			cells, wide = cells+1, wide+1
			widest = max(widest, wide)
			if isFigure(check.Text(n)) {
				numbers++
			}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode {
				walk(c)
			}
		}
	}
	walk(n)
	return rows >= 2 && widest >= 2 && numbers*10 >= cells*3
}

// isFigure reports whether a cell holds a number and little else.
func isFigure(text string) bool {
	digits, others := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case r != ',' && r != '.' && r != '%' && r != ' ' && r != '-':
			others++
		}
	}
	return digits > 0 && others <= 2 && digits <= 12
}
