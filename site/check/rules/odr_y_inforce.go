package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrYInforce follows the number of documents in force from year to year.
var OdrYInforce = &check.Rule{
	ID:    "odr-y-inforce",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `现行有效件数等于上年有效件数加制发减废止

修改、失效和文件划转都会打破这一关系，因此只是警告。只比较同一机关的报告；没有可比的报告，或其中没有该数的，列入“未检查”。`,
		disclosure.En: `documents in force are last year's, plus issued, minus repealed

Amendment, expiry and transfer of documents break the relation, so it is a warning. Only reports of the same organ are compared; where there is none, or it lacks the number, that is listed as not checked.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("政府信息公开年度报告", "disclosure report"),
	Site:    acrossReports,
}
