package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolContent3FirstResponsible looks for the third of the five items.
var RolContent3FirstResponsible = &check.Rule{
	ID:    "rol-content-3-first-responsible",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告写明党政主要负责人履行推进法治建设第一责任人职责的情况

规定列举的五项内容之一。规则在中文页面上查找“第一责任人”：专设一章最好；仅为小标题，或仅在段落中提到，作为提示；全文没有为错误。
只是提到，不等于写明了履行情况，规则看不出来。`,
		disclosure.En: `the report tells how the heads of Party and government acted as those primarily responsible

One of the five items the provision lists. The rule looks for the term "person primarily responsible" (第一责任人) on the Chinese page:
a chapter of its own is best; only a sub-heading, or only a paragraph, is noted; nowhere is an error. A mention is not yet an
account of how the duty was performed, which the rule cannot see.`,
	},
	Cites:   []disclosure.Cite{rolItems},
	Subject: ruleOfLawReport,
	Of:      asksFor("first-responsible"),
	Report: func(p *check.Pass, filed *check.Filed) {
		c := chapterOf(p, filed, "first-responsible", nil)
		if c == nil {
			return
		}
		name := []any{c.asked.Name.In(disclosure.ZhCN), c.asked.Name.In(disclosure.En)}
		switch {
		case len(c.own) > 0:
			c.filled(p)
		case len(c.sub) > 0:
			p.Infof(c.at(c.sub[0]), check.Values{Found: c.sub[0].Text, Expected: c.asked.Name.In(disclosure.ZhCN)},
				"“%[1]s”仅作为小标题出现（“%[3]s”），宜专设一章", "%[2]q is found only as a sub-item, %[3]q; a chapter of its own would be better",
				append(name, c.sub[0].Text)...)
		default:
			if paragraph := c.paragraph("", c.asked.Match); paragraph != nil {
				p.Infof(c.shown.Page.At(paragraph), c.values(), "“%[1]s”仅在段落中提到，宜专设一章", "%[2]q is found only in a paragraph; a chapter of its own would be better", name...)
				return
			}
			p.Errorf(c.shown.At(), c.values(), "报告应包括“%[1]s”，但全文没有提到；请补写", "the report is to hold %[2]q, but nothing in it speaks of that; write it", name...)
		}
	},
}
