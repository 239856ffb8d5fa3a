package rules

import (
	"slices"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// FormChapters holds the chapters of a report against those of its form.
var FormChapters = &check.Rule{
	ID:    "form-chapters",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告有格式规定的各章

格式可以列出各章，并声明“恰好这些、照此顺序”（fixed_chapters），网站自己的格式也一样。规则看中文页面的一级标题。固定各章的：缺少一章、次序不同或多出一章的为错误，
因为页面与它自己声明的格式不符。不固定的：缺少必备的一章为警告。法治政府建设、政府信息公开、行政执法统计三种年度报告各有自己的规则，不在此检查。`,
		disclosure.En: `a report has the chapters of its form

A form may list chapters and declare that there are these and no others, in this order (fixed_chapters); so may a form of the
site's own. The rule reads the headings of the first level on the Chinese page. Where chapters are fixed, one that is missing, out
of order, or too many is an error, for the page does not follow the form it says it follows. Where they are not, the rule warns of
one that is required and missing. The annual reports on the rule of law, on disclosure and on enforcement have rules of their own.`,
	},
	Cites:   []disclosure.Cite{ownForm},
	Subject: disclosure.Say("格式规定了章节的其他报告", "other report whose form has chapters"),
	Of: func(r *disclosure.Report) bool {
		asks := r.Form.Fixed && len(r.Form.Chapters) > 0 || slices.ContainsFunc(r.Form.Chapters, func(c disclosure.Chapter) bool { return c.Required })
		return asks && !ruleOfLaw(r) && !ofDisclosure(r) && !ofEnforcement(r)
	},
	Report: func(p *check.Pass, filed *check.Filed) {
		r := readText(p, filed, disclosure.ZhCN)
		if r == nil {
			return
		}
		last, ordered := -1, true
		for _, c := range filed.Form.Chapters {
			zh, en := c.Name.In(disclosure.ZhCN), c.Name.In(disclosure.En)
			at := slices.Index(r.keys, c.Key)
			switch {
			case at < 0 && filed.Form.Fixed:
				p.Errorf(r.shown.At(), check.Values{Found: r.headings(), Expected: zh, Key: "chapter " + c.Key}, "格式规定的“%[1]s”一章，页面上没有；请补上", "the form has the chapter %[2]q (%[1]s), but the page does not; add it", zh, en)
			case at < 0 && c.Required:
				p.Warnf(r.shown.At(), check.Values{Found: r.headings(), Expected: zh, Key: "chapter " + c.Key}, "没有格式要求的“%[1]s”一章；请补上", "the chapter %[2]q (%[1]s), which the form asks for, is missing; add it", zh, en)
			case at >= 0 && at < last && ordered && filed.Form.Fixed:
				ordered = false // once: what follows is only pushed along
				p.Errorf(r.shown.Page.At(r.heads[at].Node), check.Values{Found: r.headings(), Expected: zh, Key: "order of " + c.Key}, "“%[1]s”一章在“%[2]s”之前，格式规定的次序与此相反",
					"the chapter %[1]q stands before %[2]q; in the form it is the other way round", r.heads[at].Text, r.heads[last].Text)
			}
			last = max(last, at)
		}
		for i, h := range r.heads {
			if filed.Form.Fixed && (r.keys[i] == "" || slices.Index(r.keys, r.keys[i]) != i) {
				p.Errorf(r.shown.Page.At(h.Node), check.Values{Found: h.Text}, "“%s”不是格式规定的一章；请并入格式规定的章", "%q is no chapter of the form; move its text into one that is", h.Text)
			}
		}
	},
}
