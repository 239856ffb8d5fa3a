package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// PlatName looks at what the disclosure platform calls itself.
var PlatName = &check.Rule{
	ID:    "plat-name",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `专栏名称是“政府信息公开”

通知要求各地政府信息公开平台统一名称、统一格式，名称为“政府信息公开”。规则看正文区链接到指南、制度、法定主动公开内容、年报中两项以上的首页或列表页（别人建的页面要三项以上）：
网页标题、各级标题和 ColumnName 标签都没有“政府信息公开”字样的，为警告，别人建的页面为提示。名称后加“专栏”“平台”的不算错。`,
		disclosure.En: `the disclosure column has the name that is asked for everywhere

The notice asks for one name and one format of the disclosure platform everywhere: "government information disclosure" (政府信息公开).
The rule looks at home and list pages whose middle links to two or more of guide, rules, what is disclosed proactively by law and
annual reports (three or more on pages that we did not build). Where neither title, headings nor ColumnName tag hold the name, it
is a warning, on pages that we did not build a note. "column" (专栏) or "platform" (平台) behind the name is no fault.`,
	},
	Cites:   []disclosure.Cite{platform61},
	Subject: disclosure.Say("政府信息公开专栏的首页", "home page of the disclosure column"),
	Foreign: true,
	On:      mayBePlatform,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		least, report := 2, p.Warnf
		if p.Site.Foreign {
			least, report = 3, p.Infof
		}
		if leads, _ := platformLinks(p, page); leads < least {
			return
		}
		said := page.Title
		for _, m := range tagsNamed(page, "ColumnName") {
			said += m.Content
		}
		for _, b := range page.Blocks() {
			switch b.Node.Data {
			case "h1", "h2", "h3":
				said += b.Text
			}
		}
		if !strings.Contains(check.Squeeze(said), "政府信息公开") {
			name := titleText(page)
			report(page.At(bodyOf(page)), check.Values{Found: name, Expected: "政府信息公开"}, "政府信息公开专栏的首页名为“%[1]s”；国办公开办函〔2019〕61号要求统一名称为“政府信息公开”，请更改", "the home page of the disclosure column is named %[1]q; 国办公开办函〔2019〕61号 asks for one name everywhere, 政府信息公开, so change it", name)
		}
	},
}
