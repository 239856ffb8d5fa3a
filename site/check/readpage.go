package check

import (
	"bytes"
	"context"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"gongkai/disclosure"
)

// readPage parses a page, in whatever encoding, and reads it in one walk. A page
// beyond what is read is an error; so is a context that ends.
func readPage(ctx context.Context, path string, raw []byte) (*Page, error) {
	text, charset := decode(raw)
	if why := weigh(text); why != nil {
		return nil, beyondLimits{why}
	}
	doc, err := goquery.NewDocumentFromReader(heeding{ctx, bytes.NewReader(text)})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, beyondLimits{disclosure.Say("标签嵌套超过 512 层", "its elements are nested more than 512 deep")}
	}
	p := &Page{ctx: ctx, Path: path, Doc: doc, Charset: charset, raw: text, Hooks: map[string][]*html.Node{}}
	p.walk(doc.Nodes[0], nil, false)
	if p.crammed {
		return nil, beyondLimits{disclosure.Say("地址超过 %d 个", "it has more than %d addresses", maxLinks)}
	}
	p.Title = firstOfText(p.Title, longestBlock) // its other words are read as those of the page
	p.leads = p.leadsElsewhere()
	return p, nil
}
