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
只能说明增长率与某个整数相容，不能证明其正确。

正文中未声明上期数的，以及并非本工具所建的页面，只看“24件，同比增长243%”这样紧接在件数后面的变动：没有哪个上期整数能得出该百分数（四舍五入或截尾）的，提醒。`,
		disclosure.En: `a growth agrees with both its numbers

It is computed as (new − old) ÷ old, exactly, and compared with the value that the document states, as in stat-percent.
Where the old number is not stated and was inferred from the growth, this shows only that some whole number fits.

Where the text declares no old number, and on pages that were not built here, a change right behind a count is looked at (24件，同比增长243%): it warns where no whole
number of the year before makes that percentage, rounded or cut off.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("载有增长率的报告", "report with a growth rate"),
	Of:      func(r *disclosure.Report) bool { return hasDerived(true)(r) || textHolds(r, growthWords) },
	Abroad:  inSentences(proseGrowths, disclosure.Say("写明数量及其增长的句子", "sentence with a count and its growth")),
	Report: func(p *check.Pass, filed *check.Filed) {
		judgeDerived(p, filed, true)
		if page := ownText(filed); page != nil {
			p.Saw(1)
			proseGrowths(p, page, undeclared(filed))
		}
	},
}
