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
两边按整数或十进制精确计算。空白、/、-、无都不是 0：等式中有空白的，按格式的规定处理，并列入“未检查”。找到唯一可能的原因时一并说明。
不是本工具所建的页面（--foreign）：按行列的名称认出 2021 年和 2019 年格式的表格，等式中的各格都认出才核对；括号中的 G5 指表格第 5 行第 7 列。多数等式都不成立的，多半是排列不同，列为未检查。`,
		disclosure.En: `in each group of table C, the total is the sum of its four outcomes

Reconsideration, litigation brought directly and litigation after reconsideration have one equation each. When it fails, any of
the five numbers may be the wrong one, so the finding lists them. Both sides are computed exactly. Blank, /, - and "none" (无) are
not 0: an equation with missing numbers is handled as the form declares, and listed as not checked. Where there is just one likely
cause, the finding names it. On pages that were not built here (--foreign) tables in the formats of 2021 and 2019 are told by the
names of their rows and columns, and an equation is judged where all its cells were found; G5 is the seventh column of the fifth
row. Where most equations fail the table is rather laid out otherwise: not checked.`,
	},
	Cites:   []disclosure.Cite{odrFormat, logic},
	Subject: disclosure.Say("有复议诉讼表的政府信息公开年度报告", "disclosure report with a table of reconsideration and litigation"),
	Abroad:  equationsOn("odr-c-totals"),
	Of:      hasEquation("odr-c-totals"),
	Report:  withinReport,
}
