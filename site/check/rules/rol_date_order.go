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
早于报告年度开始的日期多为年份有误，为警告。规则只看填报的日期。`,
		disclosure.En: `the report was formed no later than published, and both after its year had ended

No document is published before it was formed: such dates are an error. A date within the year reported on is only noted:
some places do publish in December, but numbers of the whole year may then be incomplete. A date before the year began
probably has a wrong year, and is a warning. The rule looks only at the dates that were filed.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: ruleOfLawReport,
	Of:      ruleOfLaw,
	Report:  dateOrder,
}

// yearEnds reports a date that lies before the end of the report's year.
func yearEnds(p *check.Pass, filed *check.Filed, d disclosure.Date, hook, zh, en string) {
	v := check.Values{Found: d.String(), Expected: "> " + disclosure.Date{Year: filed.Year, Month: 12, Day: 31}.String()}
	switch {
	case d.Year < filed.Year:
		p.Warnf(zhHook(filed, hook), v, "%[1]s于 %[3]s，而 %[4]d 年尚未开始", "%[2]s on %[3]s, before %[4]d, the year reported on, had begun", zh, en, d, filed.Year)
	case d.Year == filed.Year:
		p.Infof(zhHook(filed, hook), v, "%[1]s于 %[3]s，而 %[4]d 年尚未结束，全年的数字可能不完整", "%[2]s on %[3]s, before %[4]d had ended: numbers of the year may be incomplete", zh, en, d, filed.Year)
	}
}
