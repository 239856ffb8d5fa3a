package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrTablesAreHTML looks for the three tables of the disclosure report.
var OdrTablesAreHTML = &check.Rule{
	ID:    "odr-tables-are-html",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `三张统计表是页面上真正的表格，不是图片或附件

条例要求公开平台具备检索、查阅、下载功能，无障碍环境建设法要求网页便于所有人使用：图片里的数字读屏软件读不出，检索不到，也无法核对。
规则在两种语言页面的第二、三、四章里查找有单元格的表格（table），没有的为错误，并说明那里是否放着图片或内嵌的文件。
有表格又另附图片的，没有问题。数字是否正确由其他规则核对；没有那一章的，由 odr-six-chapters 指出。`,
		disclosure.En: `the three tables are real tables on the page, no images or attachments

The platform is to let people search, read and download, and pages are to serve everyone: a screen reader cannot read the
numbers in an image, nobody can search or compare them. The rule looks for a table with cells in the second, third and fourth
chapter of the page in each language; without one it is an error, and says whether an image or an embedded file stands there.
An image beside a table does no harm. Whether numbers are right is for other rules; a chapter that is missing is told by
odr-six-chapters.`,
	},
	Cites:   []disclosure.Cite{ogi24, accessibility32},
	Subject: disclosureReport,
	Of:      ofDisclosure,
	Report: func(p *check.Pass, filed *check.Filed) {
		for _, lang := range p.Site.Languages() {
			if !filed.Full(lang) {
				continue
			}
			r := readText(p, filed, lang)
			if r == nil {
				continue
			}
			for _, t := range filed.Form.Tables {
				if r.has(t.Chapter) {
					realTable(p, r, t, lang)
				}
			}
		}
	},
}

func realTable(p *check.Pass, r *reading, t *disclosure.TableForm, lang disclosure.Lang) {
	var instead *html.Node
	for n, chapter := range r.marks {
		switch {
		case chapter != t.Chapter:
		case n.Data == "table" && hasCell(n):
			return
		case n.Data != "table" && (instead == nil || inOrder(r.shown.Article.Node, n, instead)):
			instead = n
		}
	}
	zh, en := t.Caption.In(disclosure.ZhCN), t.Caption.In(disclosure.En)
	if instead != nil {
		p.Errorf(r.shown.Page.At(instead), check.Values{Found: instead.Data, Expected: "table"}, "“%[1]s”一章没有表格，只有图片或内嵌文件（%[3]s）；请改用网页表格",
			"the chapter of %[2]q has no table, but an image or embedded file in its place (%[3]s); make it a table of the page", zh, en, instead.Data)
		return
	}
	p.Errorf(r.at(t.Chapter), check.Values{Expected: "table"}, "“%[1]s”一章没有表格；请补上", "the chapter of %[2]q has no table; add it", zh, en)
}

// hasCell reports whether a table has a cell; one of blanks is a table too.
func hasCell(n *html.Node) bool {
	if n.Type == html.ElementNode && n.Data == "td" {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hasCell(c) {
			return true
		}
	}
	return false
}
