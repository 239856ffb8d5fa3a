package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// FormDeadline holds the publication of all other reports against the day that
// their form sets.
var FormDeadline = &check.Rule{
	ID:    "form-deadline",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告在格式规定的日期之前发布

报告格式可以对各级机关规定发布日期，如政府网站工作年度报表在1月31日前。规则看填报的发布时间，晚于该日的为警告，并写明格式所引的依据；
依据是否适用于本机关，须人工判断。法治政府建设年度报告、政府信息公开工作年度报告、行政执法统计年报各有自己的规则，不在此检查。`,
		disclosure.En: `a report was published by the day that its form sets

A form may set a day for organs of each level, as 31 January for the annual work form of a website. The rule looks at the time of
publication that was filed and warns of a later day, naming what the form rests on; whether that applies to the organ, a person
must judge. The rule-of-law report, the disclosure report and the enforcement statistics have rules of their own.`,
	},
	Cites:   []disclosure.Cite{ownForm},
	Subject: disclosure.Say("格式规定了发布日期的其他报告", "other report whose form sets a day"),
	Of: hasDue(func(r *disclosure.Report) bool {
		return !ruleOfLaw(r) && !ofDisclosure(r) && !ofEnforcement(r)
	}),
	Report: func(p *check.Pass, filed *check.Filed) {
		if at, v, published, last, is := late(p, filed); is {
			cite := filed.Form.Filer(filed.Organ.Level).Cite
			p.Warnf(at, v, "发布于 %[1]s；%[2]d 年度的“%[4]s”应在 %[3]s 前发布（依据：%[6]s）；请核对日期，今后按时发布", "published on %[1]s; for %[2]d, %[5]q is due by %[3]s (by %[7]s); check the date, and publish in time from now on", published, filed.Year, last,
				filed.Form.Name.In(disclosure.ZhCN), filed.Form.Name.In(disclosure.En), check.CiteText(cite, disclosure.ZhCN), check.CiteText(cite, disclosure.En))
		}
	},
}
