package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// I18nTitles looks for the Chinese titles of documents on English pages.
var I18nTitles = &check.Rule{
	ID:    "i18n-titles",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `英文页面第一次提到一份文件时附上中文名称

法律文件的英文译名不统一，读者靠中文名称才能查到原文。报告登记的文件（[documents]）和报告自己的题目，在英文页面上第一次出现时没有中文的，为提示。
正文里没有登记的文件，本规则不知道。`,
		disclosure.En: `an English page gives the Chinese title of a document where it first names it

English titles of Chinese documents vary, and only the Chinese one leads readers to the text. A document that a report lists
(under [documents]), or the report itself, without its Chinese title where the English page first names it, is a note. Documents that are not listed are not known here.`,
	},
	Cites:   []disclosure.Cite{editorial},
	Subject: disclosure.Say("报告的英文页面", "English page of a report"),
	On:      func(page *check.Page) bool { return isEnglish(page) && articleOf(page) != nil },
	Page: func(p *check.Pass, page *check.Page) {
		a := articleOf(page)
		p.Saw(1)
		seen := map[string]bool{}
		for _, n := range a.Hooks["data-document"] {
			key := check.Attr(n, "data-document")
			if seen[key] || hidden(n) {
				continue
			}
			seen[key] = true
			p.Saw(1)
			if !hasHan(check.Text(n)) && !hasHan(textBehind(n, 80)) {
				p.Infof(page.At(n), check.Values{Found: check.Text(n)}, "“%[1]s”第一次出现时没有附中文名称；请在括号里补上", "%[1]q is named without its Chinese title; add it in brackets", short(check.Text(n)))
			}
		}
		if h1 := titleOf(&check.Shown{Page: page, Article: a}); h1 != nil && !hasHan(check.Text(h1)) && len(visible(a.Hooks["data-title-zh"])) == 0 {
			p.Infof(page.At(h1), check.Values{Found: check.Text(h1)}, "报告的题目旁没有中文题目；请补上", "the title of the report stands without the Chinese one; add it")
		}
	},
}

// textBehind gives some of the text that follows n in its line.
func textBehind(n *html.Node, most int) string {
	block, text := blockOf(n), ""
	for n != nil && n != block && len(text) < most {
		for s := n.NextSibling; s != nil && len(text) < most; s = s.NextSibling {
			switch {
			case s.Type == html.TextNode:
				text += s.Data
			case s.Type == html.ElementNode && !hidden(s):
				text += check.Text(s)
			}
		}
		n = n.Parent
	}
	return text
}
