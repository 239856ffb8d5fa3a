package rules

import (
	"net/url"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// PlatWithinSite looks for a disclosure platform that is a website of its own.
var PlatWithinSite = &check.Rule{
	ID:    "plat-within-site",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `政府信息公开专栏是机关网站的栏目，不另设网站

通知要求以政府网站已有栏目为依托，不得设立专门网站。规则看正式网站：网站名称中有“信息公开”，地址（baseURL）又是域名的根目录的，为提示；放在门户网站域名之下的某个目录（如 /xxgk/）即可。
网站是不是门户的一部分，单看地址不一定知道，请人判断。示例网站和别人建的页面不检查。`,
		disclosure.En: `the disclosure column is part of the organ's website, not a website of its own

The notice asks that the platform be a column of the existing website, and that no website be set up for it. The rule looks at an
official site: where its name holds "information disclosure" (信息公开) and its address (baseURL) is the root of a domain, it is a
note; a folder on the portal's domain, such as /xxgk/, will do. Whether a site is part of a portal cannot always be told by its
address, so a person should judge. Samples, and pages that we did not build, are not checked.`,
	},
	Cites:   []disclosure.Cite{platform61},
	Subject: disclosure.Say("首页", "home page"),
	On:      func(page *check.Page) bool { return page.Path == "index.html" },
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		name := page.Meta("SiteName")
		base, err := url.Parse(p.Site.BaseURL)
		if !p.Site.Official || name == nil || err != nil || strings.Trim(base.Path, "/") != "" || !strings.Contains(name.Content, "信息公开") {
			return
		}
		p.Infof(page.At(page.Head), check.Values{Found: p.Site.BaseURL}, "网站“%[1]s”建在域名 %[2]s 的根目录；国办公开办函〔2019〕61号要求政府信息公开平台作为已有网站的栏目，请核对是否为门户网站的一部分",
			"the site %[1]q stands at the root of %[2]s; 国办公开办函〔2019〕61号 asks that the disclosure platform be a column of an existing website, so see whether it is part of a portal", strings.TrimSpace(name.Content), base.Hostname())
	},
}
