package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrCTotals adds up the outcomes in each group of table C.
var OdrCTotals = &check.Rule{
	ID:    "odr-c-totals",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `表三每组：总计等于维持、纠正、其他结果与尚未审结之和

行政复议、未经复议直接起诉、复议后起诉三组各有一个等式。一组中只要一个数有误，五个数都可能是错的那个，因此列出各种可能。
两边按整数或十进制精确计算。空白、/、-、无都不是 0：等式中有空白的，按格式的规定处理，并列入“未检查”。找到唯一可能的原因时一并说明。`,
		disclosure.En: `in each group of table C, the total is the sum of its four outcomes

Reconsideration, litigation brought directly and litigation after reconsideration have one equation each. When it fails, any of the five
numbers may be the wrong one, so the finding lists them.
Both sides are computed exactly. Blank, /, - and 无 are not 0: an equation with missing numbers is handled as the form declares, and
listed as not checked. Where there is just one likely cause, the finding names it.`,
	},
	Cites:   []disclosure.Cite{odrFormat, logic},
	Subject: disclosure.Say("有复议诉讼表的政府信息公开年度报告", "disclosure report with a table of reconsideration and litigation"),
	Of:      hasEquation("odr-c-totals"),
	Report:  withinReport,
}
