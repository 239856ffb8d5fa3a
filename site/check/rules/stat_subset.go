package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatSubset proves that no part is larger than its whole.
var StatSubset = &check.Rule{
	ID:    "stat-subset",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `部分不大于整体

凡报告声明了包含关系（审结不多于办理、抽取不多于总数、败诉不多于审结），按填报的数字核对。未声明的关系不作推断。`,
		disclosure.En: `no part is larger than its whole

Where a report declares that one number is within another (closed within handled, sampled within all, lost within closed),
the filed numbers must say so too. Relations that nobody declared are never assumed.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("声明了包含关系的报告", "report that declares a part of a whole"),
	Of:      hasIdentity("<="),
	Report: func(p *check.Pass, filed *check.Filed) {
		broken(p, filed, "<=", func(at check.Spot, v check.Values, left, right string, i *disclosure.Identity) {
			p.Errorf(at, v, "“%[1]s”为 %[3]s，大于其所属的 %[4]s（%[5]s）；请核对哪个数有误", "%[2]q is %[3]s, more than the %[4]s it is part of (%[5]s); check which number is wrong",
				i.Left[0].Label.In(disclosure.ZhCN), i.Left[0].Label.In(disclosure.En), left, right, i.ID)
		})
	},
}
