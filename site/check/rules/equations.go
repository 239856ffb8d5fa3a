package rules

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// hasEquation selects the reports whose form declares, for their organ, an
// equation within the report that the rule judges.
func hasEquation(rule string) func(*disclosure.Report) bool {
	return func(r *disclosure.Report) bool {
		return slices.ContainsFunc(r.Form.Identities, func(q *disclosure.Equation) bool {
			return judges(rule, q) && !q.Outward() && q.Concerns(r.Organ)
		})
	}
}

// judges reports whether the rule judges the equation: by its name, or as the
// one for all equations that name no rule, or none that there is.
func judges(rule string, q *disclosure.Equation) bool {
	if rule == statFormIdentitiesID || rule == statFormAcrossID {
		return !slices.Contains(equationRules, q.Rule)
	}
	return q.Rule == rule
}

// equationRules are the rules that equations of forms may name.
var equationRules = []string{
	"odr-b-balance", "odr-b-results-total", "odr-b-row-total", "odr-c-totals", "odr-a-rules-level",
	"odr-y-carry", "odr-y-inforce", "odr-x-rol", "odr-x-normative", "stat-cross-report",
}

// The rules for all other equations.
const (
	statFormIdentitiesID = "stat-form-identities"
	statFormAcrossID     = "stat-form-across"
)

// withinReport judges the equations of the rule within one report.
func withinReport(p *check.Pass, filed *check.Filed) {
	all, diagnoses := filed.Equations()
	gaps, zeros := 0, 0
	for _, i := range all {
		if !judges(p.Rule.ID, i.Equation) {
			continue
		}
		p.Saw(1)
		state := i.State()
		switch {
		case state == disclosure.Undecided:
			gaps++
			blankTotal(p, func(id string) check.Spot { return shownAt(filed, id) }, filed.Address, i)
		case state != disclosure.Void && len(i.Gaps()) > 0:
			zeros++
		}
		if state == disclosure.Broken && !(i.Implied && othersBroken(all, i)) {
			d := diagnosisOf(diagnoses, i)
			tellBroken(p, shownAt(filed, placeOf(i, d)), filed.Address, i, d)
		}
	}
	if gaps > 0 {
		p.Skip("%[1]s：%[2]d 个等式有空白的数，不能判断", "%[1]s: equations that cannot be judged for missing numbers: %[2]d", filed.ID, gaps)
	}
	if zeros > 0 {
		p.Skip("%[1]s：%[2]d 个等式中空白的数依格式的规定按 0 计", "%[1]s: equations in which missing numbers were taken for 0, as the form declares: %[2]d", filed.ID, zeros)
	}
}

// blankTotal tells of a total left blank while its parts are there.
func blankTotal(p *check.Pass, at func(string) check.Spot, address func(*disclosure.Fact) string, i *disclosure.Identity) {
	left, right := i.Sides()
	for _, of := range []struct {
		total, parts []*disclosure.Fact
		sum          *big.Rat
	}{{i.Left, i.Right, right}, {i.Right, i.Left, left}} {
		if len(of.total) != 1 || of.total[0].Missing == "" || len(of.parts) < 2 || slices.ContainsFunc(of.parts, func(f *disclosure.Fact) bool { return f.Missing != "" }) {
			continue
		}
		f, sum := of.total[0], decimal(of.sum)
		p.Infof(at(f.ID), check.Values{Found: string(f.Missing), Expected: sum}, "合计“%[1]s”（%[3]s）未填数字，各项之和为 %[4]s",
			"the total %[2]q (%[3]s) is left without a number; its parts add up to %[4]s", f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), address(f), sum)
	}
}

// othersBroken reports whether an equation of which the implied one follows is
// broken too: then it is told once.
func othersBroken(all []*disclosure.Identity, implied *disclosure.Identity) bool {
	return slices.ContainsFunc(all, func(i *disclosure.Identity) bool {
		return i.Equation == implied.Equation && !i.Implied && i.State() == disclosure.Broken
	})
}

func diagnosisOf(all []*disclosure.Diagnosis, i *disclosure.Identity) *disclosure.Diagnosis {
	for _, d := range all {
		if slices.Contains(d.Broken, i) {
			return d
		}
	}
	return nil
}

// placeOf is the fact at which a broken equation is told: the likely cause, or
// the total, or the first of the equation.
func placeOf(i *disclosure.Identity, d *disclosure.Diagnosis) string {
	switch {
	case d != nil && d.Cause != nil:
		return d.Cause.Fact.ID
	case len(i.Left) == 1 && i.Left[0].ID != "":
		return i.Left[0].ID
	case len(i.Right) == 1 && i.Right[0].ID != "":
		return i.Right[0].ID
	}
	return slices.Concat(i.Left, i.Right)[0].ID
}

// tellBroken says which equation fails, both sides with their cells and where
// these were filed, the difference, and what may be wrong.
func tellBroken(p *check.Pass, at check.Spot, address func(*disclosure.Fact) string, i *disclosure.Identity, d *disclosure.Diagnosis) {
	left, right := i.Sides()
	off := new(big.Rat).Sub(left, right)
	off.Abs(off)
	// The place follows the likely cause, which may be another when other equations
	// fail, so the equation is named, with its sides.
	v := check.Values{Found: decimal(left), Expected: decimal(right), Key: strings.Join([]string{i.ID, idsOf(i.Left), idsOf(i.Right), decimal(left), decimal(right)}, " ")}
	if i.Op == "<=" {
		v.Expected = "≤ " + v.Expected
	}
	message := func(lang disclosure.Lang) string {
		parts := []any{saidAs(i, lang), sideOf(i.Left, left, address, lang), sideOf(i.Right, right, address, lang), decimal(off)}
		zh, en := "%s不成立：%s；%s；相差 %s。", "%s does not hold: %s; %s; they differ by %s. "
		if i.Op == "<=" {
			zh, en = "%s不成立：%s；%s；多出 %s。", "%s does not hold: %s; %s; that is %s too many. "
		}
		cause := cmp.Or(causeOf(i, d, address, lang), disclosure.Say("请核对这些数。", "Please verify these numbers.").In(lang))
		if p.Site.Foreign { // nothing was filed with us
			cause = strings.NewReplacer("填报为", "印的是", "was filed", "is printed").Replace(cause)
		}
		return disclosure.Say(zh, en, parts...).In(lang) + cause
	}
	args := []any{strings.TrimSpace(message(disclosure.ZhCN)), strings.TrimSpace(message(disclosure.En))}
	switch level := check.Level(i.Equation.Level); {
	case level == check.Error && p.Rule.Level == check.Error:
		p.Errorf(at, v, "%[1]s", "%[2]s", args...)
	case level == check.Info || p.Rule.Level == check.Info:
		p.Infof(at, v, "%[1]s", "%[2]s", args...)
	default:
		p.Warnf(at, v, "%[1]s", "%[2]s", args...)
	}
}

// idsOf lists facts by their ids.
func idsOf(facts []*disclosure.Fact) string {
	var ids []string
	for _, f := range facts {
		ids = append(ids, f.ID)
	}
	return strings.Join(ids, "+")
}

// saidAs names the equation: in the words of the form, or as it is declared,
// with the column or row.
func saidAs(i *disclosure.Identity, lang disclosure.Lang) string {
	words := disclosure.Say("“%s”", "%q", i.Equation.Text)
	if i.Equation.Printed != nil {
		words = disclosure.Text{disclosure.ZhCN: "“" + i.Equation.Printed.In(disclosure.ZhCN) + "”", disclosure.En: strconv.Quote(i.Equation.Printed.In(disclosure.En))}
	}
	if i.Label == nil {
		return words.In(lang)
	}
	return disclosure.Say("“%[1]s”：%[3]s", "%[2]q: %[4]s", i.Label.In(disclosure.ZhCN), i.Label.In(disclosure.En), words.In(disclosure.ZhCN), words.In(disclosure.En)).In(lang)
}

// sideOf writes one side: each cell with its number and where it was filed, and
// the sum. Of many cells those of 0 are left out, and it says so.
func sideOf(side []*disclosure.Fact, sum *big.Rat, address func(*disclosure.Fact) string, lang disclosure.Lang) string {
	var parts []string
	zeros := 0
	for _, f := range side {
		switch {
		case f.ID == "":
			parts = append(parts, f.Value.String())
		case len(side) > 4 && f.Missing == "" && f.Value.Rat().Sign() == 0:
			zeros++
		default:
			number := f.Value.String()
			switch f.Missing {
			case "":
			case disclosure.Blank:
				number = disclosure.Say("空白", "blank").In(lang)
			default:
				number = f.Missing.Printed()
			}
			parts = append(parts, disclosure.Say("%s %s（%s）", "%s %s (%s)", f.Label.In(lang), number, address(f)).In(lang))
		}
	}
	if zeros > 0 {
		parts = append(parts, disclosure.Say("其余 %d 格为 0", "%d more cells of 0", zeros).In(lang))
	}
	s := strings.Join(parts, " + ")
	if len(side) > 1 {
		s += " = " + decimal(sum)
	}
	return s
}
