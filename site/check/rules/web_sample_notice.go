package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebSampleNotice sees to it that no sample site passes for a government's.
var WebSampleNotice = &check.Rule{
	ID:    "web-sample-notice",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `不是政府网站的，每个页面都说明是示例

网站设置中没有声明为政府网站（official = true）的，每个页面都须有可见的示例说明；声明为政府网站的，任何页面都不得有。不合的为错误。
声明是否属实，本规则无从得知。`,
		disclosure.En: `a site that is not a government's says on every page that it is a sample

Unless the site's settings declare it a government's (official = true), every page must carry a visible notice that it is a
sample; if they do, no page may. Otherwise it is an error. Whether the declaration is true cannot be known here.`,
	},
	Cites:   []disclosure.Cite{settings},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		switch all := notices(page, "data-sample-notice"); {
		case !p.Site.Official && len(all) == 0:
			p.Errorf(page.At(bodyOf(page)), check.Values{}, "网站设置为示例网站，页面却没有说明；请在模板中恢复示例说明", "the site is set up as a sample, but the page does not say so; put the notice back into the layout")
		case p.Site.Official && len(all) > 0:
			p.Errorf(page.At(all[0]), check.Values{Found: check.Text(all[0])}, "网站设置为政府网站，页面却说是示例；请从模板中去掉示例说明", "the site is set up as a government's, but the page says that it is a sample; take the notice out of the layout")
		}
	},
}
