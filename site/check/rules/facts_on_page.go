package rules

import (
	"slices"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// FactsOnPage walks what was filed and looks every number up on the pages.
var FactsOnPage = &check.Rule{
	ID:    "facts-on-page",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告中的每个数字都以同一数值出现在两种语言的页面上

规则逐一取出所填报的数字，到中文和英文页面上查找：缺少、数值不符、显示的写法不符，或页面上出现未填报的数字，均为错误。
没有数的单元格须显示填报的符号（空白、/、-、无），机读数值为空，data-missing 注明是哪一种。推算和计算的数不得作为原文数字出现；比率说明和报告之后所列等式中的数也一并核对。译文声明为摘要的，只核对页面上已有的数字。`,
		disclosure.En: `every number of a report stands on both pages with the same value

The rule takes each number that was filed and looks for it on the Chinese and the English page: one that is missing, has
another value, is printed differently, or was never filed is an error. Where a number is missing, the page must show the sign
that was filed (blank, /, -, 无), with an empty value and data-missing to say which. A number that was inferred or computed must
not be printed as the document's; those in the explanation of a rate and in the equations behind the report are compared too. Of a translation declared a summary,
only the numbers that are there are compared.`,
	},
	Cites:   []disclosure.Cite{logic, ogi6},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report:  factsOnPage,
}

func factsOnPage(p *check.Pass, filed *check.Filed) {
	for _, lang := range p.Site.Languages() {
		shown := filed.Pages[lang]
		switch {
		case lang != disclosure.ZhCN && filed.Translation == "none":
		case shown.Article == nil:
			p.Errorf(shown.At(), check.Values{Expected: filed.ID}, "页面上没有报告 %s；请重新生成网站，或检查模板", "the page does not hold the report %s; build the site again, or look into the template", filed.ID)
		default:
			factsOn(p, filed, shown, lang)
		}
	}
}

// factsOn compares the numbers of one page with those filed, both ways.
func factsOn(p *check.Pass, filed *check.Filed, shown *check.Shown, lang disclosure.Lang) {
	places := map[string][]check.ShownFact{}
	for _, f := range shown.Article.Facts {
		if f.Hidden {
			continue // what readers cannot see is not shown
		}
		places[f.ID] = append(places[f.ID], f)
		switch fact := filed.Fact(f.ID); {
		case fact == nil:
			p.Errorf(shown.Page.At(f.Node), check.Values{Found: f.Text}, "页面上的 %s（%s）不是填报的数字；请删去，或先填报", "%s (%s) on the page was never filed; remove it, or file it first", f.ID, f.Text)
		case !fact.Stated():
			p.Errorf(shown.Page.At(f.Node), check.Values{Found: f.Text}, "%s（%s）是推算或计算的数，不得作为原文数字显示；请删去", "%s (%s) was inferred or computed and must not be shown as the document's; take it out", f.ID, f.Text)
		}
	}
	computed := map[string][]check.ShownFact{}
	for _, f := range shown.Article.Computed {
		computed[f.ID] = append(computed[f.ID], f)
	}
	if len(filed.Shown()) == 0 {
		p.Saw(1) // the page, which holds no number that was never filed
	}
	for _, fact := range filed.Shown() {
		p.Saw(1)
		here := places[fact.ID]
		if fact.Computed {
			here = slices.DeleteFunc(slices.Clone(computed[fact.ID]), func(f check.ShownFact) bool { return f.Hidden })
		}
		text := fact.Text(lang)
		if len(here) == 0 && filed.Full(lang) {
			p.Errorf(shown.At(), check.Values{Expected: text, Key: "lacks " + fact.ID}, "页面上没有“%[1]s”（%[3]s），应为 %[4]s；请补上", "%[2]q (%[3]s) is not on the page; add it as %[4]s",
				fact.Label.In(disclosure.ZhCN), fact.Label.In(disclosure.En), fact.ID, text)
		}
		for _, f := range here {
			if value := fact.Plain(); f.Value != value {
				p.Errorf(shown.Page.At(f.Node), check.Values{Found: f.Value, Expected: value}, "“%[1]s”（%[3]s）供机器读取的值（value 属性）为“%[4]s”，应为“%[5]s”；请改正",
					"the attribute value of %[2]q (%[3]s), which programs read, is %[4]q; correct it to %[5]q", fact.Label.In(disclosure.ZhCN), fact.Label.In(disclosure.En), fact.ID, f.Value, value)
			} else if f.Text != text {
				mismatch(p, shown, f, fact, f.Text, text)
			} else if sign := check.Attr(f.Node, "data-missing"); sign != string(fact.Missing) {
				p.Errorf(shown.Page.At(f.Node), check.Values{Found: sign, Expected: string(fact.Missing)}, "“%[1]s”（%[3]s）的空缺记号（data-missing 属性）为“%[4]s”，应为“%[5]s”；请改正",
					"the attribute data-missing of %[2]q (%[3]s), which says why the number is missing, is %[4]q; correct it to %[5]q", fact.Label.In(disclosure.ZhCN), fact.Label.In(disclosure.En), fact.ID, sign, string(fact.Missing))
			}
		}
	}
	for _, a := range shown.Page.Articles { // equations repeat numbers behind the report, too
		if a.Report != filed.ID {
			continue
		}
		for _, f := range a.Operands {
			if fact := filed.Fact(f.ID); fact != nil && f.Text != fact.Text(lang) {
				mismatch(p, shown, f, fact, f.Text, fact.Text(lang))
			}
		}
		sumsOn(p, filed, shown, lang, a)
	}
	for _, d := range filed.Derived {
		want := disclosure.Fact{Value: d.Computed(), Unit: d.Unit}
		for _, f := range computed[d.ID] {
			if f.Text != want.Text(lang) {
				mismatch(p, shown, f, &d.Fact, f.Text, want.Text(lang))
			}
		}
	}
}

func mismatch(p *check.Pass, shown *check.Shown, f check.ShownFact, fact *disclosure.Fact, found, expected string) {
	p.Errorf(shown.Page.At(f.Node), check.Values{Found: found, Expected: expected}, "“%[1]s”（%[3]s）显示为 %[4]s，应为 %[5]s；请改正", "%[2]q (%[3]s) shows %[4]s; correct it to %[5]s",
		fact.Label.In(disclosure.ZhCN), fact.Label.In(disclosure.En), fact.ID, found, expected)
}
