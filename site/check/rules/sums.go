package rules

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// partsOf takes an equation, or its terms, apart at the signs between.
func partsOf(sum string) []string {
	var parts []string
	last := 0
	for i := 0; i+1 < len(sum); i++ {
		if sum[i] != ' ' {
			continue
		}
		if r, n := utf8.DecodeRuneInString(sum[i+1:]); strings.ContainsRune("+=≠≤>", r) && strings.HasPrefix(sum[i+1+n:], " ") {
			parts = append(parts, sum[last:i])
			last = i + 2 + n
		}
	}
	return append(parts, sum[last:])
}

// sumsOn compares the equations behind a report, which repeat the numbers of the
// cells that their terms name, with what was filed.
func sumsOn(p *check.Pass, filed *check.Filed, shown *check.Shown, lang disclosure.Lang, a *check.Article) {
	for _, n := range a.Hooks["data-sum"] {
		terms := termsOf(n)
		said, ids := partsOf(check.Text(n)), partsOf(terms)
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
