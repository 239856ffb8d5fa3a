package rules

import (
	"math/big"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// StatPrecision looks for rates with more decimals than their base carries.
var StatPrecision = &check.Rule{
	ID:    "stat-precision",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `比率的小数位数与基数相称

17件中败诉4件，多一件少一件就差近6个百分点，写到“23.53%”并不比“23.5%”多说什么。规则看由别的数算出的百分数：基数小于100而写了两位以上小数的，作为提示。
增长率和不是百分数的比值不看。数字是否算对由 stat-percent 检查。`,
		disclosure.En: `a rate has no more decimals than its base carries

Of 17 cases 4 were lost; one more would be six percentage points, so 23.53 % says no more than 23.5 %. The rule looks at percentages
that are computed from other numbers, and notes those with two or more decimals whose base is below 100. Growth, and ratios
that are no percentages, are not looked at; whether a rate is right is for stat-percent.`,
	},
	Cites:   []disclosure.Cite{statistics},
	Subject: disclosure.Say("有比率的报告", "report with a rate"),
	Of: func(r *disclosure.Report) bool {
		for _, d := range r.Derived {
			if d.IsPercent() && !d.Growth {
				return true
			}
		}
		return false
	},
	Report: func(p *check.Pass, filed *check.Filed) {
		for _, d := range filed.Derived {
			if !d.IsPercent() || d.Growth {
				continue
			}
			p.Saw(1)
			base := new(big.Rat)
			for _, f := range d.Over {
				base.Add(base, f.Value.Rat())
			}
			if d.Decimals >= 2 && base.Cmp(big.NewRat(100, 1)) < 0 {
				p.Infof(shownAt(filed, d.ID), check.Values{Found: d.Text(disclosure.ZhCN), Expected: decimal(base)}, "“%[1]s”%[3]s 有 %[4]d 位小数，而基数只有 %[5]s；尚未印发的，宜少保留几位小数", "%[2]q is given as %[3]s, with %[4]d decimals, but its base is only %[5]s; if it is not issued yet, give fewer decimals",
					d.Label.In(disclosure.ZhCN), d.Label.In(disclosure.En), d.Text(disclosure.ZhCN), d.Decimals, decimal(base))
			}
		}
	},
}
