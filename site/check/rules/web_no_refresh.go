package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebNoRefresh finds content pages that do not stay.
var WebNoRefresh = &check.Rule{
	ID:    "web-no-refresh",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `内容页不自动刷新，也不自动跳转

带有 meta http-equiv="refresh" 的内容页，读到一半就会重来或离开，使用读屏软件的人尤其受影响，因此提醒。没有内容、只用于转到新地址的页面不在此列。
脚本造成的跳转看不出来。
不是本工具所建的页面（--foreign）同样提醒。`,
		disclosure.En: `content pages neither reload nor leave by themselves

A content page with meta http-equiv="refresh" starts again, or goes away, while people read it; those who use a screen reader
suffer most. It is a warning. Pages that hold nothing and only lead to a new address are not meant. What scripts do is not seen.
Pages that were not built here (--foreign) are warned of, too.`,
	},
	Cites:   []disclosure.Cite{wcag("2.2.1"), wcag("3.2.5")},
	Subject: disclosure.Say("内容页", "content page"),
	Abroad:  &check.Abroad{Subject: disclosure.Say("内容页", "content page"), On: func(page *check.Page) bool { return page.Reading().Kind == check.KindContent }, Page: noRefresh},
	On:      func(page *check.Page) bool { return page.Kind == "content" || isReportPage(page) },
	Page:    noRefresh,
}

func noRefresh(p *check.Pass, page *check.Page) {
	p.Saw(1)
	if page.Refresh == nil {
		return
	}
	content := check.Attr(page.Refresh, "content")
	p.Warnf(page.At(page.Refresh), check.Values{Found: content}, "内容页会自动刷新或跳转（refresh 为“%s”）；请去掉这个标签", "a content page reloads or leaves by itself (refresh is %q); take the tag out", content)
}
