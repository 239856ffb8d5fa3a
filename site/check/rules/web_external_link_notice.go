package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebExternalLinkNotice looks for links that leave the site without saying so.
var WebExternalLinkNotice = &check.Rule{
	ID:    "web-external-link-notice",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `指向其他网站的链接有说明

读者应知道点开之后就离开了本网站。规则看正文中指向其他网站的链接：链接文字或紧接其后写有“站外”“外部链接”之类的字样，或者链接标明 rel="external"、title、aria-label 中有这些字样的，算有说明；
没有的为提示，每页一条。页脚的标识和备案链接不看。脚本弹出的提示看不到；别人建的页面不检查。`,
		disclosure.En: `a link to another site says so

Readers should know that a link takes them off the site. The rule looks at the links of the text that lead to other sites: words such as "external link"
in the link or right behind it, in its title or aria-label, or rel="external", say so; without any, it is a note, one for each page. Links of
marks and numbers in the foot are passed over. Notices that scripts show are not seen. Pages that we did not build are not checked.`,
	},
	Cites: []disclosure.Cite{{
		Instrument: "《政府网站发展指引》（国办发〔2017〕47号）", Article: "外部链接", Confidence: disclosure.M,
	}},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		n, first := 0, (*html.Node)(nil)
		for _, l := range page.Links {
			if l.Node.Data != "a" || l.To.Internal || l.To.Beyond || !strings.HasPrefix(l.URL, "http") && !strings.HasPrefix(l.URL, "//") || inFooter(page, l.Node) || saysExternal(l.Node) {
				continue
			}
			if n++; first == nil {
				first = l.Node
			}
		}
		if n > 0 {
			p.Infof(page.At(first), check.Values{Found: check.Attr(first, "href")}, "没有说明的站外链接有 %[2]d 个，第一个指向 %[1]s；请在链接之后注明", "links that leave the site without saying so: %[2]d, the first of them to %[1]s; say so behind the link",
				hostOf(check.Attr(first, "href")), n)
		}
	},
}

var externalWords = regexp.MustCompile(`(?i)站外|外部链接|其他网站|离开本站|external|another site|leaves? (?:the|this) site`)

func saysExternal(n *html.Node) bool {
	if externalWords.MatchString(check.Attr(n, "rel") + " " + check.Attr(n, "title") + " " + check.Attr(n, "aria-label") + " " + check.Text(n)) {
		return true
	}
	next := n.NextSibling
	return next != nil && (next.Type == html.TextNode && externalWords.MatchString(opening(next.Data, 20)) || next.Type == html.ElementNode && externalWords.MatchString(opening(check.Text(next), 20)))
}

func opening(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}
