package rules

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebCanonical reads the address that a page gives as its own.
var WebCanonical = &check.Rule{
	ID:    "web-canonical",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面写明的规范地址（rel=canonical）是它自己的地址

搜索引擎按 link rel="canonical" 收录页面。首页、列表页和内容页写有规范地址的，须是网站设置的地址（baseURL）之下的本页；
指向别处的，为警告。内容页没有写的，也为警告。`,
		disclosure.En: `the address that a page gives as its own (rel=canonical) is its own

Search engines file a page under its link rel="canonical". Where a home, list or content page has one, it should lead to that
very page below the address in the settings (baseURL); one that leads elsewhere is a warning. So is a content page without one.`,
	},
	Cites:   []disclosure.Cite{settings, canonicalLink},
	Subject: disclosure.Say("首页、列表页或内容页", "home, list or content page"),
	On: func(page *check.Page) bool {
		return page.Kind == "home" || page.Kind == "list" || page.Kind == "content" || isReportPage(page)
	},
	Page: webCanonical,
}

func webCanonical(p *check.Pass, page *check.Page) {
	p.Saw(1)
	found := false
	for _, l := range page.Links {
		if !isCanonical(l.Node) || strings.TrimSpace(l.URL) == "" {
			continue
		}
		found = true
		if l.Err != nil || !l.To.Internal || l.To.Path != page.Path {
			p.Warnf(page.At(l.Node), check.Values{Found: l.URL, Expected: page.Path}, "规范地址是“%[1]s”，不是本页 %[2]s；请改为本页的地址", "the canonical address is %[1]q, not this page, %[2]s; give the address of this page", l.URL, page.Path)
		}
	}
	if !found && page.Kind != "home" && page.Kind != "list" {
		p.Warnf(page.At(page.Head), check.Values{Expected: page.Path}, "内容页没有写明规范地址（rel=canonical）；请在模板中加上", "the content page has no canonical address (rel=canonical); add it to the layout")
	}
}

func isCanonical(n *html.Node) bool {
	return n.Data == "link" && slices.Contains(strings.Fields(strings.ToLower(check.Attr(n, "rel"))), "canonical")
}
