package check

import (
	"bytes"
	"regexp"

	"golang.org/x/net/html"
)

// rulePage is where the pages of rules stand, in each language.
var rulePage = regexp.MustCompile(`^(?:en/)?rules/[a-z0-9-]+/index\.html$`)

// withoutQuotes blanks what the page of a rule quotes, in elements with
// data-quoted: what it says of faults, and shows as examples of them, is no text
// of the site, and would be found by the very rule that it explains. Lines stay
// where they are. Other pages are given back as they are.
func withoutQuotes(path string, raw []byte) []byte {
	if !rulePage.MatchString(path) || !bytes.Contains(raw, []byte(" data-quoted")) {
		return raw
	}
	out := bytes.Clone(raw)
	z := html.NewTokenizer(bytes.NewReader(raw))
	tag, depth, at := "", 0, 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out
		}
		from := at
		at += len(z.Raw())
		name, more := z.TagName()
		switch {
		case depth > 0 && string(name) == tag && kind == html.StartTagToken:
			depth++
		case depth > 0 && string(name) == tag && kind == html.EndTagToken:
			depth--
		case depth == 0 && kind == html.StartTagToken:
			tag = string(name)
			for more {
				var key []byte
				if key, _, more = z.TagAttr(); string(key) == "data-quoted" {
					depth = 1
				}
			}
			continue
		}
		if depth > 0 {
			for i := from; i < at; i++ {
				if out[i] != '\n' {
					out[i] = ' '
				}
			}
		}
	}
}
