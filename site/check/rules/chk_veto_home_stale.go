package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkVetoHomeStale looks at how new the newest item of the home page is.
var ChkVetoHomeStale = &check.Rule{
	ID:    "chk-veto-home-stale",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `首页两周内有更新

检查指标规定，首页两周没有更新的网站不合格。规则取正式网站首页上最新的日期（time 元素，包括报告的），与检查之日相比，超过十四天的为提示：
只发布年度报告的网站一年只更新几次，是正常的；设有动态栏目的门户网站就要查明。示例网站不受检查；别人建的页面不知道是哪天保存的，不检查。`,
		disclosure.En: `the home page had something new within two weeks

By the inspection indicators a site fails whose home page had nothing new for two weeks. On an official site the rule takes the newest date of the home page (time
elements, those of reports too) and holds it against the day of the check; more than fourteen days is a note: for a site that publishes annual reports only it is
natural, for a portal with news it is to be looked into. Samples are not inspected; of pages that we did not build the day they were saved is not known, so they are not checked.`,
	},
	Cites:   []disclosure.Cite{i19Home},
	Subject: disclosure.Say("首页", "home page"),
	On:      func(page *check.Page) bool { return page.Kind == "home" && page.Path == "index.html" },
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if !p.Site.Official {
			p.Skip("示例网站不受网站检查，首页是否按期更新未作判断", "a sample site is not inspected, so whether its home page is kept up to date was not judged")
			return
		}
		var dates []disclosure.Date
		eachSeen(mainOf(page), func(n *html.Node) {
			if n.Data == "time" {
				if d, ok := dateIn(check.Attr(n, "datetime") + " " + check.Text(n)); ok {
					dates = append(dates, d)
				}
			}
		})
		if len(dates) == 0 {
			p.Infof(page.At(mainOf(page)), check.Values{}, "首页没有写明日期的条目；检查时没有日期的视为没有更新，请给条目加上日期", "the home page has no entry with a date; inspections take those without one for stale, so give entries their dates")
			return
		}
		last := newest(dates)
		if days := daysBetween(last, p.Site.Today); days > 14 {
			p.Infof(page.At(mainOf(page)), check.Values{Found: last.String()}, "首页最新的一条是 %[1]s，距 %[2]s 已有 %[3]d 天；只发布年度报告的网站属正常，设有动态栏目的须在两周内更新",
				"the newest item of the home page is of %[1]s, %[3]d days before %[2]s; for a site of annual reports that is natural, one with news needs something new every two weeks", last, p.Site.Today, days)
		}
	},
}
