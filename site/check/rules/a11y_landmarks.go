package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yLandmarks asks how readers get past what every page repeats.
var A11yLandmarks = &check.Rule{
	ID:      "a11y-landmarks",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `正文有标记，读者能跳过每页重复的内容

正文放在 main 里，菜单放在 nav 里，页面开头有“跳到正文”的链接，用键盘和读屏软件的人就不必每页从头听一遍菜单。没有 main 的为警告；正文之前有三个以上链接、
却没有跳转链接或 nav 的，也为警告；他处页面合并为一条提示。写成 role="main"、role="navigation" 的一样算。网页片段不判断。`,
		disclosure.En: `the text is marked, and readers can get past what every page repeats

With the text in main, menus in nav and a link to the text at the beginning, those who use a keyboard or a screen reader need
not go through the menus on each page. No main is a warning; so is no such link, or no nav, where more than three links stand
before the text. Pages that were not built here get one note. role="main" and role="navigation" will do. Fragments are passed
over.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("2.4.1")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if !page.Whole() {
			return
		}
		l := landmarksOf(page)
		body := bodyOf(page)
		if p.Site.Foreign {
			if l.main == nil && l.links > 3 {
				p.Infof(page.At(body), check.Values{Expected: "main"}, "正文没有标记（main），读屏软件的使用者每页都要先听完菜单；请把正文放进 main，并在开头加“跳到正文”的链接",
					"the text is not marked (main), so users of screen readers hear the menus first on each page; put it in main, and a link to it at the beginning")
			}
			return
		}
		if l.main == nil {
			p.Warnf(page.At(body), check.Values{Expected: "main"}, "页面没有 main；请把正文放进 main", "the page has no main; put its text in one")
		} else if l.links > 3 {
			if !l.skip {
				p.Warnf(page.At(body), check.Values{Expected: "#" + check.Attr(l.main, "id")}, "正文之前有 %d 个链接，却没有跳到正文的链接；请在页面开头加一个", "%d links stand before the text, but none leads to it; begin the page with one that does", l.links)
			}
			if !l.nav {
				p.Warnf(page.At(body), check.Values{Expected: "nav"}, "正文之前的 %d 个链接不在 nav 里；请把菜单放进 nav", "the %d links before the text are in no nav; put the menu in one", l.links)
			}
		}
	},
}

type landmarks struct {
	main  *html.Node
	nav   bool
	skip  bool // an early link leads into the page
	links int  // before main
}

func landmarksOf(page *check.Page) landmarks {
	var l landmarks
	nth := 0
	for _, n := range page.All("a", "main", "nav", "div", "section") {
		role := check.Attr(n, "role")
		switch {
		case n.Data == "main" || role == "main":
			if l.main == nil {
				l.main = n
			}
		case n.Data == "nav" || role == "navigation":
			l.nav = true
		case n.Data == "a" && hasAttr(n, "href"):
			nth++
			if href := check.Attr(n, "href"); nth <= 3 && len(href) > 1 && href[0] == '#' {
				l.skip = true
			}
			if l.main == nil {
				l.links++
			}
		}
	}
	return l
}
