package check

import (
	"regexp"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// A line is a piece of text that readers see as one, with the seams of the
// elements within it: where one ends and the next begins, as between
// <span>来源：某局</span><span>浏览：3</span>, labels and values may end.
type line struct {
	text  string     // white space collapsed; seam and gap stand in it
	node  *html.Node // the innermost element around all of it
	link  bool       // all of it is a link
	spans []part     // which text came from where
	runes int        // how many runes of the page stand before it
}

// A part says in which element a part of a line stands, from an offset on.
type part struct {
	from int
	node *html.Node
}

// What stands in lines in place of what readers do not see as words.
const (
	seam     = "\x1f"   // an element begins or ends within the line, without white space
	gap      = "\x1e"   // two elements side by side, or wide white space
	unfilled = "\ufffc" // a template that nothing was filled into
)

// plain is the text without its seams.
func (l *line) plain() string {
	if !strings.ContainsAny(l.text, seam+gap) {
		return collapse(l.text)
	}
	return collapse(withoutSeams.Replace(l.text))
}

var withoutSeams = strings.NewReplacer(seam, "", gap, " ")

// at gives the element around an offset.
func (l *line) at(offset int) *html.Node {
	if i := sort.Search(len(l.spans), func(i int) bool { return l.spans[i].from > offset }); i > 0 {
		return l.spans[i-1].node
	}
	return l.node
}

// templates are the codes of templates and server pages that were never run.
var templates = regexp.MustCompile(`(?s)<%.*?(?:%>|$)|<\?(?:php|=).*?(?:\?>|$)|\{\{.*?\}\}|\{%.*?%\}|[$#]!?\{[^{}]*\}|\{\$[^{}]*\}|\[!--.*?--\]`)

// isTemplate reports whether a text is nothing but such codes.
func isTemplate(s string) bool {
	return s != "" && strings.TrimSpace(templates.ReplaceAllString(s, "")) == ""
}

type lineReader struct {
	all   []*line
	b     strings.Builder
	now   *line
	runes int
	edge  edge
	bare  bool // text stands outside links
	pre   bool // line breaks count, as in <pre>
}

func linesOf(doc *html.Node) []*line {
	r := &lineReader{}
	r.read(doc, nil)
	r.end()
	return r.all
}

// unread elements hold no text of the page.
var noText = map[string]bool{
	"script": true, "style": true, "noscript": true, "title": true, "textarea": true, "select": true, "option": true,
	"iframe": true, "noframes": true, "object": true, "math": true, "svg": true, "template": true, "button": true,
}

func (r *lineReader) read(n, link *html.Node) {
	switch n.Type {
	case html.TextNode:
		if !r.pre {
			r.add(n, n.Data, link)
			return
		}
		for i, text := range strings.Split(n.Data, "\n") {
			if i > 0 {
				r.end()
			}
			r.add(n, text, link)
		}
		return
	case html.CommentNode, html.DoctypeNode:
		return
	}
	if noText[n.Data] || hides(n) {
		return
	}
	if n.Data == "a" && Attr(n, "href") != "" {
		link = n
	}
	apart := n.Type == html.ElementNode && !inlineText(n.Data)
	if apart {
		r.end()
	} else {
		r.edge.start()
	}
	pre := r.pre
	r.pre = pre || n.Data == "pre"
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c, link)
	}
	r.pre = pre
	if apart {
		r.end()
	} else {
		r.edge.end()
	}
}

// inlineText is false for elements that break lines; unknown ones, as
// <ucaptitle>, stand in them.
func inlineText(name string) bool {
	return name != "br" && (inline[name] || strings.Contains(name, ":") || unknown(name))
}

func unknown(name string) bool {
	return strings.HasPrefix(name, "ucap") || strings.Contains(name, "-")
}

func (r *lineReader) add(n *html.Node, text string, link *html.Node) {
	if strings.ContainsAny(text, "<{[") {
		text = templates.ReplaceAllString(text, unfilled)
	}
	if r.now == nil {
		if strings.TrimSpace(text) == "" {
			return
		}
		r.now = &line{node: blockOf(n), runes: r.runes}
		r.edge, r.bare = 0, false
	}
	if r.b.Len() > 0 {
		r.b.WriteString(r.edge.sign())
	}
	r.edge = 0
	if len(text) > labelZone {
		r.b.Grow(len(text))
	}
	r.now.spans = append(r.now.spans, part{r.b.Len(), n.Parent})
	if link == nil && strings.TrimSpace(text) != "" {
		r.bare = true
	}
	space := 0
	for _, c := range text {
		if unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff' {
			if c == '\u3000' || c == '\u00a0' || c == '\u2003' || c == '\u2002' {
				space += 2 // set to keep things apart
			} else {
				space = max(space, 1)
			}
			continue
		}
		r.space(space)
		space = 0
		r.b.WriteRune(c)
		r.runes++
	}
	r.space(space)
}

// space writes white space: wide one as a gap.
func (r *lineReader) space(n int) {
	switch {
	case n > 3:
		r.b.WriteString(" " + gap + " ")
	case n > 0:
		r.b.WriteByte(' ')
	}
}

func (r *lineReader) end() {
	if r.now != nil {
		r.now.text, r.now.link = r.b.String(), !r.bare
		r.all = append(r.all, r.now)
	}
	r.now = nil
	r.b.Reset()
	r.edge = 0
}
