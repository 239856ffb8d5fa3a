package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatUnit looks for sums whose parts are counted in another unit.
var StatUnit = &check.Rule{
	ID:    "stat-unit",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `合计与各部分单位一致

报告或格式声明了等式的，等式中的数应使用同一单位：“件”不能与“万元”相加，“万元”不能与“元”相加。只看金额、时间和百分数：有一个数用了而别的数没有用的，提醒，由人判断哪一个写错了。
量词不看：件、份、条、个、人所数的可以是同一种事物，法定表格也这样相加（解读产品几个、媒体评论几篇，合计几条）。
没有填报单位的数不看；正文中没有声明等式的数，单位不同即不相加（见 stat-breakdown-sum）。`,
		disclosure.En: `a total and its parts are counted in one unit

Where a report or a form declares an equation, its numbers should have one unit: cases are not added to amounts of money, nor ten
thousands of yuan to yuan. Only money, time and percentages are looked at: where one number has such a unit and another has not,
it is a warning, for somebody to see which one is wrong. Measure words are not: cases (件), copies (份), entries (条) and things (个)
may count things of one kind, and statutory tables add them up. Numbers without a unit are not looked at; numbers of the text that
no equation is declared for are never added across units (see stat-breakdown-sum).`,
	},
	Cites:   []disclosure.Cite{logic, statistics},
	Subject: disclosure.Say("声明了等式的报告", "report that declares an equation"),
	Of: func(r *disclosure.Report) bool {
		return len(r.Identities) > 0 || len(r.Form.Identities) > 0
	},
	Report: func(p *check.Pass, filed *check.Filed) {
		equations, _ := filed.Equations()
		told := map[[2]*disclosure.Unit]bool{} // one column in a wrong unit breaks every row
		for _, i := range append(filed.Identities[:len(filed.Identities):len(filed.Identities)], equations...) {
			p.Saw(1)
			if i.Op != "=" {
				continue // one may be more than the other in any unit
			}
			all := append(i.Left[:len(i.Left):len(i.Left)], i.Right...)
			for _, f := range all[1:] {
				first := all[0]
				if first.Unit == nil || f.Unit == nil || first.Unit.Key == f.Unit.Key || !measuring[first.Unit.Key] && !measuring[f.Unit.Key] || told[[2]*disclosure.Unit{first.Unit, f.Unit}] {
					continue
				}
				told[[2]*disclosure.Unit{first.Unit, f.Unit}] = true
				p.Warnf(shownAt(filed, f.ID), check.Values{Found: f.Unit.Key, Expected: first.Unit.Key}, "等式（%[1]s）中“%[2]s”的单位是“%[4]s”，“%[3]s”的单位是“%[5]s”，不能相加，请核对单位",
					"in the equation %[1]s, %[6]q is counted in %[8]q and %[7]q in %[9]q, which do not add up; please verify the units",
					i.ID, f.Label.In(disclosure.ZhCN), first.Label.In(disclosure.ZhCN), f.Unit.Word.In(disclosure.ZhCN), first.Unit.Word.In(disclosure.ZhCN),
					f.Label.In(disclosure.En), first.Label.In(disclosure.En), f.Unit.Word.In(disclosure.En), first.Unit.Word.In(disclosure.En))
			}
		}
	},
}

// measuring are the units that measure; the others are words for counting.
var measuring = map[string]bool{disclosure.Percent: true, "yuan": true, "wanyuan": true, "day": true, "hour": true}
