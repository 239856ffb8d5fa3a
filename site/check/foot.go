package check

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A Foot is the foot of a page: what it says of the office that runs the site.
type Foot struct {
	Node *html.Node // the outermost element of it that a name or a tag gives away, or nil
	Text string     // its words, a line for each block
	// Elsewhere is set where the page leaves some of its parts to scripts,
	// includes or frames: what is not seen may yet be there.
	Elsewhere bool
}

// Foot reads the foot of any page: the footer elements, elements whose id or
// class say foot, and the last blocks of text, for many pages have neither. Some
// pages have their foot first in the source. Text of scripts and comments is none
// of it. It is read once, when a rule first asks.
func (p *Page) Foot() *Foot {
	if p.foot != nil {
		return p.foot
	}
	p.foot = &Foot{Elsewhere: leavesParts(p.raw)}
	known := map[*html.Node]*html.Node{} // the outermost foot around an element, or nil
	var footOf func(*html.Node) *html.Node
	footOf = func(n *html.Node) *html.Node {
		if n == nil || n.Type != html.ElementNode || n.Data == "body" || n.Data == "html" {
			return nil
		}
		foot, seen := known[n]
		if !seen {
			if foot = footOf(n.Parent); foot == nil && namesFoot(n) {
				foot = n
			}
			known[n] = foot
		}
		return foot
	}
	all := p.Blocks()
	last := len(all) - max(lastBlocks, len(all)*15/100)
	var b strings.Builder
	for i, block := range all {
		foot := footOf(block.Node)
		if block.Hidden || foot == nil && i < last {
			continue
		}
		if foot != nil {
			p.foot.Node = foot
		}
		b.WriteString(block.Text)
		b.WriteByte('\n')
	}
	if p.foot.Node == nil && len(p.Footers) > 0 {
		p.foot.Node = p.Footers[0]
	}
	p.foot.Text = b.String()
	return p.foot
}

// lastBlocks is how many blocks of text at the end of a page are looked at, at
// least: the foot of a short page is more than a seventh of it.
const lastBlocks = 12

var footName = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:page|site|main|index|new)?(?:foot(?:er)?|bottom|copyright|contentinfo|dibu|yejiao)(?:$|[\s_\d-])`)

// namesFoot reports whether an element says that it is the foot of the page.
func namesFoot(n *html.Node) bool {
	if n.Data == "footer" {
		return true
	}
	switch n.Data {
	case "div", "table", "td", "ul", "section", "p", "center":
	default:
		return false
	}
	for _, a := range n.Attr {
		if (a.Key == "id" || a.Key == "class" || a.Key == "role") && footName.MatchString(a.Val) {
			return true
		}
	}
	return false
}

// partsElsewhere are the ways in which pages bring parts in.
var partsElsewhere = [][]byte{
	[]byte("jsp:include"), []byte("#include"), []byte("# include"), []byte("<%@"), []byte("document.write"), []byte(".load("), []byte("<frameset"),
	[]byte("foot.js"), []byte("footer.js"), []byte("bottom.js"), []byte("foot.htm"), []byte("footer.htm"), []byte("foot.shtml"), []byte("footer.shtml"), []byte("bottom.htm"), []byte("bottom.shtml"),
}

func leavesParts(raw []byte) bool {
	return slices.ContainsFunc(partsElsewhere, func(w []byte) bool { return bytes.Contains(raw, w) })
}

// frame names the elements that the page is built of: those in the body, in their
// order, each kind once in a row, without what readers do not see.
func (p *Page) frame() string {
	var names []string
	for n := p.Head; n != nil; n = n.NextSibling {
		if n.Type != html.ElementNode || n.Data != "body" {
			continue
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != html.ElementNode || c.Data == "script" || c.Data == "noscript" || c.Data == "style" || c.Data == "link" || hides(c):
			case len(names) == 0 || names[len(names)-1] != c.Data:
				names = append(names, c.Data)
			}
		}
	}
	return strings.Join(names, " ")
}
