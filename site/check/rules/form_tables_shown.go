package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// FormTablesShown looks where each table of a form stands.
var FormTablesShown = &check.Rule{
	ID:    "form-tables-shown",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `格式规定的表格列在格式指定的那一章

报告格式可以指定一张表列在哪一章。规则看每种语言的页面：表格列在别的章里的为错误，读者按章查找就找不到它。页面上根本没有的表，由 stat-tables-filed 指出；
没有那一章的，由检查章节的规则指出。格式没有指定章节的表，和报告自己的表，列在哪里都可以；
译文声明为摘要的，章节与中文不同，不检查。`,
		disclosure.En: `a table that the form prescribes stands in the chapter that the form names

A form may say in which chapter a table stands. The rule looks at the page in each language: a table in another chapter is an
error, for a reader who goes by chapters does not find it. A table that is not on the page at all is told by stat-tables-filed,
and a chapter that is not there by the rules on chapters. Tables for which the form names no chapter, and those of the report's
own, may stand anywhere. A translation declared a summary has chapters of its own and is not looked at.`,
	},
	Cites:   []disclosure.Cite{ownForm},
	Subject: disclosure.Say("格式为其表格指定了章节的报告", "report whose form names a chapter for a table"),
	Of: func(r *disclosure.Report) bool {
		for _, t := range r.Form.Tables {
			if t.Chapter != "" && r.Table(t.ID) != nil {
				return true
			}
		}
		return false
	},
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
				if t.Chapter != "" && filed.Table(t.ID) != nil && r.has(t.Chapter) {
					tablePlace(p, filed, r, t)
				}
			}
		}
	},
}

func tablePlace(p *check.Pass, filed *check.Filed, r *reading, t *disclosure.TableForm) {
	var stray *html.Node
	for _, n := range visible(r.shown.Article.Hooks["data-table"]) {
		if check.Attr(n, "data-table") != t.ID || n.Data != "table" {
			continue
		}
		p.Saw(1)
		if r.marks[n] == t.Chapter {
			return
		}
		if stray == nil {
			stray = n
		}
	}
	if stray == nil {
		return
	}
	c, in := filed.Form.Chapter(t.Chapter), r.marks[stray]
	where := disclosure.Say("不在格式规定的任何一章", "stands in none of the form's chapters")
	if other := filed.Form.Chapter(in); other != nil {
		where = disclosure.Say("在“%[1]s”", "stands in %[2]q", other.Name.In(disclosure.ZhCN), other.Name.In(disclosure.En))
	}
	p.Errorf(r.shown.Page.At(stray), check.Values{Found: in, Expected: t.Chapter}, "表“%[1]s”应列在“%[3]s”一章，却%[5]s；请移到该章", "the table %[2]q belongs in the chapter %[4]q, but %[6]s; move it there",
		t.Caption.In(disclosure.ZhCN), t.Caption.In(disclosure.En), c.Name.In(disclosure.ZhCN), c.Name.In(disclosure.En), where.In(disclosure.ZhCN), where.In(disclosure.En))
}
