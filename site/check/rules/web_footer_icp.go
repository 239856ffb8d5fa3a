package rules

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebFooterICP looks at how the ICP filing number is written.
var WebFooterICP = &check.Rule{
	ID:    "web-footer-icp",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `ICP 备案号写法完整，链接到备案查询网站

真实网站的写法是省份简称加“ICP备”加八位（近年也有十位）数字加“号”，可带“-1”之类的序号，链接到 beian.miit.gov.cn。位数不对或者像占位数字（如 00000000）的为警告；
没有省份简称、链接到别处的为提示。别人建的页面都为提示。数字被标签、空格或换行隔开的照样认得。没有备案号由 web-footer-set 说明；号码是否真实，本规则无从得知。`,
		disclosure.En: `the ICP filing number is whole, and leads to the register

Real sites write the short name of a province, "ICP filing" (ICP备), eight digits (of late also ten) and "number" (号), perhaps with
-1 behind, and link it to beian.miit.gov.cn. Another count of digits, or a placeholder such as 00000000, is a warning; no
province, or a link to elsewhere, is a note. On pages that we did not build all are notes. Digits broken by tags, spaces or lines
are read as one number. web-footer-set tells where there is no number; whether it is genuine cannot be known here.`,
	},
	Cites:   []disclosure.Cite{footSeen},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		report := p.Warnf
		switch {
		case p.Site.Foreign:
			report = p.Infof
		case page.Path != "index.html":
			return // one setting for all pages
		}
		text, at := footText(p, page), page.At(footOf(page))
		for _, n := range footNumbers(text, footICP, isICP) {
			v := check.Values{Found: n.text}
			switch {
			case madeUp(n.digits):
				report(at, v, "ICP 备案号“%[1]s”像是模板里的占位数字；请填入实际的备案号", "the ICP number %[1]q looks like a placeholder; give the number that was filed", n.text)
			case !isICP(n.digits):
				report(at, v, "ICP 备案号“%[1]s”的数字有 %[2]d 位，通常是八位或十位；请核对", "the ICP number %[1]q has %[2]d digits, where there are commonly eight or ten; check it", n.text, len(n.digits))
			case !strings.ContainsAny(string([]rune(n.text)[:1]), provinces):
				p.Infof(at, v, "ICP 备案号“%[1]s”之前没有省份简称；请按备案的写法填写", "no short name of a province stands before the ICP number %[1]q; write it as it was filed", n.text)
			}
		}
		for _, n := range linksSaying(page, "ICP备") {
			host := hostOf(check.Attr(n, "href"))
			if host != "" && !strings.Contains(host, "beian") && !isHost(host, "miit.gov.cn") {
				p.Infof(page.At(n), check.Values{Found: host, Expected: "beian.miit.gov.cn"}, "ICP 备案号链接到 %[1]s，通常链接到 beian.miit.gov.cn；请核对", "the ICP number leads to %[1]s; commonly it leads to beian.miit.gov.cn, so check it", host)
			}
		}
	},
}

// linksSaying lists the links whose words, without white space, hold the words given.
func linksSaying(page *check.Page, words string) []*html.Node {
	var out []*html.Node
	for _, l := range page.Links {
		if l.Node.Data == "a" && strings.HasPrefix(l.URL, "http") && strings.Contains(check.Squeeze(check.Text(l.Node)), words) {
			out = append(out, l.Node)
		}
	}
	return out
}
