package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtPlaceholder looks for words that were to be replaced.
var TxtPlaceholder = &check.Rule{
	ID:    "txt-placeholder",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上没有留下“待填写”之类的占位文字

新建报告时，各章先放着“（待填写）”；模板里也常有“××年”“XX件”“____”。规则在每种语言的页面上查找这些文字，有的为警告；
填报的索引号、来源、摘要、信息项和清单也看。
“待完善”“有待核实”这样的词句不算，只认括号里的；决定书一类文件用“××”隐去姓名和住址，只认括号里的占位文字。`,
		disclosure.En: `no placeholder was left on the page

A new report begins with "(to be filled in)" in every chapter, and templates often hold "year XX" (××年), "XX cases" (XX件) or a
line of underscores. The rule looks for them on the page in each language, and in the index number, source, summary, fields and
catalogues that were filed, and warns. Words such as "to be improved" (待完善) in a sentence do not count, only those in brackets;
decisions and other single documents mask names and addresses with ××, so of these only words in brackets are reported.`,
	},
	Cites:   []disclosure.Cite{ogi6},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report: func(p *check.Pass, filed *check.Filed) {
		for lang, shown := range held(p, filed) {
			for _, left := range unfilled(filed.Report, lang) {
				p.Warnf(shown.At(), check.Values{Found: left.In(disclosure.ZhCN), Expected: ""}, "“%[1]s”仍是占位文字；请填写", "%[2]q still holds a placeholder; fill it in", left.In(disclosure.ZhCN), left.In(disclosure.En))
			}
			r := readText(p, filed, lang)
			all := r.prose
			for _, h := range r.heads {
				all = append(all, passage{text: h.Text, node: h.Node})
			}
			if h1 := titleOf(shown); h1 != nil {
				all = append(all, passage{text: check.Text(h1), node: h1})
			}
			for _, s := range all {
				found := check.Placeholder(s.text, filed.Form.Kind != disclosure.DocumentForm)
				if found != "" {
					p.Warnf(shown.Page.At(s.node), check.Values{Found: found}, "留有占位文字“%s”；请填写或删去", "the placeholder %q was left; fill it in, or take it out", found)
				}
			}
		}
	},
}

// unfilled names what was filed beside the text and is still the placeholder of
// a new report.
func unfilled(r *disclosure.Report, lang disclosure.Lang) []disclosure.Text {
	left := func(words string) bool {
		return words == disclosure.Unfilled.In(lang) || words == disclosure.Unfilled.In(disclosure.ZhCN)
	}
	var out []disclosure.Text
	for _, x := range []struct {
		words string
		label disclosure.Text
	}{
		{r.Index, disclosure.Say("索引号", "index")},
		{r.Source.In(lang), disclosure.Say("来源", "source")},
		{r.Summary.In(lang), disclosure.Say("摘要", "summary")},
	} {
		if left(x.words) {
			out = append(out, x.label)
		}
	}
	for _, f := range r.Fields {
		if left(f.Words.In(lang)) {
			out = append(out, f.Label)
		}
	}
	for _, t := range r.Tables {
		t.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
			if !f.IsNumber() && left(f.Words.In(lang)) {
				out = append(out, f.Label)
			}
		})
	}
	return out
}
