package check

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A Spot is an element of a page, the page as a whole when Node is nil, or the
// address of a page that is not there.
type Spot struct {
	Page    *Page
	Node    *html.Node
	missing string
}

func (s Spot) path() string {
	if s.Page == nil {
		return s.missing
	}
	return s.Page.Path
}

// At names an element of the page.
func (p *Page) At(n *html.Node) Spot { return Spot{Page: p, Node: n} }

// selector writes a CSS selector that finds the element: its id or one of our
// hooks if it has any, else the way to it from the nearest element that does.
func selector(n *html.Node) string {
	if n == nil {
		return ""
	}
	var path []string
	for ; n != nil && n.Type == html.ElementNode; n = n.Parent {
		if id := Attr(n, "id"); id != "" {
			path = append(path, n.Data+"#"+id)
			break
		}
		if i := slices.IndexFunc(n.Attr, isName); i >= 0 {
			a := n.Attr[i]
			if a.Val == "" {
				path = append(path, fmt.Sprintf("%s[%s]", n.Data, a.Key))
			} else {
				path = append(path, fmt.Sprintf("%s[%s=%q]", n.Data, a.Key, a.Val))
			}
			break
		}
		step := n.Data
		if k := nthOfType(n); k > 1 {
			step += fmt.Sprintf(":nth-of-type(%d)", k)
		}
		path = append(path, step)
		if n.Data == "head" || n.Data == "body" {
			break
		}
	}
	slices.Reverse(path)
	return strings.Join(path, " > ")
}

// isName reports whether an attribute tells an element from others.
func isName(a html.Attribute) bool {
	switch a.Key {
	case "data-page-type", "data-value":
		return false
	case "name", "hreflang":
		return true
	}
	return strings.HasPrefix(a.Key, "data-")
}

func nthOfType(n *html.Node) int {
	k := 1
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode && s.Data == n.Data {
			k++
		}
	}
	return k
}

// line finds the line of an element's start tag. The parsed tree knows no
// positions, so the page is tokenised again and the start tags with the same
// name and attributes are counted in both.
func (p *Page) line(n *html.Node) int {
	if n == nil {
		return 0
	}
	nth, found := 0, false
	var count func(*html.Node)
	count = func(m *html.Node) {
		if found {
			return
		}
		if m.Type == html.ElementNode && m.Data == n.Data && slices.Equal(m.Attr, n.Attr) {
			nth++
			if found = m == n; found {
				return
			}
		}
		for c := m.FirstChild; c != nil; c = c.NextSibling {
			count(c)
		}
	}
	count(p.Doc.Nodes[0])
	z := html.NewTokenizer(bytes.NewReader(p.raw))
	line := 1
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return 0
		}
		raw := z.Raw()
		here := line
		line += bytes.Count(raw, []byte("\n"))
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		if t := z.Token(); t.Data == n.Data && slices.Equal(t.Attr, n.Attr) {
			if nth--; nth == 0 {
				return here
			}
		}
	}
}
