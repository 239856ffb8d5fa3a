package rules

import (
	"maps"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// I18nNumbersEqual holds the numbers of both languages against each other.
var I18nNumbersEqual = &check.Rule{
	ID:    "i18n-numbers-equal",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `两种语言的页面载有相同的数字

逐一比较中英文页面上每个数字的编号和机读数值；只在一种语言出现，或数值不同的，为错误。不比较出现的次数。
译文声明为摘要的，英文页面可以少，不可以不同。`,
		disclosure.En: `both languages hold the same numbers

The ids and machine-readable values of the numbers on the Chinese and the English page are compared: one that only one
language has, or that differs, is an error. How often each is printed is not compared. A translation declared a summary
may hold fewer, but none that differ.`,
	},
	Cites:   []disclosure.Cite{ogi6, logic},
	Subject: disclosure.Say("有数据和两种语言页面的报告", "report with numbers and pages in both languages"),
	Of:      func(r *disclosure.Report) bool { return r.Translation != "none" && len(r.Shown()) > 0 },
	Report:  i18nNumbersEqual,
}

func i18nNumbersEqual(p *check.Pass, filed *check.Filed) {
	if oneLanguage(p) {
		return
	}
	zh, en := filed.Pages[disclosure.ZhCN], filed.Pages[disclosure.En]
	if zh.Article == nil || en.Article == nil {
		p.Skip("有一种语言的页面不存在（见 facts-on-page）", "the page of one language is not there (see facts-on-page)")
		return
	}
	zhValues, enValues := valuesOf(zh.Article), valuesOf(en.Article)
	p.Saw(len(zhValues) + len(enValues))
	for _, id := range slices.Sorted(maps.Keys(zhValues)) {
		z, e := zhValues[id], enValues[id]
		switch {
		case e.first.Node == nil && filed.Full(disclosure.En):
			p.Errorf(zh.Page.At(z.first.Node), check.Values{Found: z.values}, "%[1]s（%[2]s）只在中文页面上；请补到英文页面", "%[1]s (%[2]s) is on the Chinese page only; add it to the English one", id, z.values)
		case e.first.Node != nil && e.values != z.values:
			p.Errorf(en.Page.At(e.first.Node), check.Values{Found: e.values, Expected: z.values}, "%s 供机器读取的值，英文页面上为“%s”，中文页面上为“%s”；请核对原文，改成一致", "the value of %s that machines read is %q on the English page, but %q on the Chinese; look at the original and make them agree", id, e.values, z.values)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(enValues)) {
		if e := enValues[id]; zhValues[id].first.Node == nil {
			p.Errorf(en.Page.At(e.first.Node), check.Values{Found: e.values}, "%s（%s）只在英文页面上；请核对原文，补到中文页面或从英文页面删去", "%s (%s) is on the English page only; look at the original, and add it to the Chinese page or take it out here", id, e.values)
		}
	}
}

// shownValues are the machine-readable values of one fact on one page.
type shownValues struct {
	values string // sorted, each once, joined by spaces
	first  check.ShownFact
}

func valuesOf(a *check.Article) map[string]shownValues {
	out := make(map[string]shownValues, len(a.Facts))
	several := map[string][]string{} // most facts have one value wherever they stand
	for _, f := range a.Facts {
		if f.Hidden {
			continue
		}
		v, ok := out[f.ID]
		switch {
		case !ok:
			out[f.ID] = shownValues{f.Value, f}
		case several[f.ID] != nil:
			several[f.ID] = append(several[f.ID], f.Value)
		case f.Value != v.values:
			several[f.ID] = []string{v.values, f.Value}
		}
	}
	for id, values := range several {
		slices.Sort(values)
		out[id] = shownValues{strings.Join(slices.Compact(values), " "), out[id].first}
	}
	return out
}
