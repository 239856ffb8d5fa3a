package cms

import (
	"bytes"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// A writer writes the text of a page as editors take it: paragraphs, headings, lists,
// tables, links and images, each block on a line of its own. What else there is gives
// its text and goes: a number in <data> is that number. Nothing has a class, a hook, a
// name or a style but what a table needs to show its lines.
type writer struct {
	bytes.Buffer
	page    *page
	attach  *attached
	ids     map[string]bool // what the text itself links to
	pending bool            // a blank, should something follow
	begun   bool            // something stands in this block
}

// gone are elements that no reader needs in a CMS: scripts, buttons, panels, forms, charts.
const gone = " script style template noscript button input select textarea form iframe object embed svg canvas audio video dialog link meta wbr nav "

var (
	containers = " article section div header footer main aside figure figcaption details summary address dl dt dd center picture "
	plain      = " p h1 h2 h3 h4 h5 h6 "
	lists      = " ul ol "
	quotes     = " blockquote pre "
)

func is(n *html.Node, names string) bool {
	return n.Type == html.ElementNode && strings.Contains(names, " "+n.Data+" ")
}

func isBlock(n *html.Node) bool {
	return is(n, containers) || is(n, plain) || is(n, lists) || is(n, quotes) || is(n, " table hr ")
}

func hasBlock(n *html.Node) bool {
	for c := range n.Descendants() {
		if isBlock(c) {
			return true
		}
	}
	return false
}

// isGone reports whether an element is left out with all it holds. A link that downloads
// is a tool of our page; its file is among those to attach.
func isGone(n *html.Node) bool {
	_, hidden := lookup(n, "hidden")
	_, popover := lookup(n, "popover")
	_, download := lookup(n, "download")
	return is(n, gone) || hidden || popover || download
}

// text gives the text of a page: what a reader must know first, then the report. Its
// head is what the CMS asks for in fields, and its contents are of our page.
func (p *page) text(a *attached) string {
	w := &writer{page: p, attach: a, ids: map[string]bool{}}
	top := p.report.Nodes[0]
	w.targets(top)
	var nodes []*html.Node
	head := " header nav "
	switch {
	case p.withdrawn && !hasBlock(top):
		w.flow([]*html.Node{top})
		return w.String()
	case p.withdrawn:
		head = " header h1 "
	default:
		p.report.ChildrenFiltered("header").Find("*").Each(func(_ int, s *goquery.Selection) {
			if isNotice(s.Nodes[0]) {
				nodes = append(nodes, s.Nodes[0])
			}
		})
	}
	for c := range top.ChildNodes() {
		if !is(c, head) {
			nodes = append(nodes, c)
		}
	}
	w.flow(nodes)
	return w.String()
}

// targets notes what the text itself links to; the contents of our page are not of it.
func (w *writer) targets(n *html.Node) {
	for c := range n.ChildNodes() {
		if isGone(c) {
			continue
		}
		if to, ok := strings.CutPrefix(attr(c, "href"), "#"); ok && w.page.holds(to) {
			w.ids[to] = true
		}
		w.targets(c)
	}
}

// isNotice reports whether an element says what a reader must know before the text: that
// it was corrected (data-correction), or what else has a hook data-…-notice.
func isNotice(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "data-correction" || strings.HasPrefix(a.Key, "data-") && strings.HasSuffix(a.Key, "-notice")
	})
}

// flow writes nodes as blocks; what stands loose between blocks becomes a paragraph.
func (w *writer) flow(nodes []*html.Node) {
	var loose []*html.Node
	flush := func() {
		w.block("p", nil, loose)
		loose = nil
	}
	for _, n := range nodes {
		if !isBlock(n) && (n.Type != html.ElementNode || isGone(n) || !hasBlock(n)) {
			loose = append(loose, n)
			continue
		}
		flush()
		switch {
		case isGone(n):
		case n.Data == "table":
			w.table(n)
		case is(n, plain):
			w.block(n.Data, n, children(n))
		case is(n, lists):
			w.list(n)
		case n.Data == "hr":
			w.WriteString("<hr>\n")
		case is(n, quotes) && !hasBlock(n):
			w.block(n.Data, n, children(n))
		case n.Data == "blockquote":
			w.WriteString("<blockquote>\n")
			w.flow(children(n))
			w.WriteString("</blockquote>\n")
		default:
			w.flow(children(n))
		}
	}
	flush()
}

func children(n *html.Node) []*html.Node { return slices.Collect(n.ChildNodes()) }

// block writes one block of words, unless there are none.
func (w *writer) block(name string, of *html.Node, nodes []*html.Node) {
	in := w.inline(nodes)
	if in == "" {
		return
	}
	w.WriteString("<" + name)
	if of != nil {
		w.attributes(of)
	}
	w.WriteString(">" + in + "</" + name + ">\n")
}

func (w *writer) list(n *html.Node) {
	w.WriteString("<" + n.Data + ">\n")
	for c := range n.ChildNodes() {
		if !is(c, " li ") || isGone(c) {
			continue
		}
		w.WriteString("<li>")
		if hasBlock(c) {
			w.WriteString("\n")
			w.flow(children(c))
		} else {
			w.WriteString(w.inline(children(c)))
		}
		w.WriteString("</li>\n")
	}
	w.WriteString("</" + n.Data + ">\n")
}

// attributes writes the name of what the text links to, and the language of words in
// another one.
func (w *writer) attributes(n *html.Node) {
	if id := attr(n, "id"); w.ids[id] {
		w.WriteString(` id="` + inAttribute.Replace(id) + `"`)
	}
	if lang := attr(n, "lang"); lang != "" {
		w.WriteString(` lang="` + inAttribute.Replace(lang) + `"`)
	}
}
