package rules

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A reading is the text of a report's page in one language, by the chapters of
// its form.
type reading struct {
	shown *check.Shown
	heads []check.Heading          // of the first level, in the order of the page
	of    map[string]check.Heading // the first of them to open each chapter
	keys  []string                 // the chapter that each of heads opens, or ""
	prose []passage
	marks map[*html.Node]string // the chapter in which a table or an image stands
}

// A passage is one paragraph, list item or sub-heading of the text.
type passage struct {
	chapter string // of the form; "" before the first heading and in other chapters
	text    string // as a reader reads it; without white space on a Chinese page
	node    *html.Node
	heading bool
}

// readText reads the page in lang; nil where it does not hold the report.
func readText(p *check.Pass, filed *check.Filed, lang disclosure.Lang) *reading {
	shown := filed.Pages[lang]
	if unheld(p, filed, shown) {
		return nil
	}
	r := shown.Page.Once("reading of "+filed.ID, func() any { return readArticle(filed, shown, lang) }).(*reading)
	p.Saw(1 + len(r.heads))
	return r
}

// readArticle does it, once for all rules.
func readArticle(filed *check.Filed, shown *check.Shown, lang disclosure.Lang) *reading {
	r := &reading{shown: shown, of: map[string]check.Heading{}, marks: map[*html.Node]string{}}
	all := map[*html.Node]check.Heading{}
	for _, h := range outline(r.shown.Page, r.shown.Article) {
		all[h.Node] = h
	}
	chapter := ""
	take := func(n *html.Node, heading bool) {
		var b strings.Builder
		readable(n, &b)
		text := strings.Join(strings.Fields(b.String()), " ")
		if lang == disclosure.ZhCN {
			text = check.Squeeze(text)
		}
		if text != "" {
			r.prose = append(r.prose, passage{chapter, text, n, heading})
		}
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		h, isHeading := all[n]
		switch {
		case isHeading && h.Level == 2:
			chapter = r.opens(filed.Form, h, lang)
			r.heads, r.keys = append(r.heads, h), append(r.keys, chapter)
			if _, again := r.of[chapter]; !again && chapter != "" {
				r.of[chapter] = h
			}
			return
		case isHeading:
			take(n, true)
			return
		case isFrame(n) || hidden(n) || n.Data != "figure" && n.Data != "table" && around(n):
			return
		case n.Type == html.ElementNode && (n.Data == "table" || n.Data == "img" || n.Data == "object" || n.Data == "embed" || n.Data == "iframe"):
			r.marks[n] = chapter
			return
		case n.Type == html.ElementNode && (n.Data == "p" || n.Data == "li"):
			take(n, false)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(r.shown.Article.Node)
	return r
}

// opens tells the form's chapter that a heading opens: on a Chinese page by the
// form's wordings, as loading does, elsewhere by the heading's id.
func (r *reading) opens(f *disclosure.Form, h check.Heading, lang disclosure.Lang) string {
	for _, c := range f.Chapters {
		if _, taken := r.of[c.Key]; !taken && lang == disclosure.ZhCN && c.Match.MatchString(h.Text) {
			return c.Key
		}
	}
	if f.Chapter(h.ID) != nil {
		return h.ID
	}
	return ""
}

// at is the heading that opens the chapter, or else the article.
func (r *reading) at(chapter string) check.Spot {
	if h, ok := r.of[chapter]; ok {
		return r.shown.Page.At(h.Node)
	}
	return r.shown.At()
}

// has reports whether a heading opens the chapter.
func (r *reading) has(chapter string) bool { _, ok := r.of[chapter]; return ok }

// text joins the passages of the chapters, or of the whole page.
func (r *reading) text(chapters ...string) string {
	var b strings.Builder
	for _, s := range r.prose {
		if len(chapters) == 0 || slices.Contains(chapters, s.chapter) {
			b.WriteString(s.text)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// unwritten reports whether nothing but the placeholder of a new report stands
// in the chapters: txt-placeholder tells that, and there is nothing to judge.
func (r *reading) unwritten(chapters ...string) bool {
	return onlyPlaceholder(r.text(chapters...))
}

// onlyPlaceholder reports whether a text is the placeholder and no more.
func onlyPlaceholder(text string) bool {
	words := disclosure.Unfilled.In(disclosure.ZhCN)
	return strings.Contains(text, words) && check.Squeeze(strings.ReplaceAll(text, words, "")) == ""
}

// headings joins the headings of the first level, as findings print them.
func (r *reading) headings() string {
	var all []string
	for _, h := range r.heads {
		all = append(all, h.Text)
	}
	return strings.Join(all, "；")
}

// readable writes the words of an element that a reader reads at once: not
// what is hidden or opens on demand.
func readable(n *html.Node, to *strings.Builder) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			to.WriteString(c.Data)
		case c.Type != html.ElementNode || isFrame(c) || hidden(c) || c.Data == "table" || c.Data == "p" || c.Data == "li" || c.Data == "ul" || c.Data == "ol":
		case c.Data == "br":
			to.WriteByte(' ')
		default:
			readable(c, to)
		}
	}
}

var headingNumber = regexp.MustCompile(`^(?:[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[、．.]|[㈠-㈩⑴-⒇①-⑳])`)

// unnumbered takes the number off a Chinese heading.
func unnumbered(heading string) string {
	return headingNumber.ReplaceAllString(check.Squeeze(heading), "")
}

// sentences cuts a Chinese text at its full stops and semicolons.
func sentences(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。！？；;\n", r) })
}
