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
两边按整数或十进制精确计算。空白、/、-、无都不是 0：等式中有空白的，按格式的规定处理，并列入“未检查”。找到唯一可能的原因时一并说明。`,
		disclosure.En: `in each column of table B, the total of results is the sum of its kinds

The rows (1) to (6), 21 kinds in all, add up to (7). The format of 2019 has one row for "otherwise handled", so two kinds fewer. The
form has no rows of subtotals.
Both sides are computed exactly. Blank, /, - and 无 are not 0: an equation with missing numbers is handled as the form declares, and
listed as not checked. Where there is just one likely cause, the finding names it.`,
	},
	Cites:   []disclosure.Cite{odrFormat, logic},
	Subject: disclosure.Say("有申请情况表的政府信息公开年度报告", "disclosure report with a table of applications"),
	Of:      hasEquation("odr-b-results-total"),
	Report:  withinReport,
}
