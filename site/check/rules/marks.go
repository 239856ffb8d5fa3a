package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// How marks of disclosure are written (requirements §1.1).
var (
	markLine  = regexp.MustCompile(`^[（(〔\[【]此件(?:为|属于?|可)?(主动公开|公开发布|公开|依申请公开|不予公开|不公开|免予公开|内部公开|删减后公开|部分公开)[。.]?[)）\]〕】]$`)
	markField = regexp.MustCompile(`^(?:公开属性|公开类别|公开方式|公开形式|信息公开选项|公开选项)[:：]?(主动公开|依申请公开|不予公开|不公开)$`)
	fieldName = regexp.MustCompile(`^(?:公开属性|公开类别|公开方式|公开形式|信息公开选项|公开选项)(?:[:：]|$)`)
)

// attributes tells what the words of a mark mean; 公开发布 is the wording of the
// Party and the State Council, 主动公开 that of the regulations.
var attributes = map[string]string{
	"主动公开": "proactive", "公开发布": "proactive", "公开": "proactive",
	"依申请公开": "on-request",
	"不予公开":  "withheld", "不公开": "withheld", "免予公开": "withheld", "内部公开": "withheld",
}

// englishMarks are tried in this order.
var englishMarks = []struct {
	words     *regexp.Regexp
	attribute string
}{
	{regexp.MustCompile(`(?i)\bnot (to be )?(made )?(disclosed|public|published)|\bwithheld\b`), "withheld"},
	{regexp.MustCompile(`(?i)\b(up)?on (request|application)\b`), "on-request"},
	{regexp.MustCompile(`(?i)\bproactive|\bown initiative\b|\bpublicly|\bmade public\b|\bpublic release\b|\bdisclosed to the public\b`), "proactive"},
}

var attributeNames = map[string]disclosure.Text{
	"proactive":  {disclosure.ZhCN: "主动公开", disclosure.En: "proactive disclosure"},
	"on-request": {disclosure.ZhCN: "依申请公开", disclosure.En: "disclosure on request"},
	"withheld":   {disclosure.ZhCN: "不予公开", disclosure.En: "no disclosure"},
}

// unbracket takes the brackets off a mark and reports whether it had them.
func unbracket(text string) (string, bool) {
	first, a := utf8.DecodeRuneInString(text)
	last, b := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune("（(〔[【", first) && strings.ContainsRune("）)〕]】", last) {
		return strings.TrimSpace(text[a : len(text)-b]), true
	}
	return text, false
}

// meaning tells the attribute that the words of a mark mean, "" if unknown.
func meaning(text string) string {
	inside, _ := unbracket(check.Squeeze(text))
	for _, pattern := range []*regexp.Regexp{markLine, markField} {
		for _, words := range []string{inside, "（" + inside + "）"} {
			if m := pattern.FindStringSubmatch(words); m != nil {
				return attributes[m[1]]
			}
		}
	}
	for _, e := range englishMarks {
		if e.words.MatchString(text) {
			return e.attribute
		}
	}
	return ""
}

// A foundMark is a place where a page says how a document is disclosed.
type foundMark struct {
	words string
	node  *html.Node
}

// marksOn finds the marks of a report's page: fields above its text (公开属性：
// 主动公开), lines of their own in the article (（此件主动公开）), and what
// carries data-mark. Words within a sentence are no mark.
func marksOn(shown *check.Shown) []foundMark {
	var out []foundMark
	seen := map[*html.Node]bool{}
	add := func(words string, n *html.Node) {
		if !seen[n] && !hidden(n) {
			seen[n] = true
			out = append(out, foundMark{words, n})
		}
	}
	var field *html.Node // the one that names an attribute; its value is expected next
	name, inText, inArticle := "", false, false
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.ElementNode && passedOver[n.Data]:
			return
		case len(shown.Page.Headings) > 0 && n == shown.Page.Headings[0].Node:
			inText, field = true, nil
		case n == shown.Article.Node:
			inArticle = true
			defer func() { inArticle, inText = false, true }()
		case n.Type == html.ElementNode && inArticle && hasAttr(n, "data-mark"):
			add(check.Text(n), n)
		case n.Type == html.TextNode:
			if inArticle && strings.Contains(n.Data, "此件") {
				if block := blockOf(n); !seen[n.Parent] && markLine.MatchString(check.Squeeze(check.Text(block))) {
					add(check.Text(block), block)
				}
			}
			if inText || field == nil && !strings.Contains(n.Data, "公") {
				return // no field begins here, and none is open
			}
			text := check.Squeeze(n.Data)
			switch {
			case text == "":
			case fieldName.MatchString(text):
				field, name = n.Parent, text
				if markField.MatchString(text) {
					add(text, field)
					field = nil
				}
			case field != nil:
				if name += text; markField.MatchString(name) {
					add(name, field)
				}
				if utf8.RuneCountInString(strings.Trim(text, ":：")) > 0 {
					field = nil
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(shown.Page.Doc.Nodes[0])
	return out
}

// passedOver names the elements that hold no text of the report; menus often
// lead to 依申请公开.
var passedOver = map[string]bool{"head": true, "nav": true, "script": true, "style": true}

// inline names the elements that a line of text may run through.
var inline = map[string]bool{"a": true, "b": true, "em": true, "font": true, "i": true, "small": true, "span": true, "strong": true, "u": true}

// blockOf is the element that makes the line in which a text stands.
func blockOf(n *html.Node) *html.Node {
	for n = n.Parent; inline[n.Data] && n.Parent != nil; n = n.Parent {
	}
	return n
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
