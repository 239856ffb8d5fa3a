package rules

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiPlatformFunctions looks for a way to find what is disclosed.
var OgiPlatformFunctions = &check.Rule{
	ID:    "ogi-platform-functions",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `公开的信息可以检索

条例要求政府信息公开平台具备检索、查阅、下载功能。检索：首页有搜索框，或者网站有一个列出全部报告的索引页，不用脚本也能查找；两者都没有的为警告。
查阅即网页本身；下载由 web-downloads 检查：有数据的报告须提供文件。搜索是否好用看不到；别人建的页面不知道哪页是首页，不检查。`,
		disclosure.En: `what is disclosed can be searched

The Regulations ask the platform for search, reading and download. Search: the home page has a search box, or the site an index page that lists all reports, which works without scripts; neither is a warning. Reading is the page
itself. web-downloads looks at download: reports with numbers must offer files. Whether a search works well is not seen. Which of the pages that we did not build is the home page is not known, so they are not checked.`,
	},
	Cites:   []disclosure.Cite{ogi24, platform61, i19Works},
	Subject: disclosure.Say("首页", "home page"),
	Site: func(p *check.Pass) {
		const home = "index.html"
		if p.Site.Note(home) == nil {
			p.Skip("没有首页", "there is no home page")
			return
		}
		p.Saw(1)
		all := p.Site.Titled()
		if !p.Site.Official && nothingFiled(p) {
			return // a new sample site has nothing to find yet
		}
		for note := range p.Site.Notes() {
			if (note.Kind == "list" || note.Kind == "home") && len(all) > 0 && lists(note, all) {
				return
			}
		}
		page, err := p.Reread(home)
		if err != nil || page == nil {
			p.Skip("首页无法读取", "the home page cannot be read")
			return
		}
		found := false
		eachElement(bodyOf(page), func(n *html.Node) { found = found || searches(n) })
		if !found {
			p.Warnf(page.At(bodyOf(page)), check.Values{}, "首页没有搜索框，网站也没有列出全部报告的索引页；请加上其中之一", "the home page has no search box, and the site no index page that lists all reports; add one or the other")
		}
	},
}

// lists reports whether the page lists every one of the reports.
func lists(note *check.Note, all []string) bool {
	if len(note.Entries) < len(all) {
		return false
	}
	listed := map[string]bool{}
	for _, e := range note.Entries {
		listed[e.Report] = true
	}
	for _, id := range all {
		if !listed[id] {
			return false
		}
	}
	return true
}

var searchWords = regexp.MustCompile(`(?i)search|sousuo|jiansuo|搜索|检索`)

// searches reports whether an element is a search box.
func searches(n *html.Node) bool {
	switch n.Data {
	case "form", "search":
		return n.Data == "search" || check.Attr(n, "role") == "search" || searchWords.MatchString(check.Attr(n, "action")+" "+check.Attr(n, "id")+" "+check.Attr(n, "name"))
	case "input":
		return strings.EqualFold(check.Attr(n, "type"), "search") || searchWords.MatchString(check.Attr(n, "placeholder")+" "+check.Attr(n, "title")+" "+check.Attr(n, "aria-label"))
	case "div":
		return check.Attr(n, "role") == "search"
	}
	return false
}

// eachElement visits the elements below n.
func eachElement(n *html.Node, visit func(*html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			visit(c)
			eachElement(c, visit)
		}
	}
}
