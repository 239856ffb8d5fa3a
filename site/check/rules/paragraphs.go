package rules

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A paragraph of the text, with a sign in place of each number and each title
// of a document.
type paragraph struct {
	text string
	node *html.Node // nil when filed
}

// reads reports whether both paragraphs read the same, white space apart.
func (p paragraph) reads(q paragraph) bool { return check.SameWords(p.text, q.text) }

// sign stands for a number or a title, whatever it reads.
func sign(kind, id string) string { return "\x00" + kind + ":" + id + "\x00" }

// filedParagraphs writes the filed text as shownParagraphs reads a page.
func filedParagraphs(b *disclosure.Body) []paragraph {
	var out []paragraph
	for _, parts := range b.Paragraphs {
		var text strings.Builder
		for _, part := range parts {
			switch ref := part.Ref; {
			case ref == nil:
				text.WriteString(part.Text)
			case ref.Kind == "doc":
				text.WriteString(sign("doc", ref.ID))
			default:
				text.WriteString(sign("fact", ref.ID))
			}
		}
		out = append(out, paragraph{text: strings.ReplaceAll(text.String(), "**", "")}) // the one markup that it may use
	}
	return out
}

// shownParagraphs reads the paragraphs of an article that are its text: not
// those of header, contents, tables and sign-off.
func shownParagraphs(article *html.Node) []paragraph {
	var out []paragraph
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if isFrame(n) || around(n) {
			return
		}
		if n.Type == html.ElementNode && n.Data == "p" {
			var text strings.Builder
			words(n, &text)
			out = append(out, paragraph{text.String(), n})
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(article)
	return out
}

// around reports whether an element stands around the text: a table with its
// notes, a notice, a line of the letter.
func around(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	if n.Data == "figure" || n.Data == "table" {
		return true
	}
	for c := n.FirstChild; n.Data == "p" && c != nil; c = c.NextSibling {
		if hasAttr(c, "data-published") || hasAttr(c, "data-source") || hasAttr(c, "data-formed") {
			return true
		}
	}
	for _, a := range n.Attr {
		if a.Key == "data-addressee" || a.Key == "data-title-zh" || strings.HasSuffix(a.Key, "-notice") {
			return true
		}
	}
	return false
}

// words writes what a reader reads of a paragraph, with signs.
func words(n *html.Node, to *strings.Builder) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			to.WriteString(c.Data)
		case c.Type != html.ElementNode || c.Data == "button" || isFrame(c):
		case hasAttr(c, "data-fact"):
			to.WriteString(sign("fact", check.Attr(c, "data-fact")))
		case hasAttr(c, "data-document"):
			to.WriteString(sign("doc", check.Attr(c, "data-document")))
		case !hasAttr(c, "hidden"):
			words(c, to)
		}
	}
}

// excerpt cuts a text down to what surrounds its first difference from other,
// or to its beginning, and writes signs so that people can read them.
func excerpt(text, other string) string {
	all, others := letters(strings.Join(strings.Fields(text), " ")), letters(strings.Join(strings.Fields(other), " "))
	at := 0
	for at < len(all) && at < len(others) && all[at] == others[at] {
		at++
	}
	from, to := max(0, at-16), min(len(all), at+24)
	if other == "" {
		from, to = 0, min(len(all), 40)
	}
	s := strings.Join(all[from:to], "")
	if from > 0 {
		s = "…" + s
	}
	if to < len(all) {
		s += "…"
	}
	return s
}

// letters cuts a text into its letters, each sign being one: [court.lost].
func letters(text string) []string {
	var out []string
	for i, part := range strings.Split(text, "\x00") {
		if _, id, ok := strings.Cut(part, ":"); ok && i%2 == 1 {
			out = append(out, "["+id+"]")
			continue
		}
		out = append(out, strings.Split(part, "")...)
	}
	return out
}
