package rules

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrCurrentFormat looks for what only the tables of 2019 had.
var OdrCurrentFormat = &check.Rule{
	ID:    "odr-current-format",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `2021年度及以后的报告用2021年格式的表格

2021年的格式改了表一的项目，表二在“其他处理”下增为三行。规则在中文页面第二、三章的表格中查找只有旧格式才有的标签（如“本年新制作数量”“上一年项目数量”），
以及只跨20行的“本年度办理结果”（新格式跨22行），有的为错误。正文提到这些词的不算。填报数据与格式不符的，在读入时就已拒绝。
不是本工具所建的页面（--foreign）：标题写明年度的才查。`,
		disclosure.En: `reports on 2021 and later have the tables of 2021

The format of 2021 changed the rows of the first table and gave "otherwise handled" three rows in the second. The rule looks
through the tables of the second and third chapter of the Chinese page for labels that only the old format had, such as "newly
made this year" (本年新制作数量) and "items in the year before" (上一年项目数量), and for results of the year that span 20 rows, where the new
format has 22; either is an error. Such words in the text do not count. Data that do not fit the form are refused on loading.
Pages that were not built here (--foreign) are judged where their title names the year.`,
	},
	Cites:   []disclosure.Cite{odrFormat},
	Subject: disclosureReport2021,
	Abroad:  &check.Abroad{Subject: disclosure.Say("标题是2021年度及以后政府信息公开年度报告、印有统计表的页面", "page titled as a disclosure report on 2021 or later that prints a table of it"), On: func(page *check.Page) bool { return hasStatutory(page) && reportYear(page) >= 2021 }, Page: currentFormatAbroad},
	Of:      in2021Format,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		var found []string
		var at *html.Node
		for n, chapter := range r.marks {
			if n.Data != "table" || chapter != "proactive" && chapter != "applications" {
				continue
			}
			p.Saw(1)
			if old := oldLabels(n); len(old) > 0 {
				found = append(found, old...)
				if at == nil || inOrder(r.shown.Article.Node, n, at) {
					at = n
				}
			}
		}
		if at != nil {
			slices.Sort(found)
			all := strings.Join(slices.Compact(found), "、")
			p.Errorf(r.shown.Page.At(at), check.Values{Found: all}, "%[2]d 年度的报告用了2019年格式的表格：%[1]s；请改用2021年格式", "the report on %[2]d has tables of the format of 2019: %[1]s; use those of 2021", all, filed.Year)
		}
	},
}

// oldOnly are the labels that only tables in the format of 2019 have.
var oldOnly = []string{"本年新制作数量", "本年新公开数量", "对外公开总数量", "上一年项目数量", "本年增/减", "其他对外管理服务事项", "政府集中采购"}

// oldLabels lists what a table has of the format of 2019.
func oldLabels(n *html.Node) []string {
	var out []string
	if n.Type == html.ElementNode && (n.Data == "th" || n.Data == "td") {
		text := check.Squeeze(check.Text(n))
		for _, label := range oldOnly {
			if text == label || strings.TrimPrefix(text, "第二十条第（九）项") == label {
				out = append(out, label)
			}
		}
		if strings.Contains(text, "本年度办理结果") && check.Attr(n, "rowspan") == "20" {
			out = append(out, "本年度办理结果（rowspan=20）")
		}
		return out
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, oldLabels(c)...)
	}
	return out
}
