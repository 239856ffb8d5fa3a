package check

import (
	"bytes"

	"golang.org/x/net/html"
)

// A Part is text of a page that readers do not see: a comment, the value of an
// attribute, a script.
type Part struct {
	Kind string // comment, attribute, script, style or noscript
	Name string // of the attribute
	Tag  string // the element around it
	Text string
	Line int // of its beginning
}

// Concealed reads what is in the source of the page and not in its text. The
// page is tokenised again for it, so ask only where there is reason to.
func (p *Page) Concealed() []Part {
	var parts []Part
	z := html.NewTokenizer(bytes.NewReader(p.raw))
	inside := ""
	for line := 1; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return parts
		}
		here := line
		line += bytes.Count(z.Raw(), []byte("\n"))
		switch kind {
		case html.CommentToken:
			parts = append(parts, Part{Kind: "comment", Text: string(z.Text()), Line: here})
		case html.TextToken:
			switch inside {
			case "script", "style", "noscript":
				parts = append(parts, Part{Kind: inside, Tag: inside, Text: string(z.Text()), Line: here})
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			inside = string(name)
			for more {
				var key, val []byte
				if key, val, more = z.TagAttr(); len(val) > 0 {
					parts = append(parts, Part{Kind: "attribute", Name: string(key), Tag: inside, Text: string(val), Line: here})
				}
			}
			continue
		}
		inside = ""
	}
}
