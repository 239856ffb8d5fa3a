package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolName looks at what a rule-of-law report calls itself.
var RolName = &check.Rule{
	ID:    "rol-name",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `标题看得出是法治政府建设年度报告

一个省的工作指引规定名称是“法治政府建设年度报告”，各地也写作“法治政府建设情况的报告”“推进依法行政工作总结”等。规则看中文页面的 h1，
这些写法都认，别的作为提示：读者按名称查找时可能找不到。标题中的换行、空白和引号不计。年度由 rol-title-year 检查。`,
		disclosure.En: `the title shows that it is the annual report on building a law-based government

One province's guide calls the report "annual report on building a law-based government" (法治政府建设年度报告); others write "report on the
building of a law-based government" (法治政府建设情况的报告), "summary of law-based administration" (推进依法行政工作总结) and the like. The rule reads
the h1 of the Chinese page and accepts all of these; another name is noted, for a reader who searches by name may not find it.
Line breaks, white space and quotation marks do not count. The year is for rol-title-year.`,
	},
	Cites:   []disclosure.Cite{rolName},
	Subject: ruleOfLawReport,
	Of:      ruleOfLaw,
	Report: func(p *check.Pass, filed *check.Filed) {
		shown := filed.Pages[disclosure.ZhCN]
		if unheld(p, filed, shown) {
			return
		}
		p.Saw(1)
		h1 := titleOf(shown)
		if h1 == nil {
			return // web-meta-title-equal tells
		}
		if title := check.Squeeze(check.Text(h1)); !rolTitles.MatchString(quotes.Replace(title)) {
			p.Infof(shown.Page.At(h1), check.Values{Found: title, Expected: "法治政府建设年度报告"}, "标题“%[1]s”不是“法治政府建设年度报告”的通行写法；请核对", "the title %[1]q is none of the usual ones for a 法治政府建设年度报告; check it", title)
		}
	},
}

// quotes take quotation marks out: “法治政府”建设.
var quotes = strings.NewReplacer("“", "", "”", "", "\"", "", "《", "", "》", "")

var rolTitles = regexp.MustCompile(`(?:法治政府建设|推进依法行政|法治建设).{0,16}?(?:报告|总结|情况)`)
