package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrSixChapters looks for the six chapters of the format of 2021.
var OdrSixChapters = &check.Rule{
	ID:    "odr-six-chapters",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `政府信息公开工作年度报告有格式规定的六章，次序不变

格式规定年度报告由六部分组成。规则看中文页面的一级标题：缺少一章或次序不同的为错误，多出带序号的一章为警告。标题用了常见的别的写法
（如“因政府信息公开工作被申请行政复议、提起行政诉讼情况”）的，作为提示。第一个标题之前的文字不看，那里常把六章列举一遍；不带序号的“引言”“附件”
不算一章。2019、2020年度的报告用试行格式，不在本规则之列。`,
		disclosure.En: `a disclosure report has the six chapters of its format, in their order

The format makes the report of six parts. The rule reads the headings of the first level on the Chinese page: a chapter that is
missing, or out of order, is an error; one more, with a number, a warning. Another wording of a heading, of those that occur, is
noted. What stands before the first heading is not read, for the six are often listed there; an introduction or an annex
without a number is no chapter. Reports on 2019 and 2020 have a format of their own and are not looked at.`,
	},
	Cites:   []disclosure.Cite{odrFormat},
	Subject: disclosureReport2021,
	Of:      in2021Format,
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		sixChapters(p, filed.Form, r)
	},
}

func sixChapters(p *check.Pass, form *disclosure.Form, r *reading) {
	place := map[string]int{}
	for i, key := range r.keys {
		if _, again := place[key]; !again {
			place[key] = i
		}
	}
	last, ordered := -1, true
	for _, c := range form.Chapters {
		zh, en := c.Name.In(disclosure.ZhCN), c.Name.In(disclosure.En)
		at, there := place[c.Key]
		if !there || c.Key == "" {
			p.Errorf(r.shown.At(), check.Values{Found: r.headings(), Expected: zh, Key: "chapter " + c.Key}, "没有“%[1]s”一章；请补上", "there is no chapter %[2]q (%[1]s); add it", zh, en)
			continue
		}
		h := r.heads[at]
		if at < last && ordered {
			ordered = false // once: what follows is only pushed along
			p.Errorf(r.shown.Page.At(h.Node), check.Values{Found: r.headings(), Expected: zh, Key: "order of " + c.Key}, "“%[1]s”一章在“%[2]s”之前，格式规定的次序与此相反；请调整",
				"the chapter %[1]q stands before %[2]q; in the format it is the other way round; change the order", h.Text, r.heads[last].Text)
		}
		last = max(last, at)
		if words := unnumbered(h.Text); words != check.Squeeze(zh) {
			p.Infof(r.shown.Page.At(h.Node), check.Values{Found: words, Expected: zh}, "标题写作“%[1]s”，格式的写法是“%[2]s”；请改正", "the heading reads %[1]q; correct it to %[2]q, as the format has it", words, zh)
		}
	}
	for i, h := range r.heads {
		if at, ok := place[r.keys[i]]; ok && at == i && r.keys[i] != "" || unnumbered(h.Text) == check.Squeeze(h.Text) {
			continue
		}
		p.Warnf(r.shown.Page.At(h.Node), check.Values{Found: h.Text}, "“%s”不是格式规定的六章之一；请并入相应的章", "%q is none of the six chapters of the format; move its text into one of them", h.Text)
	}
}
