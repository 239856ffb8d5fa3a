package rules

import (
	"net/netip"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebFooterJiucuo looks at the entry for errors.
var WebFooterJiucuo = &check.Rule{
	ID:    "web-footer-jiucuo",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `“我为政府网站找错”入口写的是本网站的标识码

入口的地址或脚本带有标识码（site_code、sitecode）。本站按网站设置（report_error_url、site_id_code），别人建的页面按页面上的入口和 SiteIDCode 标签：两个标识码不同的为错误，
因为读者指出的错误会转到别的网站。入口是没有域名的 IP 地址的，为警告（别人建的页面为提示）。没有入口由 web-footer-set 说明；入口能否打开，本规则不看。`,
		disclosure.En: `the entry for reporting errors names this site's identification code

The address or the script of the entry carries a code (site_code, sitecode). On our site the rule reads the settings (report_error_url,
site_id_code), on other pages the entry and the SiteIDCode tag: two different codes are an error, for what readers report would go to another
site. An entry on a bare IP address is a warning, on pages that we did not build a note. web-footer-set tells where there is no entry;
whether it opens is not looked at.`,
	},
	Cites: []disclosure.Cite{
		{Instrument: "页面自身的标签和入口，或网站自身的设置", Confidence: disclosure.Logic}, zhejiang, footSeen,
	},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if !p.Site.Foreign && page.Path != "index.html" {
			return // one setting for all pages; web-footer-set sees to it that they show it
		}
		for _, n := range errorEntries(page) {
			want := p.Site.SiteIDCode
			if p.Site.Foreign {
				want, _ = tagCode(page)
			}
			if code := siteCodeIn(n); isSiteCode(code) && isSiteCode(want) && !strings.EqualFold(code, want) {
				p.Errorf(page.At(n), check.Values{Found: code, Expected: want}, "找错入口的标识码是 %[1]s，本网站的是 %[2]s；请改正，否则读者指出的错误会转到别的网站",
					"the entry for reporting errors carries the code %[1]s, but this site's is %[2]s; correct it, or what readers report goes to another site", code, want)
			}
			host := hostOf(check.Attr(n, "href"))
			if _, err := netip.ParseAddr(host); n.Data != "a" || err != nil {
				continue
			}
			report := p.Warnf
			if p.Site.Foreign {
				report = p.Infof
			}
			report(page.At(n), check.Values{Found: host}, "找错入口的地址是没有域名的 %[1]s；现行入口在 zfwzgl.www.gov.cn，请核对", "the entry for reporting errors leads to the bare address %[1]s; the current entry is at zfwzgl.www.gov.cn, so check it", host)
		}
	},
}
