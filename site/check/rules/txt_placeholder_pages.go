package rules

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtPlaceholderPages looks for words that were to be replaced on pages that no
// report was filed for.
var TxtPlaceholderPages = &check.Rule{
	ID:    "txt-placeholder-pages",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `手工编写的页面上没有留下占位文字

首页、关于本站等手工编写的页面，也常留有“（待填写）”“××年”“____”或 lorem ipsum 之类的文字。规则查看没有填报数据的页面上的每一段文字。
表单里提示填写的字样不算；别处所建的页面上，“××”多为隐去姓名或号码，只认括号里的占位文字。
列表中重复报告标题和摘要之处不看，由 txt-placeholder 检查；图片里的文字看不到。`,
		disclosure.En: `no placeholder was left on pages written by hand

Pages written by hand, as the home page or the one about the site, keep a "(to be filled in)", "year XX" (××年), a line of
underscores or lorem ipsum, too. The rule looks at every piece of text of the pages that nothing was filed for. Words in forms
that ask readers to fill something in do not count; on pages that were not built here ×× mostly masks names and numbers, so only
words in brackets count. Where lists repeat titles and summaries of reports it does not look, for txt-placeholder does; it cannot
see text in pictures.`,
	},
	Cites:   []disclosure.Cite{ogi6},
	Subject: disclosure.Say("没有填报数据的页面", "page that nothing was filed for"),
	Foreign: true,
	On:      func(page *check.Page) bool { return page.Report == nil },
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1) // a page without a word holds no placeholder
		for _, b := range page.Blocks() {
			if b.Hidden {
				continue
			}
			if found := check.Placeholder(b.Text, !p.Site.Foreign); found != "" && !mentioned(b.Text, found) && !repeatsOrAsks(b.Node) {
				p.Warnf(page.At(b.Node), check.Values{Found: found}, "留有占位文字“%s”；请填写或删去", "the placeholder %q was left; fill it in, or take it out", found)
			}
		}
	},
}

// mentioned reports whether the words stand in quotation marks: who speaks of a
// placeholder has not left one.
func mentioned(text, words string) bool {
	before, _, _ := strings.Cut(text, words)
	for _, open := range []string{"“", "‘", "「", "『", `"`} {
		if strings.HasSuffix(before, open) {
			return true
		}
	}
	return false
}

// repeatsOrAsks reports whether a text stands in a list of reports, or in a form
// that readers fill in.
func repeatsOrAsks(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.Data {
		case "form", "label", "button", "option", "legend":
			return true
		}
		for _, a := range n.Attr {
			if a.Key == "data-report" || a.Key == "data-report-link" {
				return true
			}
		}
	}
	return false
}
