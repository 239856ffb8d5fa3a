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
两边按整数或十进制精确计算。空白、/、-、无都不是 0：等式中有空白的，按格式的规定处理，并列入“未检查”。找到唯一可能的原因时一并说明。`,
		disclosure.En: `in each row of table B, the total is the sum of the six kinds of applicants

Natural persons, enterprises, research institutions, public-benefit organisations, legal service providers and others add up to
the total. A total left blank is a note: many reports leave the totals of rows out, and their columns balance.
Both sides are computed exactly. Blank, /, - and 无 are not 0: an equation with missing numbers is handled as the form declares, and
listed as not checked. Where there is just one likely cause, the finding names it.`,
	},
	Cites:   []disclosure.Cite{odrFormat, logic},
	Subject: disclosure.Say("有申请情况表的政府信息公开年度报告", "disclosure report with a table of applications"),
	Of:      hasEquation("odr-b-row-total"),
	Report:  withinReport,
}
