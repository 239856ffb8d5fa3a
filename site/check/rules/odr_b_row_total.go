package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrBRowTotal adds up the applicants in each row of table B.
var OdrBRowTotal = &check.Rule{
	ID:    "odr-b-row-total",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `表二每行：总计等于六类申请人之和

自然人、商业企业、科研机构、社会公益组织、法律服务机构和其他相加，等于总计。总计未填的为提示：不少报告不填分行总计，而各列平衡。
两边按整数或十进制精确计算。空白、/、-、无都不是 0：等式中有空白的，按格式的规定处理，并列入“未检查”。找到唯一可能的原因时一并说明。
不是本工具所建的页面（--foreign）：按行列的名称认出 2021 年和 2019 年格式的表格，等式中的各格都认出才核对；括号中的 G5 指表格第 5 行第 7 列。多数等式都不成立的，多半是排列不同，列为未检查。`,
		disclosure.En: `in each row of table B, the total is the sum of the six kinds of applicants

Natural persons, enterprises, research institutions, public-benefit organisations, legal service providers and others add up to
the total. A total left blank is a note: many reports leave the totals of rows out, and their columns balance. Both sides are
computed exactly. Blank, /, - and "none" (无) are not 0: an equation with missing numbers is handled as the form declares, and
listed as not checked. Where there is just one likely cause, the finding names it. On pages that were not built here (--foreign)
tables in the formats of 2021 and 2019 are told by the names of their rows and columns, and an equation is judged where all its
cells were found; G5 is the seventh column of the fifth row. Where most equations fail the table is rather laid out otherwise: not
checked.`,
	},
	Cites:   []disclosure.Cite{odrFormat, logic},
	Subject: disclosure.Say("有申请情况表的政府信息公开年度报告", "disclosure report with a table of applications"),
	Abroad:  equationsOn("odr-b-row-total"),
	Of:      hasEquation("odr-b-row-total"),
	Report:  withinReport,
}
