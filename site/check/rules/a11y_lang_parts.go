package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yLangParts finds words in another language than the page's.
var A11yLangParts = &check.Rule{
	ID:      "a11y-lang-parts",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `夹在页面里的另一种语言有标记

读屏软件按 lang 换声音。中文页面上四个以上相连的外文单词、英文页面上相连的五个以上汉字，应放在标明 lang 的元素里；没有的为警告，每页一条，
他处页面为提示。人名等专名、括号里附注的中文、发文字号，以及缩写（GDP、ICP）、网址、代码、型号和全大写的词不算。没有声明页面语言的，由 a11y-lang 看。日文与中文同用的汉字，本规则分不开。`,
		disclosure.En: `another language within a page is marked as such

Screen readers change their voice by lang. Four foreign words in a row on a Chinese page, and five Chinese characters in a row
on an English one, should stand in an element with lang. Those that do not are a warning, one for each page, and a note on
pages that were not built here. Proper names, Chinese in brackets, numbers of documents, abbreviations (GDP, ICP), addresses,
code, types of machines and words in capitals do not count. Whether the page declares a language is for a11y-lang. Characters that Japanese shares with Chinese are not told apart.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("3.1.2")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		zh := chinese(p, page)
		var found []slip
		look := hintHan
		if zh {
			look = hintLatin
		}
		for _, b := range hinted(p, page, look) {
			visitTexts(b.Node, zh, func(text string) {
				if words := otherWords(text, zh); words != "" {
					found = append(found, slip{block: b, words: words})
				}
			})
		}
		mark := map[bool]string{true: "en", false: "zh-CN"}[zh]
		tell(p, page, warnOrInfo(p), uniqueSlips(found), disclosure.Say("这些文字与页面的语言不同，却没有标明（lang）", "these words are in another language than the page, and no lang says so"),
			disclosure.Say("请放进标明语言的元素，如 <span lang=\"%s\">", "put them in an element that names it, as <span lang=\"%s\">", mark))
	},
}

var (
	latinRun = regexp.MustCompile(`[A-Za-z][A-Za-z'’-]*(?:,? [A-Za-z][A-Za-z'’-]*){3,}`)
	hanRun   = regexp.MustCompile(`\p{Han}{5,}`)
	// What has no language of its own: numbers of documents and of items, what is
	// added in brackets.
	hanName = regexp.MustCompile(`\p{Han}{1,8}[-－_]\d[\d-]*|\p{Han}{1,12}[〔\[（(]\d{4}[〕\]）)]\s?\d+\s?号|[（(][^（）()]{1,60}[）)]`)
)

func hasHan(text string) bool {
	return strings.IndexFunc(text, isHan) >= 0
}

// otherWords gives the first run of words in the other language, or "".
func otherWords(text string, zh bool) string {
	if !zh {
		return hanRun.FindString(hanName.ReplaceAllString(text, " "))
	}
	for _, run := range latinRun.FindAllString(text, -1) {
		small := 0
		for _, w := range strings.Fields(run) {
			if len(w) > 1 && strings.ToUpper(w) != w {
				small++
			}
		}
		if small >= 4 {
			return run
		}
	}
	return ""
}

// visitTexts gives each text below n that no lang declares to be in the other
// language than the page's.
func visitTexts(n *html.Node, zh bool, visit func(string)) {
	for a := n; a != nil; a = a.Parent {
		if declares(a, zh) || passedOver[a.Data] && a.Data != "nav" || a.Data == "code" || a.Data == "pre" {
			return
		}
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			visit(n.Data)
		case n.Type == html.ElementNode && (declares(n, zh) || passedOver[n.Data] || n.Data == "code" || n.Data == "noscript" || hidden(n)):
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	// The block's own words only: blocks inside it come by themselves.
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode || inline[c.Data] || c.Data == "span" || c.Data == "data" || c.Data == "time" || c.Data == "cite" {
			walk(c)
		}
	}
}

// declares reports whether the element says that it is not in the page's language.
func declares(n *html.Node, zh bool) bool {
	lang := check.Attr(n, "lang")
	return lang != "" && n.Data != "html" && strings.EqualFold(primary(lang), "zh") != zh
}

// uniqueSlips leaves out what was found in the same words before.
func uniqueSlips(all []slip) []slip {
	seen := map[string]bool{}
	var out []slip
	for _, s := range all {
		if !seen[s.words] {
			seen[s.words] = true
			out = append(out, s)
		}
	}
	return out
}
