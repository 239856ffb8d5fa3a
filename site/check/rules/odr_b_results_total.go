package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrBResultsTotal adds up the kinds of results in each column of table B.
var OdrBResultsTotal = &check.Rule{
	ID:    "odr-b-results-total",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `表二每列：办理结果总计等于二十一种结果之和

（一）至（六）各行相加，等于（七）总计。2019年格式的“其他处理”只有一行，相应少两种。表上没有小计行，也不应另加。
两边按整数或十进制精确计算。空白、/、-、无都不是 0：等式中有空白的，按格式的规定处理，并列入“未检查”。找到唯一可能的原因时一并说明。
不是本工具所建的页面（--foreign）：按行列的名称认出 2021 年和 2019 年格式的表格，等式中的各格都认出才核对；括号中的 G5 指表格第 5 行第 7 列。多数等式都不成立的，多半是排列不同，列为未检查。`,
		disclosure.En: `in each column of table B, the total of results is the sum of its kinds

The rows (1) to (6), 21 kinds in all, add up to (7). The format of 2019 has one row for "otherwise handled", so two kinds fewer.
The form has no rows of subtotals. Both sides are computed exactly. Blank, /, - and "none" (无) are not 0: an equation with missing
numbers is handled as the form declares, and listed as not checked. Where there is just one likely cause, the finding names it. On
pages that were not built here (--foreign) tables in the formats of 2021 and 2019 are told by the names of their rows and columns,
and an equation is judged where all its cells were found; G5 is the seventh column of the fifth row. Where most equations fail the
table is rather laid out otherwise: not checked.`,
	},
	Cites:   []disclosure.Cite{odrFormat, logic},
	Subject: disclosure.Say("有申请情况表的政府信息公开年度报告", "disclosure report with a table of applications"),
	Abroad:  equationsOn("odr-b-results-total"),
	Of:      hasEquation("odr-b-results-total"),
	Report:  withinReport,
}
