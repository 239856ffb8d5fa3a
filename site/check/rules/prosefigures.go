package rules

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/prose"
)

// What sentences say of their own numbers, on pages that we did not build and in
// the text of our own where nothing was declared of them.

// inSentences reads a page that we did not build by one of the readings below.
func inSentences(judge func(*check.Pass, *check.Page, func(*html.Node) bool), subject disclosure.Text) *check.Abroad {
	return &check.Abroad{Subject: subject, Page: func(p *check.Pass, page *check.Page) { judge(p, page, nil) }}
}

// A statement is one sentence of a page, or with lists one passage.
type statement struct {
	text string
	node *html.Node
}

// statements lists the sentences that readers see and that hold one of the
// words, each once: pages print their text twice, for phones and for desks.
func statements(page *check.Page, about func(*html.Node) bool, words ...string) []statement {
	var out []statement
	seen := map[string]bool{}
	for _, b := range page.Blocks() {
		if b.Hidden || !holdsAny(b.Text, words) || about != nil && !about(b.Node) {
			continue
		}
		for _, s := range prose.Sentences(b.Text) {
			if key := check.Squeeze(s); holdsAny(s, words) && !seen[key] {
				seen[key] = true
				out = append(out, statement{s, b.Node})
			}
		}
	}
	return out
}

func holdsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// undeclared tells, of our own page, the places in the report whose numbers
// stand in no declared relation: those are proved from the data.
func undeclared(filed *check.Filed) func(*html.Node) bool {
	declared := map[string]bool{}
	for _, i := range filed.Identities {
		for _, f := range append(i.Left[:len(i.Left):len(i.Left)], i.Right...) {
			declared[f.ID] = true
		}
	}
	for _, d := range filed.Derived {
		declared[d.ID] = true
		for _, f := range append(d.Of[:len(d.Of):len(d.Of)], d.Over...) {
			declared[f.ID] = true
		}
	}
	return inReport(declared)
}

// inReport tells the places in a report that print none of the facts.
func inReport(declared map[string]bool) func(*html.Node) bool {
	return func(n *html.Node) bool {
		inside := false
		for up := n; up != nil; up = up.Parent {
			inside = inside || hasAttr(up, "data-report")
		}
		return inside && !showsAny(n, declared)
	}
}

// showsAny reports whether an element prints one of the facts.
func showsAny(n *html.Node, facts map[string]bool) bool {
	if n.Type == html.ElementNode && facts[check.Attr(n, "data-fact")] {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if showsAny(c, facts) {
			return true
		}
	}
	return false
}

// uncounted is the same for numbers that declare what they count.
func uncounted(filed *check.Filed) func(*html.Node) bool {
	declared := map[string]bool{}
	for _, f := range filed.Facts {
		if f.Members != nil || f.Counts != "" {
			declared[f.ID] = true
		}
	}
	return inReport(declared)
}

// ownText is the page whose text a rule of reports reads beside what was
// declared: the Chinese one. It is nil where there is none.
func ownText(filed *check.Filed) *check.Page {
	return filed.Pages[disclosure.ZhCN].Page
}

// quotedSentence cuts a sentence down to what a finding can print.
func quotedSentence(s string) string {
	letters := []rune(strings.Join(strings.Fields(s), " "))
	if len(letters) > 80 {
		return string(letters[:80]) + "…"
	}
	return string(letters)
}

// printed lists numbers as a sum.
func printed(parts []prose.Number) string {
	var out []string
	for i, p := range parts {
		if i == mostPrinted && len(parts) > mostPrinted+1 {
			out = append(out, "…", parts[len(parts)-1].Text)
			break
		}
		out = append(out, p.Text)
	}
	return strings.Join(out, " + ")
}

// mostPrinted is how many numbers of a sum are printed before the others are left out.
const mostPrinted = 40
