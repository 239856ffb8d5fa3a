package rules

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebFooterSet looks for what the foot of a government's page must show.
var WebFooterSet = &check.Rule{
	ID:    "web-footer-set",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页脚显示网站的主办单位和各类标识，不多不少

页脚应有党政机关网站标识、“我为政府网站找错”入口、网站标识码、ICP 备案号、公安机关备案号、主办单位、联系方式和网站地图。这些只能来自网站设置（[params.gongkai]）：
正式网站前五项没有填写的为错误，其余为警告；填写了而页脚没有照样显示的，页脚显示设置中没有的编号的，为错误。示例网站全站只提示一次。
别人建的页面，缺少的各项合为一条提示；页脚由脚本、包含文件或框架带入的，静态页面上看不到，会注明。标识和编号是否真实有效，本规则无从得知。
注释和脚本中的文字不算页脚。`,
		disclosure.En: `the foot of a page shows who runs the site and its official marks, no more and no less

There should be the mark of Party and government websites, the entry report an error (我为政府网站找错), the identification code, the ICP
and public security filing numbers, the sponsor, a contact and a site map. They come from the site's settings alone
([params.gongkai]): on an official site each of the first five that is not set is an error, the others a warning; one that is set
but that the foot does not show, and a number there that is not set, are errors. A sample site gets one note in all. On a page
that we did not build, what is missing makes one note; it says so where scripts, includes or frames may bring the foot in, which
static pages do not show. Whether a mark or a number is genuine cannot be known here. Words in comments and scripts are no foot.`,
	},
	Cites:   []disclosure.Cite{settings, zhejiang, footMemo},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if p.Site.Foreign {
			foreignFoot(p, page)
			return
		}
		ownFoot(p, page)
	},
}

// A footPart is one thing that the foot should show.
type footPart struct {
	name  disclosure.Text
	set   string // in the settings
	shown bool
	binds bool // an instrument that was read asks for it
}

func ownFoot(p *check.Pass, page *check.Page) {
	text := check.Squeeze(footText(p, page))
	office := officeOf(p, page)
	says := func(s string) bool { return strings.Contains(text, check.Squeeze(s)) }
	leads := func(s string) bool {
		for _, l := range page.Links {
			if l.Node.Data == "a" && sameAddress(l.URL, s) && inFooter(page, l.Node) {
				return true
			}
		}
		return false
	}
	var unset, unsetOther, left []disclosure.Text
	for _, part := range []footPart{
		{partMark, office.PartyMark, leads(office.PartyMark), true},
		{partEntry, office.ReportError, leads(office.ReportError), true},
		{partCode, office.SiteIDCode, says(office.SiteIDCode), true},
		{partICP, office.ICP, says(office.ICP), true},
		{partPSB, office.PSB, says(office.PSB), true},
		{partHost, office.Host, says(office.Host), false},
		{partContact, office.Contact, says(office.Contact), false},
	} {
		switch {
		case part.set == "" && part.binds:
			unset = append(unset, part.name)
		case part.set == "":
			unsetOther = append(unsetOther, part.name)
		case !part.shown:
			left = append(left, part.name)
		}
	}
	if page.Path == "index.html" {
		at := page.At(footOf(page))
		if all := append(unset, unsetOther...); !p.Site.Official && len(all) > 0 {
			p.Infof(at, check.Values{Expected: footNames(all, disclosure.ZhCN)}, "示例网站没有%[1]s；正式网站须在 config.toml 的 [params.gongkai] 填入实际分配的内容，不得编造",
				"the sample site has no %[2]s; an official one must give those assigned to it in [params.gongkai] of config.toml, and make none up", footNames(all, disclosure.ZhCN), footNames(all, disclosure.En))
		}
		for i, list := range [][]disclosure.Text{unset, unsetOther} {
			if report := []say{p.Errorf, p.Warnf}[i]; p.Site.Official && len(list) > 0 {
				report(at, check.Values{Expected: footNames(list, disclosure.ZhCN)}, "网站设置没有填写%[1]s，页脚因此都没有；请填入 config.toml 的 [params.gongkai]",
					"the settings give no %[2]s, so no page shows any; add what is missing to [params.gongkai] of config.toml", footNames(list, disclosure.ZhCN), footNames(list, disclosure.En))
			}
		}
	}
	if len(left) > 0 {
		p.Errorf(page.At(footOf(page)), check.Values{Expected: footNames(left, disclosure.ZhCN)}, "页脚没有照网站设置显示以下内容：%[1]s；请检查页脚模板", "the foot does not show as set: %[2]s; see the layout of the foot", footNames(left, disclosure.ZhCN), footNames(left, disclosure.En))
	}
	if !mapped(page) {
		p.Warnf(page.At(footOf(page)), check.Values{}, "页面没有网站地图的链接；请在页脚模板中加上", "the page has no link to a site map; add one to the layout of the foot")
	}
	if made := inventedNumbers(text, office); len(made) > 0 {
		list := strings.Join(made, "、")
		p.Errorf(page.At(footOf(page)), check.Values{Found: list}, "页脚显示“%[1]s”，网站设置中没有；编号只能来自设置，请从页脚删去，或者填入 config.toml 的 [params.gongkai]",
			"the foot shows %[1]q, which the settings do not give; numbers come from the settings only, so take it off the foot, or add it to [params.gongkai] of config.toml", list)
	}
}

// inventedNumbers lists the official numbers in a foot that are not set.
func inventedNumbers(text string, office check.Office) []string {
	var out []string
	for _, n := range footNumbers(text, footCode, isSiteCode) {
		if n.digits != office.SiteIDCode {
			out = append(out, n.text)
		}
	}
	for _, n := range footNumbers(text, footICP, isICP) {
		if !strings.Contains(office.ICP, n.digits) {
			out = append(out, n.text)
		}
	}
	for _, n := range footNumbers(text, footPSB, isPSB) {
		if !strings.Contains(check.Squeeze(office.PSB), n.digits) {
			out = append(out, n.text)
		}
	}
	return out
}

func inFooter(page *check.Page, n *html.Node) bool {
	for _, f := range page.Footers {
		if within(n, f) {
			return true
		}
	}
	return false
}
