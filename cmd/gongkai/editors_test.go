package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gongkai/disclosure"
)

// What the editors of CMSs make of a pasted page, by their published rules. None
// of their code is here: each is a list of what it keeps, and a few habits.

// An editor changes a page as pasting it would.
type editor struct {
	name  string
	paste func(body *html.Node)
	whole bool // it is given the whole page
	// tells says that what the editor does may be pointed out as a warning.
	tells bool
}

// editors are the ones that offices are given most, and two habits of CMSs.
var editors = []editor{
	{name: "stripped", whole: true, paste: func(n *html.Node) { keepAttributes(n, "href", "src", "colspan", "rowspan") }},
	{name: "TinyMCE", paste: tinyMCE},
	{name: "CKEditor 4", paste: ckEditor},
	{name: "KindEditor", paste: kindEditor},
	{name: "wangEditor", paste: wangEditor},
	{name: "UEditor", paste: uEditor},
	{name: "UEditor, set anew", paste: func(n *html.Node) { uEditor(n); setAnew(n) }, tells: true},
}

// elements visits every element below n, n itself not.
func elements(n *html.Node, visit func(*html.Node)) {
	var all []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode {
				all = append(all, c)
			}
			walk(c)
		}
	}
	walk(n)
	for _, e := range all {
		visit(e)
	}
}

func keepAttributes(n *html.Node, keys ...string) {
	elements(n, func(e *html.Node) {
		e.Attr = slices.DeleteFunc(e.Attr, func(a html.Attribute) bool { return !slices.Contains(keys, a.Key) })
	})
}

func rename(e *html.Node, to string) { e.Data, e.DataAtom = to, atom.Lookup([]byte(to)) }

// unwrap puts the children of an element in its place.
func unwrap(e *html.Node) {
	for c := e.FirstChild; c != nil; c = e.FirstChild {
		e.RemoveChild(c)
		e.Parent.InsertBefore(c, e)
	}
	e.Parent.RemoveChild(e)
}

// wrap puts an element around the children of another.
func wrap(e *html.Node, name string, attrs ...html.Attribute) {
	w := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name)), Attr: attrs}
	for c := e.FirstChild; c != nil; c = e.FirstChild {
		e.RemoveChild(c)
		w.AppendChild(c)
	}
	e.AppendChild(w)
}

func hasBlocks(e *html.Node) bool {
	found := false
	elements(e, func(c *html.Node) {
		found = found || strings.Contains(" p div h1 h2 h3 h4 h5 h6 ul ol table figure section article header nav ", " "+c.Data+" ")
	})
	return found
}

// only unwraps all elements but those named; those without text blocks of their
// own become paragraphs, as editors make them.
func only(n *html.Node, names string) {
	elements(n, func(e *html.Node) {
		switch {
		case strings.Contains(" "+names+" ", " "+e.Data+" "):
		case strings.Contains(" article section header footer main nav figure figcaption dl dt dd div fieldset legend caption ", " "+e.Data+" ") && !hasBlocks(e) && e.Parent.Data != "table":
			rename(e, "p")
		case e.Parent.Data == "table" && e.Data == "caption": // text may not stand in a table: it goes before
			e.Parent.RemoveChild(e)
		default:
			unwrap(e)
		}
	})
}

// tinyMCE keeps the elements of HTML5 and drops custom attributes: "any element
// or attribute outside the schema is removed" (content filtering options).
func tinyMCE(n *html.Node) {
	only(n, "a abbr article aside b blockquote br caption cite code col colgroup data dd del div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header i img ins li main nav ol p pre section small span strong sub sup table tbody td tfoot th thead time tr u ul")
	keepAttributes(n, "href", "src", "colspan", "rowspan", "style", "class", "id", "title", "alt", "scope", "headers")
}

// ckEditor is CKEditor 4 with the rules that its sample of a custom content
// filter names: headings to the third level, no lists, th and caption kept.
func ckEditor(n *html.Node) {
	elements(n, func(e *html.Node) {
		if e.Data == "h4" || e.Data == "h5" || e.Data == "h6" {
			rename(e, "p")
			wrap(e, "strong")
		}
	})
	only(n, "h1 h2 h3 p blockquote strong em del ins table tbody thead tfoot tr th td caption a img span br")
	keepAttributes(n, "href", "src", "colspan", "rowspan")
}

// kindEditor keeps what its option htmlTags lists; blank text becomes &nbsp;.
func kindEditor(n *html.Node) {
	only(n, "font span div table td th a embed img p ol ul li blockquote h1 h2 h3 h4 h5 h6 br hr tbody tr strong b sub sup em i u strike s del")
	keepAttributes(n, "href", "src", "colspan", "rowspan", "align", "border")
	texts(n, func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") })
}

// wangEditor knows paragraphs, headings, lists and tables without heads or
// groups; cells hold one line.
func wangEditor(n *html.Node) {
	elements(n, func(e *html.Node) {
		if e.Data == "th" {
			rename(e, "td")
		}
	})
	only(n, "p h1 h2 h3 h4 h5 ul ol li table tbody tr td a img span strong em u s code br hr blockquote sub sup")
	keepAttributes(n, "href", "src", "colspan", "rowspan")
	elements(n, func(e *html.Node) {
		if e.Data == "p" && e.Parent.Data != "li" {
			wrap(e, "span", html.Attribute{Key: "style", Val: "font-family: 仿宋; font-size: 16px"})
		}
	})
}

// uEditor wraps the text of cells in paragraphs and words in fonts, turns
// headings into bold paragraphs and th into td. (With its filter against
// scripts switched on it drops data and time with all they hold: see
// TestEditorThatDropsNumbers.)
func uEditor(n *html.Node) {
	elements(n, func(e *html.Node) {
		switch e.Data {
		case "h1", "h2", "h3", "h4", "h5", "h6":
			rename(e, "p")
			wrap(e, "strong")
		case "th":
			rename(e, "td")
			wrap(e, "p", html.Attribute{Key: "style", Val: "text-indent:2em"})
		case "td":
			wrap(e, "p")
			wrap(e.FirstChild, "font")
		}
	})
	only(n, "p strong em span font table tbody tr td a img br ul ol li caption")
	keepAttributes(n, "href", "src", "colspan", "rowspan", "style")
	split(n)
}

// split cuts long texts into two spans with an invisible sign between them, as
// copies of copies have them.
func split(n *html.Node) {
	var all []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode && len([]rune(c.Data)) > 12 && c.Parent.Data != "script" && c.Parent.Data != "style" {
				all = append(all, c)
			}
			walk(c)
		}
	}
	walk(n)
	for _, t := range all {
		r := []rune(t.Data)
		t.Data = string(r[:6])
		span := &html.Node{Type: html.ElementNode, Data: "span", DataAtom: atom.Span}
		span.AppendChild(&html.Node{Type: html.TextNode, Data: "\u200b" + string(r[6:])})
		t.Parent.InsertBefore(span, t.NextSibling)
	}
}

// setAnew is what UEditor's automatic typesetting may do: full-width signs and
// digits to half width, curly quotation marks straight, an indent of two wide
// blanks.
func setAnew(n *html.Node) {
	texts(n, func(s string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case r >= '！' && r <= '～':
				return r - 0xfee0
			case r == '“' || r == '”':
				return '"'
			}
			return r
		}, s)
	})
	elements(n, func(e *html.Node) {
		if e.Data == "p" && e.FirstChild != nil {
			e.InsertBefore(&html.Node{Type: html.TextNode, Data: "\u3000\u3000"}, e.FirstChild)
		}
	})
}

func texts(n *html.Node, change func(string) string) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode && c.Parent.Data != "script" && c.Parent.Data != "style" {
				c.Data = change(c.Data)
			}
			walk(c)
		}
	}
	walk(n)
}

// saved is a built page as an editor and its CMS would publish it. Without paste
// it is the whole page, with the attributes of the first editor alone.
func saved(t *testing.T, b *builtPage, e editor) []byte {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(b.html))
	if err != nil {
		t.Fatal(err)
	}
	if e.whole {
		e.paste(doc)
		var out bytes.Buffer
		if err := html.Render(&out, doc); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	text := goquery.NewDocumentFromNode(doc).Find("article .report__text").First()
	holder := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	for _, n := range text.Contents().Nodes {
		n.Parent.RemoveChild(n)
		holder.AppendChild(n)
	}
	e.paste(holder)
	var out bytes.Buffer
	for c := holder.FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(&out, c); err != nil {
			t.Fatal(err)
		}
	}
	return cms(t, b, out.String())
}

// cms puts a pasted text into a page as CMSs make them.
func cms(t *testing.T, b *builtPage, text string) []byte {
	t.Helper()
	words := cmsPages[b.lang]
	var fields strings.Builder
	add := func(label, value string) {
		fmt.Fprintf(&fields, "<tr><td><b>%s</b></td><td>%s</td></tr>", html.EscapeString(label), html.EscapeString(value))
	}
	if b.report.Index != "" {
		add(words["index"], b.report.Index)
	}
	for _, f := range b.report.Fields {
		if v := f.Text(b.lang); v != "" {
			add(f.Label.In(b.lang), v)
		}
	}
	page := strings.NewReplacer(
		"TITLE", html.EscapeString(b.report.Title.In(b.lang)), "SOURCE", html.EscapeString(b.report.Source.In(b.lang)),
		"DAY", b.report.Published.Format("2006-01-02"), "CLOCK", b.report.Published.Format("15:04"), "FIELDS", fields.String(),
	).Replace(words["page"])
	return []byte(strings.Replace(page, "TEXT", text, 1))
}

// cmsPages are two pages of CMSs, with what they put around a text.
var cmsPages = map[disclosure.Lang]map[string]string{
	disclosure.ZhCN: {"index": "索 引 号：", "page": `<!DOCTYPE html><html><head><meta charset="utf-8"><title>TITLE_政府信息公开_某某市人民政府</title></head><body>
<div class="top"><a href="/">网站首页</a> <a href="/xxgk">政府信息公开</a> <a href="/ysqgk">依申请公开</a> 2024年6月1日 星期六</div>
<div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk">政府信息公开</a> &gt; <a href="/xxgk/nb">年度报告</a> &gt; 正文</div>
<table class="xxgk"><tbody>FIELDS<tr><td>发布机构：</td><td>某某市人民政府办公室</td></tr></tbody></table>
<h1>TITLE</h1>
<div class="info"><span>发布日期：DAY CLOCK</span>&nbsp;&nbsp;<span>来源：SOURCE</span>&nbsp;&nbsp;<span>浏览次数：<script>document.write(1)</script>128</span> 字号：[<a>大</a> <a>中</a> <a>小</a>]</div>
<div id="zoom" class="TRS_Editor">TEXT</div>
<div class="tools"><a>【打印本页】</a><a>【关闭窗口】</a></div>
<h3>相关文档</h3><ul><li><a href="1.html">某某市2019年年度报告</a> <span>2020-01-30</span></li><li><a href="2.html">政策解读</a></li></ul>
<div class="footer">主办：某某市人民政府 承办：某某市人民政府办公室 网站标识码：3504000001 <a href="https://beian.miit.gov.cn/">闽ICP备00000000号</a></div>
</body></html>`},
	disclosure.En: {"index": "Index number", "page": `<!DOCTYPE html><html><head><title>TITLE | City Government</title></head><body>
<div><a href="/">Home</a> | <a href="/news">News</a> | Saturday, June 1, 2024</div>
<h1>TITLE</h1><p>Published: DAY CLOCK</p><p>Source: SOURCE</p>
<table>FIELDS</table>
<div class="content">TEXT</div>
<div>[Print] [Close] Share to: <a>WeChat</a></div>
<div>Related: <a href="x">Annual report 2019</a></div><div>Copyright City Government. All rights reserved.</div>
</body></html>`},
}
