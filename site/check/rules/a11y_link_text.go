package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yLinkText reads the words of links, as screen readers list them.
var A11yLinkText = &check.Rule{
	ID:      "a11y-link-text",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `链接的文字说明它去哪里

读屏软件可以只列出链接。文字只是“更多”“详情”“点击这里”，所在的段落、列表项、单元格或标题里又没有别的字的链接，以及一个字也没有的链接，为警告，
每页各合并为一条。写了 aria-label、title 或用图片替代文字说明的不算；页内跳转和由脚本处理的链接（javascript:）不算。链接文字和目标是否相符，本规则不看。`,
		disclosure.En: `the words of a link say where it leads

Screen readers can list links alone. A link that reads only "more", "details" or "click here" where its paragraph, list item,
cell or heading says nothing else, and a link without words, are warnings, one of each kind for each page. Links with
aria-label or title, or with an image that has words in its place, do not count, nor do links within the page and those that
a script handles. Whether the words fit the place is not looked at.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("2.4.4")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var vague, silent []*html.Node
		for _, n := range page.All("a") {
			href := strings.TrimSpace(check.Attr(n, "href"))
			if href == "" || href[0] == '#' || strings.HasPrefix(strings.ToLower(href), "javascript:") || isNamed(n) || check.Attr(n, "aria-hidden") == "true" {
				continue
			}
			p.Saw(1)
			switch text := check.Text(n); {
			case text == "" && !drawn(n) && !hidden(n):
				silent = append(silent, n)
			case len(text) <= 40 && vagueLink.MatchString(text) && !drawn(n) && alone(n, text) && !hidden(n):
				vague = append(vague, n)
			}
		}
		if len(vague) > 0 {
			p.Warnf(page.At(vague[0]), check.Values{Found: check.Text(vague[0])}, "%[1]d 个链接的文字只是“%[3]s”一类，旁边也没有说明；请写明去哪里，如“更多通知公告”",
				"%[2]s no more than %[3]q or the like, and nothing around says more; name the place, as in \"more notices\"", len(vague), counted(len(vague), "link says", "links say"), check.Text(vague[0]))
		}
		if len(silent) > 0 {
			p.Warnf(page.At(silent[0]), check.Values{Found: check.Attr(silent[0], "href")}, "%[1]d 个链接没有文字，第一个指向 %[3]s；请写上文字或 aria-label",
				"%[2]s no words, the first leads to %[3]s; give it some, or an aria-label", len(silent), counted(len(silent), "link has", "links have"), check.Attr(silent[0], "href"))
		}
	},
}

var vagueLink = regexp.MustCompile(`(?i)^[\s\[【（(<《>»>+…·.]*(?:查看|点击|了解|阅读)?(?:更多|详情|详细|详细内容|全文|点击这里|点这里|点击此处|点此|此处|这里|这儿|进入|点击进入|点击查看|more|read more|details?|click here|here|link)[\s\]】）)》>»+…·.]*$`)

// drawn reports whether the link shows something beside text: an image, whose
// words are asked for elsewhere.
func drawn(n *html.Node) bool {
	for _, name := range []string{"img", "svg", "object", "input", "canvas", "video", "i"} {
		if holds(n, name) {
			return true
		}
	}
	return false
}

// alone reports whether what surrounds the link says nothing beside it.
func alone(n *html.Node, text string) bool {
	for around := n.Parent; around != nil; around = around.Parent {
		switch around.Data {
		case "p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "figcaption", "body":
			words := utf8.RuneCountInString(check.Text(around))
			if words > utf8.RuneCountInString(text)+2 {
				return false
			}
			if around.Data != "div" {
				return true
			}
		}
	}
	return true
}
