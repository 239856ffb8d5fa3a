package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// PlatFourParts looks for the four parts of the disclosure platform.
var PlatFourParts = &check.Rule{
	ID:    "plat-four-parts",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `政府信息公开专栏的四个部分都能从首页进入

政府信息公开专栏通常有指南、制度、法定主动公开内容和年报四个部分。规则看专栏首页：正式网站上名为“政府信息公开”的首页或列表页，或者正文区链接到两个以上部分的页面；
缺少的为警告，示例网站为提示。别人建的页面，链接到两个以上部分的才视为专栏首页，缺少的为提示。只发布报告的网站，专栏在门户网站上的，可以链接过去。四个部分的名单凭记忆，未核对原文。`,
		disclosure.En: `the four parts of the disclosure column can be reached from its home page

A column of government information disclosure commonly has four parts: guide, rules, what is disclosed proactively by law, and
annual reports. The rule looks at the home of the column: on an official site a home or list page named "government information
disclosure" (政府信息公开), or one whose middle links to two parts or more; what is missing is a warning, on a sample a note. Of the
pages that we did not build, those that link to two parts or more count, and what is missing is a note. A site of reports only,
whose column is on a portal, may link there. The list of parts is from memory and was not read.`,
	},
	Cites:   []disclosure.Cite{platform61Memo, platformSeen},
	Subject: disclosure.Say("政府信息公开专栏的首页", "home page of the disclosure column"),
	Foreign: true,
	On:      mayBePlatform,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		leads, missing := platformLinks(p, page)
		named := p.Site.Official && platformName.MatchString(titleText(page))
		if len(missing) == 0 || leads < 2 && !named {
			return
		}
		report, at := p.Infof, page.At(bodyOf(page))
		if p.Site.Official {
			report = p.Warnf
		}
		if !p.Site.Foreign {
			at = page.At(mainOf(page))
		}
		report(at, check.Values{Expected: footNames(missing, disclosure.ZhCN)}, "政府信息公开专栏的首页没有链接到%[1]s；请补上，或者链接到门户网站的相应栏目",
			"the home page of the disclosure column has no link to: %[2]s; add what is missing, or link to where the portal has it", footNames(missing, disclosure.ZhCN), footNames(missing, disclosure.En))
	},
}
