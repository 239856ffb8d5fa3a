package check

import (
	"bytes"
	"iter"
	"strings"

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

// Concealed gives what is in the source of the page and not in its text, one part
// after the other. The page is tokenised again for it, so ask only where there is
// reason to. worth says of the source of a comment, a script or a tag whether
// anybody wants what is in it: most pages have thousands of attributes, and none
// that matters. Where letters are written as entities, it is not asked.
func (p *Page) Concealed(worth func(source string) bool) iter.Seq[Part] {
	return func(yield func(Part) bool) {
		source := string(p.raw)
		z := html.NewTokenizer(bytes.NewReader(p.raw))
		inside, line, at := "", 1, 0
		for {
			kind := z.Next()
			if kind == html.ErrorToken || p.ctx.Err() != nil {
				return
			}
			here, raw := line, source[at:at+len(z.Raw())]
			line += strings.Count(raw, "\n")
			at += len(raw)
			around := inside
			inside = ""
			tag := kind == html.StartTagToken || kind == html.SelfClosingTagToken
			if tag {
				inside = tagName(raw)
			}
			if !tag && kind != html.CommentToken && (kind != html.TextToken || around == "") || !strings.Contains(raw, "&") && !worth(raw) {
				continue
			}
			switch {
			case kind == html.CommentToken:
				if !yield(Part{Kind: "comment", Text: string(z.Text()), Line: here}) {
					return
				}
			case kind == html.TextToken:
				if !yield(Part{Kind: around, Tag: around, Text: string(z.Text()), Line: here}) {
					return
				}
			default:
				name, more := z.TagName()
				element := string(name)
				for more {
					var key, val []byte
					key, val, more = z.TagAttr()
					if len(val) > 0 && !yield(Part{Kind: "attribute", Name: string(key), Tag: element, Text: string(val), Line: here}) {
						return
					}
				}
			}
		}
	}
}

// tagName is the name of a start tag whose text is no text of the page, or "".
func tagName(tag string) string {
	for _, name := range []string{"script", "style", "noscript"} {
		if len(tag) > len(name)+1 && strings.EqualFold(tag[1:len(name)+1], name) && strings.IndexByte(" \t\n\f\r/>", tag[len(name)+1]) >= 0 {
			return name
		}
	}
	return ""
}
