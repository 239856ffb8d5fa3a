package rules

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// What rules ask of the words that pages show around a report: whether readers
// can see them, what stands before them, in which order they stand.

// held gives each language with the page that holds the report in it.
func held(p *check.Pass, filed *check.Filed) iter.Seq2[disclosure.Lang, *check.Shown] {
	return func(yield func(disclosure.Lang, *check.Shown) bool) {
		for _, lang := range p.Site.Languages() {
			shown := filed.Pages[lang]
			if !unheld(p, filed, shown) && !yield(lang, shown) {
				return
			}
		}
	}
}

// withText yields the pages that hold the text of a report, each with its
// language: not those in a language into which nothing was translated, where
// nothing is signed, marked or authoritative.
func withText(p *check.Pass, filed *check.Filed) iter.Seq2[disclosure.Lang, *check.Shown] {
	return func(yield func(disclosure.Lang, *check.Shown) bool) {
		for lang, shown := range held(p, filed) {
			if lang != disclosure.ZhCN && filed.Translation == "none" {
				continue
			}
			if !yield(lang, shown) {
				return
			}
		}
	}
}

// oneLanguage passes over a site without translations.
func oneLanguage(p *check.Pass) bool {
	one := len(p.Site.Languages()) < 2
	if one {
		p.Skip("网站只有一种语言", "the site is in one language")
	}
	return one
}

// Short names for what rules ask most.
var (
	langOf = check.LangOf
	hidden = check.Hidden
)

// visible leaves out what readers cannot see: what is hidden, or has no text.
func visible(nodes []*html.Node) []*html.Node {
	var out []*html.Node
	for _, n := range nodes {
		if !hidden(n) && check.HasText(n) {
			out = append(out, n)
		}
	}
	return out
}

// notices lists the elements with the hook that a page shows, wherever on it.
func notices(page *check.Page, hook string) []*html.Node {
	all := visible(page.Hooks[hook])
	for _, a := range page.Articles {
		all = append(all, visible(a.Hooks[hook])...)
	}
	return all
}

// titleOf is the visible title of a report: the first h1 of its article, or else
// of the page; nil without one.
func titleOf(shown *check.Shown) *html.Node {
	for _, h1 := range shown.Page.H1 {
		if within(h1, shown.Article.Node) {
			return h1
		}
	}
	if len(shown.Page.H1) > 0 {
		return shown.Page.H1[0]
	}
	return nil
}

// textHeadings lists the headings on the page that the text filed has; others, as
// that of a table of contents, may stand around it.
func textHeadings(filed *check.Filed, shown *check.Shown) []*html.Node {
	keys := map[string]bool{}
	for _, h := range filed.Bodies[disclosure.ZhCN].Headings {
		keys[h.Key] = true
	}
	var out []*html.Node
	for _, h := range shown.Page.Headings {
		if keys[h.ID] {
			out = append(out, h.Node)
		}
	}
	return out
}

// bodyOf is the body element of the page, which should hold what is missing.
func bodyOf(page *check.Page) *html.Node {
	for n := page.Head; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode && n.Data == "body" {
			return n
		}
	}
	return page.Head
}

// wordsBefore gives some words that stand before n below root, the nearest
// last, with a space wherever another element begins or ends.
func wordsBefore(root, n *html.Node) string {
	words := ""
	for n != root && n != nil && utf8.RuneCountInString(words) < 40 {
		if n.PrevSibling == nil {
			n = n.Parent
			continue
		}
		for n = n.PrevSibling; n.LastChild != nil; n = n.LastChild {
		}
		if n.Type == html.TextNode {
			words = strings.Join(strings.Fields(n.Data), " ") + " " + words
		}
	}
	return words
}

// endsIn reports whether words end in one of the labels, with or without a
// colon. Chinese labels may be spaced out; English ones must be whole words.
func endsIn(words string, lang disclosure.Lang, labels []string) bool {
	words = strings.TrimRight(words, " :：")
	if lang == disclosure.ZhCN {
		words = check.Squeeze(words)
	}
	for _, label := range labels {
		start := len(words) - len(label)
		if start < 0 || !strings.EqualFold(words[start:], label) {
			continue
		}
		if last, _ := utf8.DecodeLastRuneInString(words[:start]); lang == disclosure.ZhCN || !unicode.IsLetter(last) {
			return true
		}
	}
	return false
}

// runesBetween counts the text between two elements below root, whichever comes
// first, and gives -1 where they do not stand apart. What only opens on demand
// is not counted.
func runesBetween(root, a, b *html.Node) int {
	runes, open, done := 0, false, false
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case done:
			return
		case n == a, n == b:
			open, done = true, open
			return
		case n.Type == html.TextNode && open && n.Parent.Data != "script" && n.Parent.Data != "style":
			runes += utf8.RuneCountInString(check.Squeeze(n.Data))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if !hasAttr(c, "popover") {
				walk(c)
			}
		}
	}
	walk(root)
	if !done {
		return -1
	}
	return runes
}

// inOrder reports whether the elements stand below root in this order.
func inOrder(root *html.Node, nodes ...*html.Node) bool {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if len(nodes) > 0 && n == nodes[0] {
			nodes = nodes[1:]
		}
		for c := n.FirstChild; c != nil && len(nodes) > 0; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return len(nodes) == 0
}
