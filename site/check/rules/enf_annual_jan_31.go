package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// EnfAnnualJan31 holds the publication of the enforcement statistics against
// the day they are due.
var EnfAnnualJan31 = &check.Rule{
	ID:    "enf-annual-jan-31",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `行政执法统计年报在1月31日前公布

行政执法机关在每年1月31日前公布上年度的执法统计。读到的是一个设区的市的制度，它引用的国务院办公厅文件没有读到原文，所以晚于该日的只是警告。
规则看填报的发布时间；日期取自报告格式。政府自愿汇总公布的，格式没有规定期限，不检查。`,
		disclosure.En: `the enforcement statistics were published by 31 January

Enforcement organs publish the statistics on a year by 31 January of the next. What was read are one city's rules; the document of
the State Council's General Office that they cite was not, so a later day is a warning only. The rule looks at the time of
publication that was filed; the day is read from the form. For a summary that a government publishes of its own accord the form
sets no day, and none is checked.`,
	},
	Cites:   []disclosure.Cite{enforcementRules, enforcementGuide},
	Subject: disclosure.Say("执法机关的行政执法统计年报", "enforcement organ's annual statistics"),
	Of:      hasDue(ofEnforcement),
	Report: func(p *check.Pass, filed *check.Filed) {
		if at, v, published, last, is := late(p, filed); is {
			p.Warnf(at, v, "发布于 %[1]s，%[2]d 年度的行政执法统计年报应在 %[3]s 前公布；请核对日期，今后按时公布", "published on %[1]s; the enforcement statistics of %[2]d are due by %[3]s; check the date, and publish in time from now on", published, filed.Year, last)
		}
	},
}
