package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrXNormative compares numbers of normative documents of two reports of one year.
var OdrXNormative = &check.Rule{
	ID:    "odr-x-normative",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `制发、废止的规范性文件与同年法治政府建设年度报告一致

法治政府报告中只认 normative.issued 和 normative.repealed 两项。“制定审核备案”可能包括他人的文件，因此只是警告。只比较同一机关的报告；没有可比的报告，或其中没有该数的，列入“未检查”。`,
		disclosure.En: `normative documents issued and repealed agree with the rule-of-law report of the year

Of the rule-of-law report only normative.issued and normative.repealed are known. Documents reviewed and filed may be others', so it is a
warning. Only reports of the same organ are compared; where there is none, or it lacks the number, that is listed as not checked.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("政府信息公开年度报告", "disclosure report"),
	Site:    acrossReports,
}
