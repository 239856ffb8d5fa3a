package check

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A Hop is a page, or an answer in a web archive, that only leads elsewhere.
type Hop struct {
	Path string // of the page
	URL  string // where it leads, as it says
	To   Destination
	Err  error
}

// hop notes a page that only leads elsewhere.
func (s *Site) hop(p *Page) {
	h := Hop{Path: p.Path, URL: refreshURL(Attr(p.Refresh, "content"))}
	h.To, h.Err = s.resolveFrom(p, h.URL)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hops == nil {
		s.hops = map[string]Hop{}
	}
	s.hops[p.Path] = h
}

// Hops lists the pages that only lead elsewhere, by path. Only rules of the
// site may ask: before, not all pages have been read.
func (s *Site) Hops() []Hop {
	var out []Hop
	for _, p := range slices.Sorted(maps.Keys(s.hops)) {
		out = append(out, s.hops[p])
	}
	return out
}

func (s *Site) moved(p string) Hop {
	h := Hop{Path: p, URL: s.Moved[p]}
	h.To, h.Err = s.Resolve(p, h.URL)
	return h
}

// Hop returns where a file leads that only leads elsewhere. Only rules of the
// site may ask for pages; what a web archive says is known from the start.
func (s *Site) Hop(p string) (Hop, bool) {
	if h, ok := s.hops[p]; ok {
		return h, true
	}
	if _, ok := s.Moved[p]; ok {
		return s.moved(p), true
	}
	return Hop{}, false
}

// leadsElsewhere reports whether a page only sends the reader on, and holds
// nothing of its own.
func (p *Page) leadsElsewhere() bool {
	if p.Refresh == nil || refreshURL(Attr(p.Refresh, "content")) == "" || p.Kind != "" || len(p.Articles) > 0 {
		return false
	}
	words := 0
	var count func(*html.Node)
	count = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			words += utf8.RuneCountInString(strings.TrimSpace(n.Data))
		case n.Data == "head" || n.Data == "script" || n.Data == "style":
			return
		}
		for c := n.FirstChild; c != nil && words <= fewLetters; c = c.NextSibling {
			count(c)
		}
	}
	count(p.Doc.Nodes[0])
	return words <= fewLetters
}

// fewLetters are enough to say where a page leads, and too few for content.
const fewLetters = 300

// refreshURL reads the address in the content of a meta refresh, as the HTML
// Standard says; "" where the page only reloads.
func refreshURL(content string) string {
	rest := strings.TrimLeft(content, " \t\r\n")
	rest = strings.TrimLeft(rest, "0123456789.")
	trimmed := strings.TrimLeft(rest, " \t\r\n")
	if trimmed == "" || trimmed == content || trimmed[0] != ';' && trimmed[0] != ',' && trimmed == rest {
		return ""
	}
	rest = strings.TrimLeft(strings.TrimLeft(trimmed, ";,"), " \t\r\n")
	if len(rest) >= 3 && strings.EqualFold(rest[:3], "url") {
		if after := strings.TrimLeft(rest[3:], " \t\r\n"); strings.HasPrefix(after, "=") {
			rest = strings.TrimLeft(after[1:], " \t\r\n")
		}
	}
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		rest, _, _ = strings.Cut(rest[1:], rest[:1])
	}
	return strings.TrimSpace(rest)
}
