package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatGrowth proves growth rates against both numbers.
var StatGrowth = &check.Rule{
	ID:    "stat-growth",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `增长率与前后两数相符

按（本期−上期）÷上期精确计算，再与原文所载增长率比较，判定方法同 stat-percent。上期数原文未载、由增长率推算的，
只能说明增长率与某个整数相容，不能证明其正确。`,
		disclosure.En: `a growth agrees with both its numbers

It is computed as (new − old) ÷ old, exactly, and compared with the value that the document states, as in stat-percent.
Where the old number is not stated and was inferred from the growth, this shows only that some whole number fits.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("载有增长率的报告", "report with a growth rate"),
	Of:      hasDerived(true),
	Report:  func(p *check.Pass, filed *check.Filed) { judgeDerived(p, filed, true) },
}
