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
都不符的为错误。算法系推断（原文未说明分子、分母）的，只提醒。报告声明按截尾取值的，截尾视为相符。

正文中未声明算法的，以及并非本工具所建的页面，只读一句话之内写明的两种：“共110件，其中网上80件，占72.7%”，和“受理20件，办结19件，办结率95%”（只有两个数，名称与比率相同）。一句话的意思未必如此，所以只提醒。`,
		disclosure.En: `a rate agrees with what it is made of

The rate is computed as an exact fraction and compared with the value that the document states. Equal, or rounded half up
or half to even: it passes. Merely cut off: a warning. Anything else is an error, or a warning where the document does not
state the relation and we inferred it. Where a report declares that its rates are cut off, that is what is expected.

Where nothing was declared of the text, and on pages that were not built here, two forms of one sentence are read: a total, "of
which" (其中), a part and "make up" (占) with its share; and two numbers of which the smaller is named as the rate is
(受理20件，办结19件，办结率95%). A sentence may mean something else, so this only warns.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("载有比率的报告", "report with a rate"),
	Of:      func(r *disclosure.Report) bool { return hasDerived(false)(r) || textHolds(r, shareWords) },
	Abroad:  inSentences(proseShares, disclosure.Say("写明百分数及其两个数的句子", "sentence with a percentage and its two numbers")),
	Report: func(p *check.Pass, filed *check.Filed) {
		judgeDerived(p, filed, false)
		if page := ownText(filed); page != nil {
			p.Saw(1)
			proseShares(p, page, undeclared(filed))
		}
	},
}
