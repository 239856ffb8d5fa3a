package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// PageEditionNotice tells readers whose words a report's page holds.
var PageEditionNotice = &check.Rule{
	ID:    "page-edition-notice",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `数据版的报告在每个页面上说明是数据版

数据版的文字不是发布机关的原文，而是依据已发布的报告另写的，两种语言的页面都须说明；原文版的页面不得有这种说明。不合的为错误。
说明怎样写，本规则不看。`,
		disclosure.En: `a data edition of a report says so on each of its pages

The text of a data edition is not the publishing organ's: it was written anew from a report already published, and the pages in
both languages must say so. A page that holds the filed text itself must not. Otherwise it is an error. How the notice is
worded is not looked at.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report: func(p *check.Pass, filed *check.Filed) {
		for _, shown := range held(p, filed) {
			p.Saw(1)
			switch all := notices(shown.Page, "data-edition-notice"); {
			case filed.Edition == "data" && len(all) == 0:
				p.Errorf(shown.At(), check.Values{Expected: filed.Edition}, "填报为数据版，页面却没有说明；请重新生成页面或检查模板", "a data edition was filed, but the page does not say so; build the page again or check its layout")
			case filed.Edition != "data" && len(all) > 0:
				p.Errorf(shown.Page.At(all[0]), check.Values{Found: check.Text(all[0]), Expected: filed.Edition}, "填报为原文，页面却说是数据版；请重新生成页面或检查模板", "the text itself was filed, but the page says that it is a data edition; build the page again or check its layout")
			}
		}
	},
}
