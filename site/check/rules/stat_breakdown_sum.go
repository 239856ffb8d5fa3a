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
原文没有给出合计的清单从不相加；不同年份的数字从不比较。

正文中未声明等式的，以及并非本工具所建的页面，只读一句话之内写明的关系：“共……件，其中（包括）……”和“……，合计……件”，单位须相同，没有“等”“主要”“约”。
一句话很难说清是否列全，也可能交叉统计（如女性、少数民族），所以一般只提醒：所列某一项大于合计，或三项以上相加与合计只差一个数字的笔误。写明“分别为”“合计”的，或四项以上、
合计在一千以上而只差一个数字的，为错误。“万”“亿”和小数按进位误差放宽。只列出一两项而合计更大的，视为没有列全。`,
		disclosure.En: `a total is the sum of its parts

Where a table has a total that the document states, or a report declares an equation, both sides must be exactly equal.
They are computed on exact decimals and never rounded. Lists for which the document states no total are never added up.

Where nothing was declared of the text, and on pages that were not built here, only what one sentence says is read: a total, "of
which" (其中) or "including" (包括) and parts in the same unit, or parts and "in all" (合计); never with "and others" (等), "mainly" (主要)
or "about" (约). A sentence seldom says whether it lists everything, and things may be counted twice (women, minorities), so most
of it is a warning: a part above the total, or three and more parts that miss it by what one slip of the pen explains. It is an
error where "respectively" (分别为) or 合计 says that these are all, and where four and more parts miss a total above a thousand by a
single digit. Numbers in ten thousands (万) and hundred millions (亿) and decimals may be off by their rounding. One or two parts
below the total are taken for a list that is not complete.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("载有合计及其各部分的报告", "report that states a total and its parts"),
	Of:      func(r *disclosure.Report) bool { return hasIdentity("=")(r) || textHolds(r, sumWords) },
	Abroad:  inSentences(proseSums, disclosure.Say("写明合计及其各部分的句子", "sentence with a total and its parts")),
	Report: func(p *check.Pass, filed *check.Filed) {
		broken(p, filed, "=", func(at check.Spot, v check.Values, left, right string, i *disclosure.Identity) {
			parts := disclosure.Written(i.Left, disclosure.ZhCN) + " = " + left
			if len(i.Left) == 1 {
				parts = i.Left[0].ID + " = " + left
			}
			p.Errorf(at, v, "“%[1]s”为 %[3]s，而 %[4]s（%[5]s）；请核对哪个数有误", "%[2]q is %[3]s, but %[4]s (%[5]s); check which number is wrong",
				i.Right[0].Label.In(disclosure.ZhCN), i.Right[0].Label.In(disclosure.En), right, parts, i.ID)
		})
		if page := ownText(filed); page != nil {
			p.Saw(1)
			proseSums(p, page, undeclared(filed))
		}
	},
}
