package cms

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// What would be read as markup; quotation marks in text stay, for people read the source.
var (
	inText      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;")
	inAttribute = strings.NewReplacer("&", "&amp;", `"`, "&#34;", "<", "&lt;", ">", "&gt;")
)

// inline writes words, with one blank where there were any and none at the ends.
func (w *writer) inline(nodes []*html.Node) string {
	in := &writer{page: w.page, attach: w.attach, ids: w.ids}
	in.words(nodes)
	return in.String()
}

func (w *writer) words(nodes []*html.Node) {
	for _, n := range nodes {
		switch {
		case n.Type == html.TextNode:
			w.say(n.Data)
		case n.Type != html.ElementNode || isGone(n):
		case n.Data == "br":
			w.pending = false
			w.WriteString("<br>")
		case n.Data == "img":
			w.image(n)
		case n.Data == "a":
			w.link(n)
		default:
			w.wrapped(kept(n, w.page), n)
		}
	}
}

// kept is the element that words stand in, or "" where they stand as they are. Titles in
// English are in italics; Chinese ones have their marks.
func kept(n *html.Node, p *page) string {
	switch n.Data {
	case "strong", "b":
		return "strong"
	case "em", "i":
		return "em"
	case "cite":
		if p.lang != "zh-cn" && attr(n, "lang") == "" {
			return "em"
		}
	case "sub", "sup", "code":
		return n.Data
	}
	if attr(n, "lang") != "" {
		return "span"
	}
	return ""
}

func (w *writer) wrapped(name string, n *html.Node) {
	if name == "" {
		w.words(children(n))
		return
	}
	w.blank()
	w.WriteString("<" + name)
	w.attributes(n)
	w.WriteString(">")
	w.words(children(n))
	w.WriteString("</" + name + ">")
}

// say writes text. A no-break space or one of full width is a character, as browsers
// have it.
func (w *writer) say(s string) {
	for _, r := range s {
		if strings.ContainsRune(" \t\n\r\f", r) {
			w.pending = true
			continue
		}
		w.blank()
		inText.WriteString(w, string(r))
		w.begun = true
	}
}

func (w *writer) blank() {
	if w.pending && w.begun {
		w.WriteString(" ")
	}
	w.pending = false
}

// link keeps a link that leads where it led: into the text itself, or to another site. A
// page of this site may not be in the CMS, where the link would be a dead one; its words
// stay. A file of the site is one to attach, and the clerk links it.
func (w *writer) link(n *html.Node) {
	to := strings.TrimSpace(attr(n, "href"))
	path, ours := w.page.file(to)
	switch inside, ok := strings.CutPrefix(to, "#"); {
	case ok && w.ids[inside]:
	case ok:
		to = ""
	case ours:
		w.attach.add(path)
		to = ""
	case !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") && !strings.HasPrefix(to, "mailto:") && !strings.HasPrefix(to, "tel:"):
		to = ""
	}
	if to == "" {
		w.wrapped(kept(n, w.page), n)
		return
	}
	w.blank()
	w.WriteString(`<a href="` + inAttribute.Replace(to) + `"`)
	w.attributes(n)
	w.WriteString(">")
	w.words(children(n))
	w.WriteString("</a>")
}

// image keeps an image of the site, from the folder files: shown where the text is opened
// in a browser, and a gap that nobody overlooks until it is uploaded.
func (w *writer) image(n *html.Node) {
	path, ours := w.page.file(attr(n, "src"))
	alt := attr(n, "alt")
	name := ""
	if ours {
		name = w.attach.add(path)
	}
	if name == "" {
		w.say(alt)
		return
	}
	w.blank()
	w.WriteString(`<img src="files/` + inAttribute.Replace(url.PathEscape(name)) + `" alt="` + inAttribute.Replace(alt) + `">`)
	w.begun = true
}

// holds reports whether the text has a place of this name that is written.
func (p *page) holds(id string) bool {
	found := false
	each(p.report.Nodes[0], func(n *html.Node) {
		found = found || attr(n, "id") == id && (is(n, plain) || is(n, quotes) || is(n, " td th "))
	})
	return found
}
