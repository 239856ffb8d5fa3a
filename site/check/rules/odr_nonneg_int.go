package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OdrNonnegInt looks at what kind of number a cell of a form holds.
var OdrNonnegInt = &check.Rule{
	ID:    "odr-nonneg-int",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `件数是不小于 0 的整数，金额不小于 0

适用于各种法定表格中声明为件数或金额的格。乡镇、街道填报的金额超过 1000000 万元的为警告：可能把元当成了万元。
不是本工具所建的页面（--foreign）：只看政府信息公开年度报告的三张表；括号中的 G5 指表格第 5 行第 7 列。`,
		disclosure.En: `counts are whole numbers of 0 or more, amounts are 0 or more

It looks at the cells of all statutory tables that the form declares as counts or amounts. An amount of more than 1,000,000 times CNY
10,000 filed by a township or subdistrict is a warning: yuan may have been taken for ten thousands of yuan.
On pages that were not built here (--foreign) only the three tables of the annual disclosure report are looked at; G5 is the seventh column of the fifth row.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("有法定表格的报告", "report with a statutory table"),
	Abroad:  &check.Abroad{Subject: printedTables, On: hasStatutory, Page: nonnegIntAbroad, Cites: []disclosure.Cite{pageItself}},
	Of:      hasFormNumbers,
	Report: func(p *check.Pass, filed *check.Filed) {
		for f := range formNumbers(filed) {
			p.Saw(1)
			v := check.Values{Found: f.Value.String(), Expected: "≥ 0"}
			args := []any{f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), f.Value, filed.Address(f)}
			switch {
			case f.Missing != "" || f.Kind == disclosure.Rate:
			case f.Value.Cmp(disclosure.Int(0)) < 0:
				p.Errorf(shownAt(filed, f.ID), v, "“%[1]s”填报为 %[3]s（%[4]s），不能小于 0；请改正", "%[2]q was filed as %[3]s (%[4]s); it cannot be below 0, so correct it", args...)
			case f.Kind == disclosure.Count && strings.Contains(f.Value.String(), "."):
				p.Errorf(shownAt(filed, f.ID), v, "“%[1]s”填报为 %[3]s（%[4]s），件数应为整数；请改正", "%[2]q was filed as %[3]s (%[4]s); a count is a whole number, so correct it", args...)
			case f.Unit.Key == "wanyuan" && filed.Organ.Level == "township" && f.Value.Cmp(disclosure.Int(1_000_000)) > 0:
				p.Warnf(shownAt(filed, f.ID), v, "“%[1]s”填报为 %[3]s 万元（%[4]s）；请核对计量单位是否为元", "%[2]q was filed as %[3]s times CNY 10,000 (%[4]s); see whether it is in yuan", args...)
			}
		}
	},
}
