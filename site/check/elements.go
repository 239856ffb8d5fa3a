package check

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// elements are those of a page by name, each with its place in the source.
type elements map[string][]element

type element struct {
	node *html.Node
	at   int
}

// All lists the elements with one of the names, in the order of the source. The
// tree is walked once, when a rule first asks. What is in a template is no part
// of the page. Those that a page is full of (span, p, li, tr, td and the like)
// are not listed; Each visits them.
func (p *Page) All(names ...string) []*html.Node {
	if p.elements == nil {
		p.elements = elements{}
		at := 0
		var walk func(*html.Node)
		walk = func(n *html.Node) {
			if n.Type == html.ElementNode {
				at++
				switch n.DataAtom {
				case atom.Span, atom.P, atom.Li, atom.Ul, atom.Tr, atom.Td, atom.Tbody, atom.Thead, atom.Br, atom.B, atom.Strong, atom.Font, atom.Data, atom.Dd, atom.Dt, atom.Cite:
				default:
					p.elements[n.Data] = append(p.elements[n.Data], element{n, at})
				}
				if n.Data == "template" {
					return
				}
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
		walk(p.Doc.Nodes[0])
	}
	var all []element
	for _, name := range names {
		all = append(all, p.elements[name]...)
	}
	if len(names) > 1 {
		slices.SortFunc(all, func(a, b element) int { return cmp.Compare(a.at, b.at) })
	}
	out := make([]*html.Node, len(all))
	for i, e := range all {
		out[i] = e.node
	}
	return out
}

// Each gives every element of the page to visit, in the order of the source.
func (p *Page) Each(visit func(*html.Node)) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			visit(n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(p.Doc.Nodes[0])
}

// Whole reports whether the source is a page of its own, and not a piece of one:
// the text of an article as an editor gives it, say.
func (p *Page) Whole() bool {
	if p.TitleNode != nil || p.HTMLLang != "" {
		return true
	}
	start := bytes.ToLower(p.raw[:min(len(p.raw), 4096)])
	return bytes.Contains(start, []byte("<html")) || bytes.Contains(start, []byte("<!doctype")) || bytes.Contains(start, []byte("<body"))
}
