package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrXRol compares enforcement numbers of two reports of one year.
var OdrXRol = &check.Rule{
	ID:    "odr-x-rol",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `许可、处罚、强制的数量与同年法治政府建设年度报告一致

两份报告的统计口径可能不同（本级或全域），因此只是警告。法治政府报告中只认 enforcement 表的 licensing、penalties、measures、compulsory 各行。只比较同一机关的报告；没有可比的报告，或其中没有该数的，列入“未检查”。`,
		disclosure.En: `licences, penalties and compulsion agree with the rule-of-law report of the year

The two reports may count differently (the organ itself, or the whole county), so it is a warning. Of the rule-of-law report only the rows
licensing, penalties, measures and compulsory of the table enforcement are known. Only reports of the same organ are compared; where there is none, or it lacks the number, that is listed as not checked.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("政府信息公开年度报告", "disclosure report"),
	Site:    acrossReports,
}
