package rules

import (
	"regexp"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkVetoInteraction looks for a way to ask the office something.
var ChkVetoInteraction = &check.Rule{
	ID:    "chk-veto-interaction",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `首页有网上咨询、留言的入口

检查指标规定，没有网上咨询渠道的网站不合格。规则在正式网站的首页上找这样的链接：互动交流、我要留言、咨询、信箱、意见征集、依申请公开、我为政府网站找错等，没有的为警告。
网站只是门户网站的一个栏目的，入口在门户的页头里，可链接过去。入口能否提交、三个月内是否答复，看不到。示例网站没有受理的机关，不检查；别人建的页面不知道哪页是首页，不检查。`,
		disclosure.En: `the home page has a way to ask and to write

By the inspection indicators a site fails that has no channel for enquiries. The rule looks for such a link on the home page of an
official site: interaction (互动交流), messages (留言), questions (咨询), mailbox (信箱), calls for comments (意见征集), disclosure upon request
(依申请公开), report an error on government websites (我为政府网站找错), "contact" and the like; none is a warning. A site that is a column of
a portal may link to the portal's. Whether a message can be sent, and is answered within three months, is not seen. A sample has
no office to answer, and which of the pages that we did not build is the home page is not known; neither is checked.`,
	},
	Cites:   []disclosure.Cite{i19Talk, zhejiang},
	Subject: disclosure.Say("首页", "home page"),
	On:      func(page *check.Page) bool { return page.Kind == "home" },
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if !p.Site.Official {
			p.Skip("示例网站没有受理咨询的机关，有无互动渠道未作判断", "a sample site has no office to answer, so whether it has a channel for enquiries was not judged")
			return
		}
		for _, l := range page.Links {
			if l.Node.Data == "a" && (askWords.MatchString(check.Text(l.Node)) || leadsToEntry(l.URL)) && !hidden(l.Node) {
				return
			}
		}
		p.Warnf(page.At(bodyOf(page)), check.Values{}, "首页没有网上咨询、留言的入口；请链接到本机关或者门户网站的互动渠道", "the home page has no link for enquiries or messages; link to the channel of the office or of its portal")
	},
}

var askWords = regexp.MustCompile(`(?i)互动|留言|咨询|信箱|意见|依申请公开|找错|纠错|投诉|举报|来信|热线|12345|contact|enquir|inquir|message|feedback|report an error|request`)
