package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Attr returns an attribute's value, or "".
func Attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Text returns the visible text of n with its white space collapsed.
func Text(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return collapse(c.Data)
	}
	var b strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			add(c)
		}
	}
	add(n)
	return collapse(b.String())
}

// collapse makes each run of white space one space, and trims.
func collapse(s string) string {
	if isCollapsed(s) {
		return s // as most texts are
	}
	if len(s) < longestBlock {
		return strings.Join(strings.Fields(s), " ")
	}
	var b strings.Builder // millions of words are not listed first
	b.Grow(len(s))
	for word := range strings.FieldsSeq(s) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// isCollapsed reports whether all white space of s is single spaces within it.
func isCollapsed(s string) bool {
	before := byte(' ') // as though a space stood before the first letter
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ':
			if before == ' ' {
				return false
			}
		case c < ' ' && c >= '\t' && c <= '\r':
			return false
		case isWideSpace(s[i:]):
			return false
		}
		before = c
	}
	return before != ' ' || s == ""
}

// Squeeze removes all white space, so that texts broken over lines or spaced
// out compare equal.
func Squeeze(s string) string {
	if !hasSpace(s) {
		return s // as most texts that are compared do
	}
	return strings.Join(strings.Fields(s), "")
}

// hasSpace reports whether there is white space in s.
func hasSpace(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == ' ' || c >= '\t' && c <= '\r' || isWideSpace(s[i:]) {
			return true
		}
	}
	return false
}

// isWideSpace reports whether a text, which is not empty, begins with white space
// beyond ASCII.
func isWideSpace(s string) bool {
	if c := s[0]; c != 0xc2 && (c < 0xe1 || c > 0xe3) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// longer reports whether an element holds more text than limit, in bytes.
func longer(n *html.Node, limit int) bool {
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			if limit -= len(c.Data); limit < 0 {
				return true
			}
		}
	}
	return false
}

// firstOfText is a text, of a very long one the beginning, at most limit bytes.
func firstOfText(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}

// HasText reports whether Text would not be empty.
func HasText(n *html.Node) bool {
	if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if HasText(c) {
			return true
		}
	}
	return false
}

// SameWords reports whether two texts are the same, white space apart: whether
// Squeeze makes them equal, without making anything.
func SameWords(a, b string) bool {
	for {
		a, b = strings.TrimLeftFunc(a, unicode.IsSpace), strings.TrimLeftFunc(b, unicode.IsSpace)
		n := 0
		for n < len(a) && n < len(b) && a[n] == b[n] {
			n++
		}
		if n == len(a) && n == len(b) {
			return true
		}
		// Never stop within a letter: what is left must begin one.
		for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
			n--
		}
		if n == 0 {
			return false
		}
		a, b = a[n:], b[n:]
	}
}

// Hidden reports whether the element, or one around it, is taken out of sight
// in the page itself. What style sheets and scripts do is not seen.
func Hidden(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if hides(n) {
			return true
		}
	}
	return false
}

// hides reports whether an element takes itself and all in it out of sight.
func hides(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden", "popover":
			return true
		case "style":
			style := strings.ToLower(Squeeze(a.Val))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return n.Data == "template"
}

// nthOfType counts an element among its siblings of the same name; 0 if it has
// none and needs no number.
func nthOfType(n *html.Node) int {
	alike := func(s *html.Node) bool { return s.Type == html.ElementNode && s.Data == n.Data }
	k, twins := 1, false
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if alike(s) {
			k++
			twins = true
		}
	}
	for s := n.NextSibling; s != nil && !twins; s = s.NextSibling {
		twins = alike(s)
	}
	if !twins {
		return 0
	}
	return k
}
