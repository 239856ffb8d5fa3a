package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolDateOrder holds the filed dates against each other and the report's year.
var RolDateOrder = &check.Rule{
	ID:    "rol-date-order",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `成文日期不晚于发布日期，两者都在报告年度结束之后

文件不可能在成文之前发布，此类日期为错误。年度未结束即成文或发布的，只作提示：确有地方在当年12月公开，但全年的数字可能不完整。
早于报告年度开始的日期多为年份有误，为警告。规则只看填报的日期。
不是本工具所建的页面（--foreign）：标题是法治政府建设报告的，比较页面上的两个日期；“生成日期”“发文日期”等也可能另有所指，或只有正文之后单独成行的日期（2023年1月17日），次序相反的为警告。`,
		disclosure.En: `the report was formed no later than published, and both after its year had ended

No document is published before it was formed: such dates are an error. A date within the year reported on is only noted:
some places do publish in December, but numbers of the whole year may then be incomplete. A date before the year began
probably has a wrong year, and is a warning. The rule looks only at the dates that were filed.
On pages that were not built here (--foreign) whose title is that of a rule-of-law report, the dates on the page are compared; where the label (生成日期, 发文日期) may mean something else, or only a line of its own below the text (2023年1月17日) gives the day, it is a warning.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: ruleOfLawReport,
	Abroad:  &check.Abroad{Subject: disclosure.Say("既显示成文日期又显示发布日期的法治政府建设报告页面", "page of a rule-of-law report that shows when it was formed and when it was published"), On: func(page *check.Page) bool { return hasBothDates(page) && lawReport(page) }, Page: dateOrderAbroad, Cites: []disclosure.Cite{pageItself}},
	Of:      ruleOfLaw,
	Report:  dateOrder,
}

// yearEnds reports a date that lies before the end of the report's year.
func yearEnds(p *check.Pass, filed *check.Filed, d disclosure.Date, hook, zh, en string) {
	v := check.Values{Found: d.String(), Expected: "> " + disclosure.Date{Year: filed.Year, Month: 12, Day: 31}.String()}
	switch {
	case d.Year < filed.Year:
		p.Warnf(zhHook(filed, hook), v, "%[1]s于 %[3]s，而报告年度 %[4]d 年尚未开始；请核对日期和年度", "%[2]s on %[3]s, before %[4]d, the year reported on, had begun; check the date and the year", zh, en, d, filed.Year)
	case d.Year == filed.Year:
		p.Infof(zhHook(filed, hook), v, "%[1]s于 %[3]s，而 %[4]d 年尚未结束，全年的数字可能不完整；请核对", "%[2]s on %[3]s, before %[4]d had ended: numbers of the year may be incomplete; check them", zh, en, d, filed.Year)
	}
}
