package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// ArcMarkArchived sees to it that the pages of a closed year say so.
var ArcMarkArchived = &check.Rule{
	ID:    "arc-mark-archived",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `已归档的报告，页面写明已归档和日期

年度封存后（archives/年份.toml），当年报告各语言的页面应写明“已归档”和归档日期；没有归档的不应写。不合的为警告，因为这一要求未核对原文。`,
		disclosure.En: `the pages of an archived report say that it is archived, and when

Once a year is frozen (archives/YEAR.toml), the pages of its reports in each language should say that they are archived, with the day; pages of others should not. Otherwise it
is a warning, for the text that asks for it was not read.`,
	},
	Cites:   []disclosure.Cite{{Instrument: "《政府网站发展指引》（国办发〔2017〕47号）", Confidence: disclosure.M}},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report: func(p *check.Pass, filed *check.Filed) {
		want := ""
		if a := p.Site.Filings.Archives[filed.Year]; a != nil && a.Last().Holds(filed.ID) {
			want = a.Last().On().String()
		}
		for lang, shown := range held(p, filed) {
			p.Saw(1)
			said, at := "", shown.At()
			for _, node := range visible(shown.Article.Hooks["data-archived"]) {
				said, at = check.Attr(node, "data-archived"), shown.Page.At(node)
				if want != "" && !printsWords(node, p.Site.Filings.Archives[filed.Year].Last().On().In(lang)) {
					said = check.Text(node)
				}
			}
			v := check.Values{Found: said, Expected: want}
			switch {
			case said == want:
			case want == "":
				p.Warnf(at, v, "页面写着已归档，archives/ 中没有这份报告的归档记录；请重新生成页面", "the page says that it is archived, but archives/ has no record of that; build the page again")
			default:
				p.Warnf(at, v, "报告已于 %[1]s 归档，页面没有写明“已归档”和这个日期；请重新生成页面或检查模板", "the report was archived on %[1]s, but the page does not say so with this day; build the page again or check its layout", want)
			}
		}
	},
}
