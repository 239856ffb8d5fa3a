package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatFormAcross proves the equations across years and forms that no rule of their own judges.
var StatFormAcross = &check.Rule{
	ID:    statFormAcrossID,
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `格式声明的跨年、跨格式等式成立

格式（包括网站自带的格式）可以声明与上年报告、与其他格式之间的等式。没有专门规则的，由本规则核对；级别按格式的声明。只比较同一机关的报告；没有可比的报告，或其中没有该数的，列入“未检查”。`,
		disclosure.En: `the equations that a form declares across years and forms hold

A form, also one that a site brings itself, may declare equations with last year's report and with other forms. Those that no other rule
judges are judged here, at the level that the form declares. Only reports of the same organ are compared; where there is none, or it lacks the number, that is listed as not checked.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("格式声明了跨年或跨格式等式的报告", "report whose form declares an equation across years or forms"),
	Site:    acrossReports,
}
