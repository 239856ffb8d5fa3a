package rules

import (
	"math/big"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// hasIdentity selects the reports with an identity of the kind.
func hasIdentity(op string) func(*disclosure.Report) bool {
	return func(r *disclosure.Report) bool {
		for _, i := range r.Identities {
			if i.Op == op {
				return true
			}
		}
		return false
	}
}

// broken calls report for each identity of the kind that does not hold, with
// both sides written out, at the place on the Chinese page that shows it.
func broken(p *check.Pass, filed *check.Filed, op string, report func(at check.Spot, v check.Values, left, right string, i *disclosure.Identity)) {
	for _, i := range filed.Identities {
		if i.Op != op {
			continue
		}
		p.Saw(1)
		if i.Holds() {
			continue
		}
		l, r := i.Sides()
		left, right := decimal(l), decimal(r)
		shown := i.Right[0]
		v := check.Values{Found: right, Expected: left}
		if op == "<=" {
			shown, v = i.Left[0], check.Values{Found: left, Expected: "≤ " + right}
		}
		v.Key = strings.Join([]string{i.ID, idsOf(i.Left), idsOf(i.Right), left, right}, " ")
		report(shownAt(filed, shown.ID), v, left, right, i)
	}
}

// shownAt is the place where the Chinese page prints a fact, or else the article.
func shownAt(filed *check.Filed, id string) check.Spot {
	zh := filed.Pages[disclosure.ZhCN]
	if zh.Article != nil {
		for _, f := range zh.Article.Facts {
			if f.ID == id {
				return zh.Page.At(f.Node)
			}
		}
	}
	return zh.At()
}

// decimal writes a sum of decimals, which always ends, without trailing zeros.
func decimal(x *big.Rat) string {
	if x.IsInt() {
		return x.Num().String()
	}
	return strings.TrimRight(x.FloatString(18), "0")
}
