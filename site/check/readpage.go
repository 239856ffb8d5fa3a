package check

import (
	"bytes"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"gongkai/disclosure"
)

// readPage parses a page and reads it in one walk. It returns nil for a page
// that only sends the reader elsewhere, and holds nothing of ours; why tells that
// it is beyond what is read.
func readPage(path string, raw []byte, foreign bool) (p *Page, why disclosure.Text) {
	text, charset := decode(raw)
	if why := weigh(text); why != nil {
		return nil, why
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(text))
	if err != nil {
		return nil, disclosure.Say("标签嵌套超过 512 层", "its elements are nested more than 512 deep")
	}
	p = &Page{Path: path, Doc: doc, Charset: charset, raw: text, Hooks: map[string][]*html.Node{}}
	p.walk(doc.Nodes[0], nil, false)
	if p.Refresh != nil && strings.Contains(strings.ToLower(Attr(p.Refresh, "content")), "url") && p.Kind == "" && len(p.Articles) == 0 &&
		!(foreign && p.saysMuch()) {
		return nil, nil
	}
	return p, nil
}

// saysMuch reports whether the page holds more than a hint that it has moved.
func (p *Page) saysMuch() bool {
	n := 0
	for _, b := range p.Blocks() {
		n += len(b.Text)
	}
	return n > 300
}
