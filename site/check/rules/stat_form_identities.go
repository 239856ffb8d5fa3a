package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatFormIdentities proves the equations of forms that no rule of their own judges.
var StatFormIdentities = &check.Rule{
	ID:    statFormIdentitiesID,
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `格式声明的等式成立

格式（包括网站自带的格式）可以声明表内的等式。没有专门规则的，由本规则核对；级别按格式的声明。
两边按整数或十进制精确计算。空白、/、-、无都不是 0：等式中有空白的，按格式的规定处理，并列入“未检查”。找到唯一可能的原因时一并说明。`,
		disclosure.En: `the equations that a form declares hold

A form, also one that a site brings itself, may declare equations between its cells. Those that no other rule judges are judged
here, at the level that the form declares. Both sides are computed exactly. Blank, /, - and "none" (无) are not 0: an equation with
missing numbers is handled as the form declares, and listed as not checked. Where there is just one likely cause, the finding
names it.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("所用格式声明了等式的报告", "report whose form declares an equation"),
	Of:      hasEquation(statFormIdentitiesID),
	Report:  withinReport,
}
