package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A plant is one fault put into a page.
type plant struct {
	what string
	node *html.Node // the text that is changed
	to   string     // what it reads then
	do   func() (undo func())
}

// texts of a node that readers see, without those of buttons and panels.
func textsOf(n *html.Node) []*html.Node {
	var out []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && (n.Data == "button" || check.Attr(n, "id") != "" && strings.HasPrefix(check.Attr(n, "id"), "rate-")) {
			return
		}
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			out = append(out, n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return out
}

// altered changes the k-th letter or digit of a text into another.
func altered(s string, k int) string {
	r := []rune(s)
	var at []int
	for i, c := range r {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return s
	}
	i := at[k%len(at)]
	switch c := r[i]; {
	case c == '9':
		r[i] = '8'
	case c >= '0' && c < '9', c >= 'a' && c < 'z', c >= 'A' && c < 'Z':
		r[i] = c + 1
	case c == 'z' || c == 'Z':
		r[i] = c - 1
	case c == '三':
		r[i] = '二'
	default:
		r[i] = '三'
	}
	return string(r)
}

// plants lists faults of a page: no more than so many of each kind, spread over
// the page.
func plants(doc *html.Node, most int) []*plant {
	var out []*plant
	d := goquery.NewDocumentFromNode(doc)
	article := d.Find("article").First()
	add := func(what, selector string, k int) {
		all := article.Find(selector)
		step := max(1, all.Length()/most)
		for i := 0; i < all.Length(); i += step {
			texts := textsOf(all.Nodes[i])
			if len(texts) == 0 {
				continue
			}
			t := texts[(i+k)%len(texts)]
			if to := altered(t.Data, i*7+k); to != t.Data {
				out = append(out, &plant{what: what, node: t, to: to})
			}
		}
	}
	add("cell", "td [data-fact]", 0)
	add("fact", "p > [data-fact]", 0)
	add("fact", "p > [data-fact]", 1)
	add("word", "td[data-cell]", 1)
	add("label", "th", 1)
	add("prose", ".report__body > p", 3)
	add("prose", ".report__body > p", 20)
	add("heading", "h2, h3, h4", 2)
	add("title", "h1", 4)
	article.Find("[data-published], [data-formed]").Each(func(i int, s *goquery.Selection) {
		t := textsOf(s.Nodes[0])[0]
		at := strings.LastIndexAny(strings.SplitN(t.Data, ":", 2)[0][:10], "0123456789")
		out = append(out, &plant{what: "day", node: t, to: t.Data[:at] + altered(t.Data[at:], 0)})
	})
	add("source", "[data-source]", 1)
	add("signatory", "[data-signoff]", 1)
	add("addressee", "[data-addressee]", 1)
	add("mark", "[data-mark]", 1)
	add("field", "[data-field]", 1)
	article.Find(".report__body p, .report__body h3").Each(func(i int, s *goquery.Selection) {
		texts := textsOf(s.Nodes[0])
		if i%max(1, 40/most) != 0 || len(texts) == 0 || s.Closest("figcaption").Length() > 0 {
			return
		}
		t := texts[i%len(texts)]
		r := []rune(t.Data)
		k := (i * 5) % len(r)
		for name, put := range map[string]string{"a letter more": "某" + string(r[k]), "a letter less": "", "other words": "改成了别的文字"} {
			if to := string(r[:k]) + put + string(r[k+1:]); strings.Join(strings.Fields(to), "") != strings.Join(strings.Fields(t.Data), "") {
				out = append(out, &plant{what: name, node: t, to: to})
			}
		}
	})
	article.Find("td > data").Each(func(i int, s *goquery.Selection) {
		n := s.Nodes[0]
		if i%17 == 3 && n.FirstChild != nil && (n.FirstChild.Data == "0" || n.FirstChild.Data == "/") {
			out = append(out, &plant{what: "blank", node: n.FirstChild, to: ""})
		}
	})
	return append(out, structural(article, most)...)
}

// structural lists faults that move or remove elements.
func structural(article *goquery.Selection, most int) []*plant {
	var out []*plant
	remove := func(n *html.Node) func() func() {
		return func() func() {
			parent, next := n.Parent, n.NextSibling
			parent.RemoveChild(n)
			return func() { parent.InsertBefore(n, next) }
		}
	}
	insert := func(n, c *html.Node) func() func() {
		return func() func() {
			n.Parent.InsertBefore(c, n.NextSibling)
			return func() { n.Parent.RemoveChild(c) }
		}
	}
	each := func(selector string, visit func(n *html.Node)) {
		all := article.Find(selector)
		for i, step := 0, max(1, all.Length()/most); i < all.Length(); i += step {
			visit(all.Nodes[i])
		}
	}
	each(".report__body > p", func(n *html.Node) {
		out = append(out, &plant{what: "no paragraph", do: remove(n)})
		out = append(out, &plant{what: "another paragraph", do: insert(n, element("p", "此外，我区另行完成了下列填报时没有的工作，共计一百二十三项。"))})
	})
	each(".report__body > h3", func(n *html.Node) { out = append(out, &plant{what: "no heading", do: remove(n)}) })
	each("tbody tr", func(n *html.Node) {
		if table := goquery.NewDocumentFromNode(n).Closest("table"); len(textsOf(n)) > 1 && table.Find("[rowspan]").Length() == 0 {
			out = append(out, &plant{what: "no row", do: remove(n)})
		}
	})
	each("figure", func(n *html.Node) { out = append(out, &plant{what: "no table", do: remove(n)}) })
	return out
}

func element(name, text string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name}
	n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	return n
}

const prose = "against-text against-fact against-heading"

// rulesFor says which rules may tell of a fault.
var rulesFor = map[string]string{
	"cell": "against-table", "blank": "against-table", "word": "against-table", "label": "against-table", "no row": "against-table", "no table": "against-table",
	"fact": "against-fact", "prose": "against-text against-fact", "no paragraph": "against-text", "another paragraph": "against-text",
	"a letter more": prose, "a letter less": prose, "other words": prose, "heading": "against-heading", "no heading": "against-heading", "title": "against-title", "day": "against-date", "source": "against-source",
	"signatory": "against-signoff", "addressee": "against-signoff", "mark": "against-mark", "field": "against-field",
}

// plantedFaultsAreFound puts faults into pages one at a time: each is told
// once, by its rule, in its line.
func plantedFaultsAreFound(t *testing.T, pages []*builtPage) {
	planted, missed, cascades := map[string]int{}, map[string]int{}, map[string]int{}
	for i, b := range oneOfEachForm(pages) {
		most := 1
		if b.report.Edition == "data" {
			most = 8 // the founding report
		}
		doc, err := html.Parse(bytes.NewReader(b.html))
		if err != nil {
			t.Fatal(err)
		}
		e := editors[i%len(editors)]
		for _, p := range plants(doc, most) {
			if !e.whole && strings.Contains(" title source field ", " "+p.what+" ") || p.node != nil && !e.whole && hasAttr(p.node.Parent, "data-published") {
				continue // the CMS prints these itself
			}
			errors, last := errorsOf(t, b, doc, p, e)
			planted[p.what]++
			switch {
			case len(errors) == 0:
				missed[p.what]++
				t.Errorf("%s, %s: %s is not found: %s", b, e.name, p.what, describe(p))
			case len(errors) > 1 && p.what != "label":
				if cascades[p.what]++; cascades[p.what] <= 3 {
					t.Errorf("%s, %s: %s is told %d times: %s\n  %s", b, e.name, p.what, len(errors), describe(p), strings.Join(sentences(errors), "\n  "))
				}
			case e.whole && p.to != "" && p.what != "a letter less" && !strings.Contains(around(last, errors[0].Line), html.EscapeString(strings.TrimSpace(p.to))):
				t.Errorf("%s: %s is told in the wrong line: %s", b, p.what, errors[0].Sentence(disclosure.En))
			case !strings.Contains(rulesFor[p.what], errors[0].Rule):
				t.Errorf("%s, %s: %s is told by another rule: %s", b, e.name, p.what, errors[0].Sentence(disclosure.En))
			}
		}
	}
	for _, what := range strings.Split("cell blank word label fact prose heading title day source signatory addressee mark field", " ") {
		t.Logf("%-18s planted %5d, missed %d, told more than once %d", what, planted[what], missed[what], cascades[what])
	}
	for _, what := range []string{"a letter more", "a letter less", "other words", "no paragraph", "another paragraph", "no heading", "no row", "no table"} {
		t.Logf("%-18s planted %5d, missed %d, told more than once %d", what, planted[what], missed[what], cascades[what])
	}
}

// oneOfEachForm keeps the founding report and the last report of each form, in
// both languages.
func oneOfEachForm(all []*builtPage) []*builtPage {
	last := map[string]string{}
	for _, b := range all {
		last[b.report.Form.ID+b.report.Edition] = b.report.ID
	}
	var out []*builtPage
	for _, b := range all {
		if last[b.report.Form.ID+b.report.Edition] == b.report.ID {
			out = append(out, b)
		}
	}
	return out
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func describe(p *plant) string {
	if p.node == nil {
		return ""
	}
	return fmt.Sprintf("%q", p.to)
}

func sentences(all []*check.Finding) []string {
	var out []string
	for _, f := range all {
		out = append(out, f.Sentence(disclosure.En))
	}
	return out
}

// errorsOf puts one fault into a page, pastes it, and gives what is told.
func errorsOf(t *testing.T, b *builtPage, doc *html.Node, p *plant, e editor) ([]*check.Finding, []byte) {
	t.Helper()
	if p.do != nil {
		defer p.do()()
	} else {
		was := p.node.Data
		p.node.Data = p.to
		defer func() { p.node.Data = was }()
	}
	page := rendered(t, doc)
	var out []*check.Finding
	last := saved(t, &builtPage{b.report, b.lang, page}, e)
	for _, f := range prove(t, b.report, last).Findings {
		if f.Level == check.Error {
			out = append(out, f)
		}
	}
	return out, last
}

func rendered(t *testing.T, doc *html.Node) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := html.Render(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// around gives a page from a line to the end of the first element of text in it.
func around(page []byte, line int) string {
	all := strings.SplitAfter(string(page), "\n")
	if line < 1 || line > len(all) {
		return ""
	}
	return ofText.FindString(strings.Join(all[line-1:], ""))
}

var ofText = regexp.MustCompile(`(?s)^.*?</(?:p|td|th|dd|h\d)>`)
