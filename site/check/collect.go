package check

import (
	"strings"

	"golang.org/x/net/html"
)

// collect notes the addresses in one attribute of an element. What is left out
// names no file: base, and the hosts of preconnect and dns-prefetch.
func (p *Page) collect(n *html.Node, a html.Attribute) {
	switch a.Key {
	case "href":
		switch {
		case n.Data == "base":
			if p.Base == "" && n.Namespace == "" {
				p.Base = strings.TrimSpace(a.Val)
			}
		case n.Data == "link" && namesHost(Attr(n, "rel")):
		default:
			p.link(n, a.Key, a.Val)
		}
	case "src", "poster", "formaction", "background":
		p.link(n, a.Key, a.Val)
	case "data":
		if n.Data == "object" {
			p.link(n, a.Key, a.Val)
		}
	case "action":
		if n.Data == "form" && strings.TrimSpace(a.Val) != "" { // an empty one sends to the page itself
			p.link(n, a.Key, a.Val)
		}
	case "srcset", "imagesrcset":
		for _, address := range srcset(a.Val) {
			p.link(n, a.Key, address)
		}
	case "style":
		if strings.Contains(a.Val, "(") {
			p.styles(n, a.Key, a.Val)
		}
	}
}

func (p *Page) link(n *html.Node, attr, address string) {
	if p.crammed = len(p.Links) >= maxLinks; p.crammed {
		return // readPage tells it
	}
	p.Links = append(p.Links, Link{URL: address, Attr: attr, Node: n})
}

func (p *Page) styles(n *html.Node, attr, source string) {
	for _, a := range styleAddresses([]byte(source)) {
		p.link(n, attr, a.URL)
	}
}

func namesHost(rel string) bool {
	return strings.EqualFold(rel, "preconnect") || strings.EqualFold(rel, "dns-prefetch")
}

// srcset reads the addresses of a srcset as the HTML Standard says: an address
// may hold commas, though not at its end.
func srcset(value string) []string {
	const space = " \t\r\n\f"
	var out []string
	for {
		value = strings.TrimLeft(value, space+",")
		if value == "" {
			return out
		}
		end := strings.IndexAny(value, space)
		if end < 0 {
			end = len(value)
		}
		address := value[:end]
		value = value[end:]
		if trimmed := strings.TrimRight(address, ","); trimmed != address {
			out = append(out, trimmed) // without descriptors
			continue
		}
		out = append(out, address)
		depth := 0
		for end = 0; end < len(value) && (value[end] != ',' || depth > 0); end++ {
			switch value[end] {
			case '(':
				depth++
			case ')':
				depth--
			}
		}
		value = value[end:]
	}
}
