package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatPercent proves rates against the facts they come from.
var StatPercent = &check.Rule{
	ID:    "stat-percent",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `比率与其分子、分母相符

用精确分数计算比率，再与原文所载数值比较：相等或按四舍五入（含四舍六入五成双）相符的，通过；只是截去尾数的，提醒；
都不符的为错误。算法系推断（原文未说明分子、分母）的，只提醒。报告声明按截尾取值的，截尾视为相符。`,
		disclosure.En: `a rate agrees with what it is made of

The rate is computed as an exact fraction and compared with the value that the document states. Equal, or rounded half up
or half to even: it passes. Merely cut off: a warning. Anything else is an error, or a warning where the document does not
state the relation and we inferred it. Where a report declares that its rates are cut off, that is what is expected.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("载有比率的报告", "report with a rate"),
	Of:      hasDerived(false),
	Report:  func(p *check.Pass, filed *check.Filed) { judgeDerived(p, filed, false) },
}
