package check

import (
	"context"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"gongkai/disclosure"
)

// A Page is one HTML document, read once: what rules need was collected in a
// single walk of the tree.
type Page struct {
	Path     string             // slash-separated, below the built folder
	Report   *disclosure.Report // what was filed for the page, or nil
	Kind     string             // home, list, content or other: data-page-type of body
	HTMLLang string             // lang of html
	Title    string
	Doc      *goquery.Document

	Head      *html.Node
	TitleNode *html.Node // nil without one
	Refresh   *html.Node // the meta element that reloads or leaves the page by itself, or nil
	H1        []*html.Node
	Footers   []*html.Node // footer elements
	Headings  []Heading    // h2 to h6 inside an article with data-report
	Metas     []Meta
	Links     []Link
	Alts      []Alternate
	IDs       []string
	Articles  []*Article
	Hooks     map[string][]*html.Node // elements by each data-* attribute, outside articles
	Base      string                  // the address in <base href>, or ""

	Charset string // what its source was decoded from: utf-8, gb18030, big5 …

	raw      []byte // as UTF-8
	unseen   unseen
	elements elements
	leads    bool            // it only sends the reader elsewhere, and holds nothing of ours
	ctx      context.Context // of the run
	crammed  bool            // it has more addresses than are read
	inert    int             // depth in template elements, whose content no browser loads
	foot     *Foot
	once     map[string]any
	digests  map[*html.Node]string // of the longest texts; see words
	reading  *Reading

	forms     map[string]*disclosure.Form
	statutory []*StatutoryTable
}

// Raw is the source of the page as UTF-8, its lines as in the file. Rules must not
// change it.
func (p *Page) Raw() []byte { return p.raw }

// A Heading is one heading of the text.
type Heading struct {
	Level  int // 2 to 6
	ID     string
	Text   string
	Node   *html.Node
	Hidden bool // out of readers' sight, as Hidden tells
}

// An Article is one element that holds a report.
type Article struct {
	Report   string // data-report: year/slug
	Node     *html.Node
	Facts    []ShownFact             // numbers of the document: data-fact
	Computed []ShownFact             // numbers of ours beside them: data-computed
	Operands []ShownFact             // numbers repeated in the explanation of a rate: data-operand
	Hooks    map[string][]*html.Node // elements inside, by each data-* attribute
}

// A ShownFact is one place where a page prints a number.
type ShownFact struct {
	ID, Value, Text string
	Node            *html.Node
	Hidden          bool // out of readers' sight, as Hidden tells
}

// Hook returns the first element of the article with the attribute, or nil.
func (a *Article) Hook(name string) *html.Node {
	if nodes := a.Hooks[name]; len(nodes) > 0 {
		return nodes[0]
	}
	return nil
}

func (a *Article) show(hook string, f ShownFact) {
	switch hook {
	case "data-fact":
		a.Facts = append(a.Facts, f)
	case "data-computed":
		a.Computed = append(a.Computed, f)
	case "data-operand":
		a.Operands = append(a.Operands, f)
	}
}

// Lang is the page's language as ours: zh-cn for zh-CN.
func (p *Page) Lang() disclosure.Lang { return disclosure.Lang(strings.ToLower(p.HTMLLang)) }

// Meta returns the first meta element with the name, whatever its case.
func (p *Page) Meta(name string) *Meta {
	for i := range p.Metas {
		if strings.EqualFold(p.Metas[i].Name, name) {
			return &p.Metas[i]
		}
	}
	return nil
}

// Article returns the element that holds the report, or nil.
func (p *Page) Article(report string) *Article {
	for _, a := range p.Articles {
		if a.Report == report {
			return a
		}
	}
	return nil
}

// walk reads n and all below it, inside article a or none, out of sight or not.
func (p *Page) walk(n *html.Node, a *Article, hidden bool) {
	hidden = hidden || hides(n)
	if n.Type == html.ElementNode {
		switch n.Data {
		case "html":
			p.HTMLLang = Attr(n, "lang")
		case "head":
			p.Head = n
		case "title":
			if p.TitleNode == nil && n.Namespace == "" {
				p.Title, p.TitleNode = Text(n), n
			}
		case "meta":
			if strings.EqualFold(strings.TrimSpace(Attr(n, "http-equiv")), "refresh") {
				p.Refresh = n
			}
			if name := Attr(n, "name"); name != "" {
				p.Metas = append(p.Metas, Meta{Name: name, Content: Attr(n, "content"), Node: n})
			}
		case "link":
			if strings.EqualFold(Attr(n, "rel"), "alternate") && Attr(n, "hreflang") != "" {
				p.Alts = append(p.Alts, Alternate{Lang: Attr(n, "hreflang"), Href: Attr(n, "href"), Node: n})
			}
		case "footer":
			p.Footers = append(p.Footers, n)
		case "style":
			if c := n.FirstChild; c != nil && c.NextSibling == nil && p.inert == 0 {
				p.styles(n, "", c.Data)
			}
		case "template":
			p.inert++
			defer func() { p.inert-- }()
		case "h1":
			p.H1 = append(p.H1, n)
		case "h2", "h3", "h4", "h5", "h6":
			if a != nil {
				p.Headings = append(p.Headings, Heading{Level: int(n.Data[1] - '0'), ID: Attr(n, "id"), Text: Text(n), Node: n, Hidden: hidden})
			}
		}
		for _, at := range n.Attr {
			switch at.Key {
			case "href", "src", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "background", "style":
				if p.inert == 0 {
					p.collect(n, at)
				}
			case "id":
				p.IDs = append(p.IDs, at.Val)
			case "name":
				if n.Data == "a" {
					p.IDs = append(p.IDs, at.Val)
				}
			case "data-page-type":
				p.Kind = at.Val
			case "data-report":
				a = &Article{Report: at.Val, Node: n, Hooks: map[string][]*html.Node{}}
				p.Articles = append(p.Articles, a)
			case "data-fact", "data-computed", "data-operand":
				if a != nil {
					a.show(at.Key, ShownFact{ID: at.Val, Value: Attr(n, "value"), Text: Text(n), Node: n, Hidden: hidden})
				}
			default:
				if strings.HasPrefix(at.Key, "data-") {
					hooks := p.Hooks
					if a != nil {
						hooks = a.Hooks
					}
					hooks[at.Key] = append(hooks[at.Key], n)
				}
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, a, hidden)
	}
}
