package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatBreakdownSum proves each equation that tables and reports declare.
var StatBreakdownSum = &check.Rule{
	ID:    "stat-breakdown-sum",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `合计等于各部分之和

凡表格列有原文合计，或报告声明了等式（勾稽关系），两边须完全相等，按整数或十进制精确计算，不作四舍五入。
原文没有给出合计的清单从不相加；不同年份的数字从不比较。`,
		disclosure.En: `a total is the sum of its parts

Where a table has a total that the document states, or a report declares an equation, both sides must be exactly equal.
They are computed on exact decimals and never rounded. Lists for which the document states no total are never added up.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("声明了等式的报告", "report that declares an equation"),
	Of:      hasIdentity("="),
	Report: func(p *check.Pass, filed *check.Filed) {
		broken(p, filed, "=", func(at check.Spot, v check.Values, left, right string, i *disclosure.Identity) {
			parts := disclosure.Written(i.Left, disclosure.ZhCN) + " = " + left
			if len(i.Left) == 1 {
				parts = i.Left[0].ID + " = " + left
			}
			p.Errorf(at, v, "“%[1]s”为 %[3]s，而 %[4]s（%[5]s）", "%[2]q is %[3]s, but %[4]s (%[5]s)",
				i.Right[0].Label.In(disclosure.ZhCN), i.Right[0].Label.In(disclosure.En), right, parts, i.ID)
		})
	},
}
