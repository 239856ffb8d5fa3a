package rules

import (
	"cmp"
	"slices"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatTablesFiled holds each table on the page against the one that was filed.
var StatTablesFiled = &check.Rule{
	ID:    "stat-tables-filed",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上的表格就是填报的表格：表题、列标题、行标题、次序都一致，每个数在自己的行和列中

同一个数放错了行或列，数值不变，意思却变了，只核对数值发现不了。规则逐行逐列核对表格的结构；列标题后只可用括号加注该列的计量单位和时期。
标题之上还有标题、分块或行列并排的表，按 HTML 标准的表格模型读出每个单元格的全部标题（headers、scope），须恰为格式所列，且位于该格的上方或同一行。
目录等表中的文字须与填报一致。数值本身由 facts-on-page 核对；单元格中除填报的数或文字外不能有别的字。译文声明为摘要的，只核对页面上已有的行和列。比较时不计空白。`,
		disclosure.En: `a table on the page is the one that was filed: caption, heads and order, and each number in its row and column

A number in the wrong row or column keeps its value and changes its meaning, so comparing values does not find it. The rule
compares the tables row by row and column by column; behind a head only its unit and its period may stand, in brackets. Where
heads stand above heads, or blocks below each other, it reads all heads of each cell by the table model of HTML (headers,
scope): they must be those of the form, and stand above the cell or in its rows. Words in cells must be those filed. The values
are for facts-on-page; beside what was filed, nothing else may stand in a cell. Of a translation declared a summary, only what
is there is compared. White space never is.`,
	},
	Cites:   []disclosure.Cite{logic, ogi6},
	Subject: disclosure.Say("有表格的报告", "report with a table"),
	Of:      func(r *disclosure.Report) bool { return len(r.Tables) > 0 },
	Report: func(p *check.Pass, filed *check.Filed) {
		for lang, shown := range held(p, filed) {
			grids := gridsOf(p, filed, shown)
			for _, t := range filed.Tables {
				p.Saw(1)
				j := &tableJudge{p: p, shown: shown, lang: lang, Table: t, full: filed.Full(lang)}
				if len(grids[t.ID]) == 0 && j.full {
					p.Errorf(shown.At(), check.Values{Expected: t.ID}, "页面上没有表“%[1]s”（%[3]s）；请重新生成页面或检查模板", "the table %[2]q (%[3]s) is not on the page; build the page again or check its layout",
						t.Caption.In(disclosure.ZhCN), t.Caption.In(disclosure.En), t.ID)
				}
				for _, g := range grids[t.ID] {
					j.caption(g)
					j.alone(g.node)
					if t.Nested() {
						j.nested(g)
					} else {
						j.columns(g)
						j.rows(g)
					}
					j.words(g)
				}
			}
		}
	},
}

// gridsOf reads the tables of a page by the table that each says it is.
func gridsOf(p *check.Pass, filed *check.Filed, shown *check.Shown) map[string][]*grid {
	out := map[string][]*grid{}
	for _, n := range visible(shown.Article.Hooks["data-table"]) {
		id := check.Attr(n, "data-table")
		if n.Data != "table" {
			continue
		}
		if filed.Table(id) == nil {
			p.Errorf(shown.Page.At(n), check.Values{Found: id}, "页面上的表“%[1]s”不是填报的表；请重新生成页面或检查模板", "the table %[1]q on the page was never filed; build the page again or check its layout", id)
		}
		out[id] = append(out[id], readGrid(n))
	}
	return out
}

// A tableJudge holds tables on one page against one that was filed.
type tableJudge struct {
	p     *check.Pass
	shown *check.Shown
	lang  disclosure.Lang
	*disclosure.Table
	full  bool // nothing may be left out
	known map[knownHead]bool
}

func (j *tableJudge) errorf(n *html.Node, found, expected, zh, en string, args ...any) {
	j.p.Errorf(j.shown.Page.At(n), check.Values{Found: found, Expected: expected}, zh+"；请重新生成页面或检查模板", en+"; build the page again or check its layout", args...)
}

func (j *tableJudge) caption(g *grid) {
	filed := j.Caption.In(j.lang)
	if g.caption == nil {
		j.errorf(g.node, "", filed, "表格没有表题，填报为“%s”", "the table has no caption, but %q was filed", filed)
	} else if text := check.Text(g.caption); !check.SameWords(text, filed) {
		j.errorf(g.caption, text, filed, "表题显示为“%s”，填报为“%s”", "the caption reads %q, but %q was filed", text, filed)
	}
}

// columns compares the heads of the columns, the one over the rows' heads first.
func (j *tableJudge) columns(g *grid) {
	filed := []*disclosure.Column{{Label: j.Head, Unit: &disclosure.Unit{}}}
	filed = append(filed, j.Blocks[0].Columns...)
	for i, c := range filed {
		label := c.Label.In(j.lang)
		if i >= len(g.heads) || g.heads[i].Data != "th" || check.Attr(g.heads[i], "scope") != "col" {
			if j.full || i < len(g.heads) {
				j.errorf(g.node, "", label, "“%s”一列没有列标题（th scope=col）", "the column %q has no head (th scope=col)", label)
			}
			continue
		}
		head := g.heads[i]
		text := check.Text(head)
		unit, period := "", ""
		if i > 0 {
			unit, period = unitWord(c.Unit, j.lang), c.Period.In(j.lang)
		}
		switch isHead(text, label, unit, period) {
		case wrong:
			j.errorf(head, text, label, "列标题显示为“%s”，填报为“%s”", "the head of a column reads %q, but %q was filed", text, label)
		case wrongNote:
			j.errorf(head, text, label, "列标题显示为“%s”；“%s”之后只可在括号内加注填报的计量单位（%s）和时期（%s）",
				"the head of a column reads %q; behind %q only the unit filed (%s) and the period (%s) may stand, in brackets", text, label, cmp.Or(unit, "-"), cmp.Or(period, "-"))
		}
	}
	for _, head := range g.heads[min(len(filed), len(g.heads)):] {
		j.errorf(head, check.Text(head), "", "表格多出一列“%s”，不是填报的列", "the table has a column %q that was never filed", check.Text(head))
	}
}

// rows compares the rows, the total last.
func (j *tableJudge) rows(g *grid) {
	filed := j.AllRows()
	filedIDs, shownIDs, labels := make([]string, len(filed)), make([]string, len(g.rows)), make([]string, len(g.rows))
	for i, r := range filed {
		filedIDs[i] = cellIDs(r)
	}
	for k, r := range g.rows {
		shownIDs[k], labels[k] = r.cellIDs(), r.label()
	}
	labelled := func(i, k int) bool {
		label, unit := filed[i].Label.In(j.lang), unitWord(filed[i].Unit, j.lang)
		return check.SameWords(label, labels[k]) || unit != "" && isHead(labels[k], label, unit, "") == right
	}
	holding := func(i, k int) bool { return filedIDs[i] == shownIDs[k] }
	place := pair(len(filed), len(g.rows),
		func(i, k int) bool { return labelled(i, k) && holding(i, k) },
		func(i, k int) bool { return i == k && labelled(i, k) },
		func(i, k int) bool { return i == k && holding(i, k) },
		labelled, holding)
	claimed := make([]bool, len(g.rows))
	last, sound := -1, true
	for i, f := range filed {
		label := f.Label.In(j.lang)
		if place[i] < 0 {
			if sound = false; j.full {
				j.errorf(g.node, "", label, "表中没有“%s”一行", "the row %q is not in the table", label)
			}
			continue
		}
		row := g.rows[place[i]]
		claimed[place[i]] = true
		switch {
		case row.head == nil:
			sound = false
			j.errorf(row.node, "", label, "%[1]s 一行没有行标题（th scope=row），填报为“%[2]s”", "the row of %[1]s has no head (th scope=row), but %[2]q was filed", row.cellIDs(), label)
		case !labelled(i, place[i]):
			sound = false
			j.errorf(row.head, row.label(), label, "%[3]s 一行的标题显示为“%[1]s”，填报为“%[2]s”", "the head of the row of %[3]s reads %[1]q, but %[2]q was filed", row.label(), label, row.cellIDs())
		case !holding(i, place[i]):
			sound = false
			j.errorf(row.node, row.cellIDs(), cellIDs(f), "“%s”一行的数依次为 [%s]，填报为 [%s]", "the row %q holds the numbers [%s], but [%s] were filed", label, row.cellIDs(), cellIDs(f))
		case place[i] < last && sound:
			sound = false // once: what follows is only pushed along
			before := g.rows[last].label()
			j.errorf(row.node, label, before, "“%s”一行在“%s”之前，填报的次序与此相反", "the row %q stands before %q; they were filed the other way round", label, before)
		}
		last = max(last, place[i])
	}
	for k, row := range g.rows {
		switch {
		case claimed[k]:
		case slices.ContainsFunc(filed, func(f *disclosure.Row) bool { return check.SameWords(f.Label.In(j.lang), labels[k]) }):
			j.errorf(row.node, row.label(), "", "表格中“%s”一行不止一次", "the table has the row %q more than once", row.label())
		default:
			j.errorf(row.node, row.label(), "", "表格多出“%s”一行 [%s]，不是填报的行", "the table has a row %q [%s] that was never filed", row.label(), row.cellIDs())
		}
	}
}
