package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// thing names an element by what stays: its own name, or its words, and the
// nearest named element around it. Places among siblings, ids of cells and the
// text of whole sections change when something is put before or into them, and
// are no part of it.
func (p *Page) thing(n *html.Node) string {
	if n == nil {
		return ""
	}
	parts := []string{n.Data}
	name := ownName(n)
	switch {
	case n.Data == "td" || n.Data == "th":
		parts = append(parts, p.cellWords(n)...)
	case n.Data == "tr":
		parts = append(parts, p.rowWords(n))
	case name != "":
		parts = append(parts, name)
	case isLeaf(n):
		words := p.words(n)
		parts = append(parts, words)
		if utf8.RuneCountInString(words) < fewWords {
			parts = append(parts, p.headingBefore(n))
		}
	default:
		parts = append(parts, p.titleWithin(n))
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Data == "table" {
			if c := firstOf(up, "caption"); c != nil && ownName(up) == "" {
				parts = append(parts, p.words(c))
			}
		}
		if around := ownName(up); around != "" && !slices.Contains([]string{"td", "th", "tr", "a", "img"}, up.Data) {
			parts = append(parts, up.Data, around)
			break
		}
	}
	return strings.Join(parts, "\x01")
}

// fewWords is how short a text is that a page may well hold twice, as 无: then
// the heading above it belongs to its name.
const fewWords = 16

// ownName is an attribute by which an element differs from others, or "".
func ownName(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	heading := isHeading(n) // its id may count its place; its words do not
	var best string
	for _, a := range n.Attr {
		if a.Val == "" {
			continue
		}
		named := a.Key == "id" && !heading || strings.HasPrefix(a.Key, "data-") && !tellsNothing[a.Key] && !place3.MatchString(a.Val)
		if name := a.Key + "=" + collapse(a.Val); named && (best == "" || name < best) {
			best = name
		}
	}
	if best != "" {
		return best
	}
	keys := []string{"name", "hreflang", "href", "src", "action"}
	if rel := strings.ToLower(Attr(n, "rel")); n.Data == "link" && (rel == "canonical" || rel == "alternate") {
		return strings.TrimSpace(rel + " " + Attr(n, "hreflang")) // what it points to is its value
	}
	for _, key := range keys {
		if v := Attr(n, key); v != "" {
			return key + "=" + collapse(v)
		}
	}
	return ""
}

// tellsNothing are attributes of ours whose value is no name.
var tellsNothing = map[string]bool{"data-value": true, "data-page-type": true, "data-verdict": true, "data-missing": true}

// place3 is a value that likely counts places, as scripts number slides.
var place3 = regexp.MustCompile(`^[0-9]{1,3}$`)

func isHeading(n *html.Node) bool {
	return len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' && n.FirstChild != nil
}

// isLeaf reports whether an element holds a text and no blocks of it.
func isLeaf(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (!inline[c.Data] || !isLeaf(c)) {
			return false
		}
	}
	return true
}

// titleWithin is the first heading or caption in an element, or "".
func (p *Page) titleWithin(n *html.Node) string {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && (isHeading(c) || c.Data == "caption" || c.Data == "legend" || c.Data == "summary" || c.Data == "figcaption") {
			return p.words(c)
		}
	}
	return ""
}

// headingBefore is the nearest heading above an element, above a heading the
// nearest of a higher rank, or "".
func (p *Page) headingBefore(n *html.Node) string {
	lowest := byte('6')
	if isHeading(n) {
		lowest = n.Data[1] - 1
	}
	for ; n != nil; n = n.Parent {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if s.Type == html.ElementNode && isHeading(s) && s.Data[1] <= lowest {
				return p.words(s)
			}
		}
	}
	return ""
}

// firstOf returns the first child element with the name, or nil.
func firstOf(n *html.Node, name string) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == name {
			return c
		}
	}
	return nil
}

// cellWords names a cell by the words that begin its row and its column. A head
// has its own words; so has a cell of which neither is known.
func (p *Page) cellWords(n *html.Node) []string {
	row := n.Parent
	if row == nil || n.Data == "th" && p.words(n) != "" {
		return []string{p.words(n)}
	}
	k, label := 0, ""
	for c := row.FirstChild; c != nil && c != n; c = c.NextSibling {
		if c.Type == html.ElementNode {
			k++
			if label == "" {
				label = p.words(c)
			}
		}
	}
	column := ""
	table := row.Parent
	for table != nil && table.Data != "table" {
		table = table.Parent
	}
	if table != nil {
		column = p.columnWords(table, row, k)
	}
	if label == "" {
		label = p.words(n)
	}
	return []string{label, column}
}

// columnWords is the text of the cell at place k of the table's first row.
func (p *Page) columnWords(table, row *html.Node, k int) string {
	for tr := range table.Descendants() {
		if tr.Type != html.ElementNode || tr.Data != "tr" {
			continue
		}
		if tr == row {
			return ""
		}
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode {
				if k == 0 {
					return p.words(c)
				}
				k--
			}
		}
		return ""
	}
	return ""
}

// rowWords names a row by its first words that are no number, or by all.
func (p *Page) rowWords(tr *html.Node) string {
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if words := p.words(c); strings.IndexFunc(words, unicode.IsLetter) >= 0 {
			return words
		}
	}
	return p.words(tr)
}
