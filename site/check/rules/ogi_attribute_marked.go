package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiAttributeMarked looks for the mark of disclosure, （此件主动公开）.
var OgiAttributeMarked = &check.Rule{
	ID:    "ogi-attribute-marked",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告页面标明填报的公开属性

填报的公开属性（如“此件主动公开”）须以原样显示在两种语言的页面上（没有译文的，英文页面没有正文可标，不查），机器可读的属性值也须相同，否则为错误；应加括号，未加的为警告。
各种括号都认。条例规定了公开的方式；在文末标注属性，是各地公文公开属性源头认定的做法。标注的位置由 rol-signoff 检查。
不是本工具所建的页面（--foreign）：显示发文字号的公文，文末和信息栏都没有标明公开属性的，为警告；年度报告为提示。片段不查。`,
		disclosure.En: `a report's page carries the mark of disclosure that was filed

The mark that was filed, as "This document is proactively disclosed", must be shown in its own words on the pages in both
languages (not on an English page without text, since nothing was translated), and the value for machines must be the same; otherwise it is an error. It should stand in brackets, of whichever
form; without them it is a warning. The regulations give the ways of disclosure; marking a document with its own is what
places have agreed on. Where the mark stands is looked at by rol-signoff.
On pages that were not built here (--foreign), an official document with its number that has no mark at its end or among its fields is a warning, an
annual report a note. Fragments are not judged.`,
	},
	Cites:   []disclosure.Cite{logic, ogi13, attributePractice},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Abroad:  &check.Abroad{Subject: disclosure.Say("显示发文字号的公文页面", "page that shows an official document with its number"), On: officialDocument, Page: attributeMarkedAbroad, Cites: []disclosure.Cite{ogi13, attributePractice}},
	Report:  ogiAttributeMarked,
}

func ogiAttributeMarked(p *check.Pass, filed *check.Filed) {
	for lang, shown := range withText(p, filed) {
		words := filed.Mark.Text.In(lang)
		marks := visible(shown.Article.Hooks["data-mark"])
		if len(marks) == 0 {
			p.Errorf(shown.At(), check.Values{Expected: words}, "页面没有标明公开属性，填报为“%s”；请在文末标明", "the page carries no mark of disclosure (公开属性), but %q was filed; add it at the end", words)
		}
		for _, n := range marks {
			p.Saw(1)
			if value := check.Attr(n, "data-mark"); value != filed.Mark.Attribute {
				p.Errorf(shown.Page.At(n), check.Values{Found: value, Expected: filed.Mark.Attribute},
					"公开属性的标注，供机器读取的值是“%s”，填报为“%s”；请改正模板", "the mark of disclosure has the value %q for machines, but %q was filed; correct the template", value, filed.Mark.Attribute)
			}
			text := check.Text(n)
			inside, bracketed := unbracket(text)
			if !check.SameWords(inside, words) {
				p.Errorf(shown.Page.At(n), check.Values{Found: text, Expected: words},
					"标注的公开属性是“%s”，填报为“%s”", "the mark says %q, but %q was filed", inside, words)
			} else if !bracketed {
				p.Warnf(shown.Page.At(n), check.Values{Found: text}, "“%s”没有加括号；请加上", "the mark %q does not stand in brackets; add them", text)
			}
		}
	}
}
