package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// hasDerived selects the reports with a growth, or with a rate of another kind.
func hasDerived(growth bool) func(*disclosure.Report) bool {
	return func(r *disclosure.Report) bool {
		for _, d := range r.Derived {
			if d.Growth == growth {
				return true
			}
		}
		return false
	}
}

// judgeDerived holds each stated rate against its operands (requirements §10.1).
func judgeDerived(p *check.Pass, filed *check.Filed, growth bool) {
	for _, d := range filed.Derived {
		if d.Growth != growth {
			continue
		}
		p.Saw(1)
		verdict := d.Verdict()
		if verdict == disclosure.Holds || verdict == disclosure.Rounds && d.Rounding != disclosure.Truncate {
			continue
		}
		at := shownAt(filed, d.ID)
		computed := disclosure.Fact{Value: d.Computed(), Unit: d.Unit}
		stated, expected := d.Text(disclosure.ZhCN), computed.Text(disclosure.ZhCN)
		v := check.Values{Found: stated, Expected: expected}
		args := []any{d.Label.In(disclosure.ZhCN), d.Label.In(disclosure.En), stated, d.Formula(disclosure.ZhCN), expected,
			operandsOf(d, disclosure.ZhCN), operandsOf(d, disclosure.En)}
		switch {
		case verdict == disclosure.Rounds && d.Rounding == disclosure.Truncate && d.Value.Cmp(d.Computed()) != 0:
			p.Warnf(at, v, "“%[1]s”所载为 %[3]s，系四舍五入；报告声明按截尾取值，%[4]s 截尾为 %[5]s（%[6]s）；请核对取值方法",
				"%[2]q is stated as %[3]s, which is rounded; the report declares its rates cut off, and %[4]s cut off is %[5]s (%[7]s); check how it was rounded", args...)
		case verdict == disclosure.Truncates && d.Rounding != disclosure.Truncate:
			p.Warnf(at, v, "“%[1]s”所载为 %[3]s，系截去尾数；%[4]s 四舍五入为 %[5]s（%[6]s）；请核对取值方法",
				"%[2]q is stated as %[3]s, which is cut off, not rounded; %[4]s rounds to %[5]s (%[7]s); check how it was rounded", args...)
		case verdict == disclosure.Differs && d.Relation != nil:
			p.Warnf(at, v, "“%[1]s”所载为 %[3]s，而按推断的算法 %[4]s 为 %[5]s（%[6]s）；请核对",
				"%[2]q is stated as %[3]s, but by the relation inferred, %[4]s is %[5]s (%[7]s); please verify", args...)
		case verdict == disclosure.Differs:
			p.Errorf(at, v, "“%[1]s”所载为 %[3]s，而 %[4]s 为 %[5]s（%[6]s）；请核对",
				"%[2]q is stated as %[3]s, but %[4]s is %[5]s (%[7]s); please verify", args...)
		}
	}
}

// operandsOf names the numbers of a rate: "一审败诉 3，二审败诉 1，一审审结 17".
func operandsOf(d *disclosure.Derived, lang disclosure.Lang) string {
	sep := "; "
	if lang == disclosure.ZhCN {
		sep = "；"
	}
	out := ""
	for _, f := range append(d.Of[:len(d.Of):len(d.Of)], d.Over...) {
		if out != "" {
			out += sep
		}
		out += f.Label.In(lang) + " " + f.Text(lang)
		if f.Inferred != nil {
			out += disclosure.Text{disclosure.ZhCN: "（推算）", disclosure.En: " (inferred)"}.In(lang)
		}
	}
	return out
}
