package rules

import (
	"regexp"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebFooterPSB looks at the public security filing number.
var WebFooterPSB = &check.Rule{
	ID:    "web-footer-psb",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `公安机关备案号有十四位数字，与链接中的一致

真实网站的写法是“某公网安备”加十四位数字加“号”，链接到全国互联网安全管理服务平台，地址中的 recordcode（或 code）是同一个号码。位数不对、像占位数字，或者与链接中的不同的，为警告；
别人建的页面位数不对为提示。数字被标签、空格或换行隔开的照样认得。没有备案号由 web-footer-set 说明；号码是否真实，本规则无从得知。`,
		disclosure.En: `the public security filing number has fourteen digits, and its link the same ones

Real sites write a province, "public security filing" (公网安备), fourteen digits and "number" (号), and link it to the register, whose
address carries the same number as recordcode (or code). Another count of digits, a placeholder, or another number in the link is
a warning; on pages that we did not build a wrong count is a note. Digits broken by tags, spaces or lines are read as one number.
web-footer-set tells where there is no number; whether it is genuine cannot be known here.`,
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
		var shown []string
		at := page.At(footOf(page))
		for _, n := range footNumbers(footText(p, page), footPSB, isPSB) {
			v := check.Values{Found: n.text}
			switch {
			case madeUp(n.digits):
				report(at, v, "公安机关备案号“%[1]s”像是模板里的占位数字；请填入实际的备案号", "the public security number %[1]q looks like a placeholder; give the number that was filed", n.text)
			case !isPSB(n.digits):
				report(at, v, "公安机关备案号“%[1]s”的数字有 %[2]d 位，应有十四位；请核对", "the public security number %[1]q has %[2]d digits, where there should be fourteen; check it", n.text, len(n.digits))
			default:
				shown = append(shown, n.digits)
			}
		}
		for _, l := range page.Links {
			if l.Node.Data != "a" || len(shown) == 0 || !strings.Contains(l.URL, "beian") {
				continue
			}
			if m := recordCode.FindStringSubmatch(l.URL); m != nil && !slices.Contains(shown, m[1]) {
				p.Warnf(page.At(l.Node), check.Values{Found: m[1], Expected: strings.Join(shown, " ")}, "公安机关备案号的链接写的是 %[1]s，显示的是 %[2]s；请核对哪一个正确",
					"the link of the public security number says %[1]s, but %[2]s is shown; find out which is right", m[1], strings.Join(shown, " "))
			}
		}
	},
}

var recordCode = regexp.MustCompile(`(?i)[?&](?:record)?code=(\d+)`)
