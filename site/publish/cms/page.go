package cms

import (
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// A page is the page of a report in one language.
type page struct {
	id        string // 2022/slug
	lang      disclosure.Lang
	doc       *goquery.Document
	report    *goquery.Selection // what holds the report, or what is left of one that was withdrawn
	withdrawn bool
	about     *goquery.Selection // what says when it was published, and the like
	address   *url.URL           // where it stands
	base      string             // the address of the site, with / at the end; "" where the page does not say
}

// readPage reads a page; nil where it holds no report, as one written by hand.
func readPage(id string, f publish.File) (*page, error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	doc, err := goquery.NewDocumentFromReader(in)
	if err != nil {
		return nil, err
	}
	p := &page{id: id, doc: doc}
	p.lang = disclosure.Lang(strings.ToLower(doc.Find("html").AttrOr("lang", "")))
	if !slices.Contains(disclosure.Langs, p.lang) {
		return nil, disclosure.Errorf("%[1]s：不认识页面的语言 %[2]q；请检查模板中 html 元素的 lang", "%[1]s: the language of the page, %[2]q, is not known; look at lang on the html element of the layout", f.Path, p.lang)
	}
	p.report = doc.Find("article[data-report]").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return s.AttrOr("data-report", "") == id
	}).First()
	p.about = p.report
	if gone := doc.Find("[data-withdrawn]").First(); gone.Length() > 0 {
		p.withdrawn, p.report, p.about = true, gone.Closest("article"), doc.Find("main")
		if p.report.Length() == 0 {
			p.report = gone
		}
	}
	if p.report.Length() == 0 {
		return nil, nil
	}
	canonical := doc.Find(`link[rel="canonical"]`).AttrOr("href", "")
	if base, ok := strings.CutSuffix(canonical, strings.TrimSuffix(f.Path, "index.html")); ok {
		if p.address, err = url.Parse(canonical); err == nil {
			p.base = base
		}
	}
	return p, nil
}

// meta is the content of a meta tag of the head.
func (p *page) meta(name string) string {
	return strings.TrimSpace(p.doc.Find("head meta").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return strings.EqualFold(s.AttrOr("name", ""), name)
	}).AttrOr("content", ""))
}

// says are the words of what a selector finds in the report.
func (p *page) says(selector string) string {
	return words(p.about.Find(selector).First().Text())
}

// tag is the language of the page as HTML has it: zh-CN.
func (p *page) tag() string { return p.doc.Find("html").AttrOr("lang", "") }

// title is the title of the report, or of what is left of it.
func (p *page) title() string {
	if t := p.meta("ArticleTitle"); t != "" {
		return t
	}
	return words(p.doc.Find("main h1").First().Text())
}

// words are the words of a text, with one blank where there were any.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

// file is the path of the file of the site that an address leads to; false where it
// leads elsewhere, or the page does not say where the site is.
func (p *page) file(address string) (path string, ours bool) {
	to, err := url.Parse(strings.TrimSpace(address))
	if err != nil || p.base == "" {
		return "", false
	}
	to = p.address.ResolveReference(to)
	to.RawQuery, to.Fragment = "", ""
	path, ours = strings.CutPrefix(to.String(), p.base)
	if !ours {
		return "", false
	}
	path, err = url.PathUnescape(path)
	return path, err == nil
}

// each visits every element below a node.
func each(n *html.Node, visit func(*html.Node)) {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode {
			visit(c)
		}
	}
}

func attr(n *html.Node, key string) string {
	v, _ := lookup(n, key)
	return v
}

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}
