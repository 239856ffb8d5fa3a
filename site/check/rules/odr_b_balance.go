package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrBBalance proves the relation printed on table B, column by column.
var OdrBBalance = &check.Rule{
	ID:    "odr-b-balance",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `表二每列：本年新收与上年结转之和，等于办理结果总计与结转下年度之和

这是印在表上的勾稽关系：第一项加第二项之和，等于第三项加第四项之和。七列各有一个等式；总计列的等式可由其余各列推出，其余各列有误时不重复报告。
两边按整数或十进制精确计算。空白、/、-、无都不是 0：等式中有空白的，按格式的规定处理，并列入“未检查”。找到唯一可能的原因时一并说明。
不是本工具所建的页面（--foreign）：按行列的名称认出 2021 年和 2019 年格式的表格，等式中的各格都认出才核对；括号中的 G5 指表格第 5 行第 7 列。多数等式都不成立的，多半是排列不同，列为未检查。`,
		disclosure.En: `in each column of table B, received plus carried in is results plus carried out

The relation is printed on the form: item I plus item II equals item III plus item IV. Each of the seven columns has one; that of
the column of totals follows from the others, and is not told again when one of them fails. Both sides are computed exactly.
Blank, /, - and "none" (无) are not 0: an equation with missing numbers is handled as the form declares, and listed as not checked.
Where there is just one likely cause, the finding names it. On pages that were not built here (--foreign) tables in the formats of
2021 and 2019 are told by the names of their rows and columns, and an equation is judged where all its cells were found; G5 is the
seventh column of the fifth row. Where most equations fail the table is rather laid out otherwise: not checked.`,
	},
	Cites:   []disclosure.Cite{odrFormat, logic},
	Subject: disclosure.Say("有申请情况表的政府信息公开年度报告", "disclosure report with a table of applications"),
	Abroad:  equationsOn("odr-b-balance"),
	Of:      hasEquation("odr-b-balance"),
	Report:  withinReport,
}
