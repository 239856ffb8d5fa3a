package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatCrossReport compares the same measure in different reports.
var StatCrossReport = &check.Rule{
	ID:    "stat-cross-report",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `同一机关同一年的同一指标，在不同报告中一致

格式声明哪些数应当一致。统计口径可能不同，因此只是警告。只比较同一机关的报告；没有可比的报告，或其中没有该数的，列入“未检查”。`,
		disclosure.En: `the same measure of one organ and year agrees between its reports

Forms declare which numbers should agree. The reports may count differently, so it is a warning. Only reports of the same organ are compared; where there is none, or it lacks the number, that is listed as not checked.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("格式声明了跨报告等式的报告", "report whose form declares an equation with another form"),
	Site:    acrossReports,
}
