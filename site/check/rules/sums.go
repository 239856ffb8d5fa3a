package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// sumSigns stand between the parts of an equation and of its terms.
var sumSigns = regexp.MustCompile(` [+=≠≤>] `)

// sumsOn compares the equations behind a report, which repeat the numbers of the
// cells that their terms name, with what was filed.
func sumsOn(p *check.Pass, filed *check.Filed, shown *check.Shown, lang disclosure.Lang, a *check.Article) {
	for _, n := range a.Hooks["data-sum"] {
		terms := termsOf(n)
		said, ids := sumSigns.Split(check.Text(n), -1), sumSigns.Split(terms, -1)
		if len(said) != len(ids) {
			p.Errorf(shown.Page.At(n), check.Values{Found: check.Text(n), Expected: terms}, "等式“%s”的各数与其各项（%s）个数不同；请重新生成页面或检查模板",
				"the equation %q has not one number for each of its terms (%s); build the page again or check its layout", check.Text(n), terms)
			continue
		}
		for i, id := range ids {
			if fact := filed.Fact(id); fact != nil && fact.Text(lang) != "" && said[i] != fact.Text(lang) {
				mismatch(p, shown, check.ShownFact{ID: id, Text: said[i], Node: n}, fact, said[i], fact.Text(lang))
			}
		}
	}
}

// termsOf are the terms of an equation, with the column or row that it is about in its place.
func termsOf(n *html.Node) string {
	key := ""
	for ; n != nil; n = n.Parent {
		if k := check.Attr(n, "data-key"); k != "" {
			key = k
		}
		if terms := check.Attr(n, "data-terms"); terms != "" {
			return strings.ReplaceAll(terms, "*", key)
		}
	}
	return ""
}
