package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebDomain looks at the domain that the site stands on.
var WebDomain = &check.Rule{
	ID:    "web-domain",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `政府网站使用以 .gov.cn 结尾的域名

《政府网站发展指引》要求政府网站用 .gov.cn 为后缀的英文域名。规则看网站设置的地址（baseURL）：正式网站不在 .gov.cn 之下的为警告，示例网站为提示；.example、example.com 等专供示例的域名不提示。
别人建的页面看 SiteDomain 标签，页面另有标识码而域名不在 .gov.cn 之下的为提示。域名是否归该机关所有、字母是否为机关名称的拼音，本规则不判断；中文域名不看。`,
		disclosure.En: `a government's website has a domain that ends in .gov.cn

The guidelines for government websites ask for a domain below .gov.cn. The rule looks at the address in the settings (baseURL): another one
is a warning on an official site and a note on a sample, but for names kept for examples, as .example and example.com. On a page that we did not build it reads the SiteDomain tag; one that is not below
.gov.cn, on a page that has an identification code, is a note. Whether the domain is that organ's, and spells its name, is not judged;
domains in Chinese characters are not looked at.`,
	},
	Cites:   []disclosure.Cite{guide47},
	Subject: disclosure.Say("首页，或者写明域名的页面", "home page, or a page that gives its domain"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if p.Site.Foreign {
			foreignDomain(p, page)
			return
		}
		host := hostOf(p.Site.BaseURL)
		if page.Path != "index.html" || host == "" || onGovCn(host) || !p.Site.Official && reserved(host) {
			return
		}
		report, zh, en := p.Infof, "示例网站的域名是 %[1]s；正式网站应在 .gov.cn 之下", "the sample site stands on %[1]s; an official one should be below .gov.cn"
		if p.Site.Official {
			report, zh, en = p.Warnf, "网站声明为政府网站，域名 %[1]s 却不在 .gov.cn 之下；请核对 config.toml 的 baseURL", "the site is declared a government's, but its domain %[1]s is not below .gov.cn; check baseURL in config.toml"
		}
		report(page.At(page.Head), check.Values{Found: host, Expected: ".gov.cn"}, zh, en, host)
	},
}

func foreignDomain(p *check.Pass, page *check.Page) {
	if code, _ := tagCode(page); !isSiteCode(code) {
		return
	}
	for _, m := range tagsNamed(page, "SiteDomain") {
		host := strings.ToLower(strings.TrimSpace(m.Content))
		if strings.Contains(host, "://") {
			host = hostOf(host)
		}
		host, _, _ = strings.Cut(host, "/")
		host, _, _ = strings.Cut(host, ":")
		if isASCII(host) && strings.Contains(host, ".") && !onGovCn(host) {
			p.Infof(page.At(m.Node), check.Values{Found: host, Expected: ".gov.cn"}, "SiteDomain 标签的域名 %[1]s 不在 .gov.cn 之下；请核对", "the domain %[1]s of the SiteDomain tag is not below .gov.cn; check it", host)
		}
	}
}

func isASCII(s string) bool { return strings.IndexFunc(s, func(r rune) bool { return r > 127 }) < 0 }

// reserved reports whether a host is of the names kept for examples and tests.
func reserved(host string) bool {
	for _, name := range []string{"example.com", "example.net", "example.org"} {
		if host == name || strings.HasSuffix(host, "."+name) {
			return true
		}
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	return last == "example" || last == "test" || last == "invalid" || last == "localhost"
}
