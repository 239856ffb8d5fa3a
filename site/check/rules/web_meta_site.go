package rules

import (
	"net/url"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebMetaSite looks for the three tags that every page of a government's site
// carries.
var WebMetaSite = &check.Rule{
	ID:    "web-meta-site",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `每个页面都有网站名称、网站域名和网站标识码三个标签

SiteName、SiteDomain、SiteIDCode 应各有一个，且有实际内容；SiteDomain 应是本网站的域名，不带“https://”。
示例网站没有标识码，全站只提示一次，绝不编造：标签与网站设置（site_id_code）不同，或设置中没有而页面上有的，为错误。
设置的标识码本身对不对，本规则不判断。
不是本工具所建的页面（--foreign）：只看得出是政府网站的页面才查，缺少、没有内容、写法不对或两处不同的为警告；没有页头的片段不查。`,
		disclosure.En: `every page has the three tags for the site's name, domain and identification code

SiteName, SiteDomain and SiteIDCode should be there once each and say something; SiteDomain should be this site's own domain,
without "https://". A sample site has no code: that is one piece of advice for the whole site. Nothing is made up: a code other
than the site's settings give (site_id_code), or one where they give none, is an error. Whether the code in the settings is the
right one is not judged here.
Of pages that were not built here (--foreign), only those that show they are a government's are judged: a tag that is missing, empty, malformed or
there twice with different content is a warning. Fragments without a head are not judged.`,
	},
	Cites:   []disclosure.Cite{settings, tags},
	Subject: disclosure.Say("页面", "page"),
	Abroad:  &check.Abroad{Subject: governmentPage, On: ofGovernment, Page: metaSiteAbroad, Cites: []disclosure.Cite{tags}},
	Page:    webMetaSite,
}

func webMetaSite(p *check.Pass, page *check.Page) {
	soundTag(p, page, "SiteName", "", true, p.Warnf)
	soundTag(p, page, "SiteDomain", "", true, p.Warnf)
	soundTag(p, page, "SiteIDCode", "", p.Site.Official, p.Warnf)
	if !p.Site.Official && page.Path == "index.html" && page.Meta("SiteIDCode") == nil {
		p.Infof(page.At(page.Head), check.Values{}, "示例网站没有 SiteIDCode 标签；正式网站须填入所分配的网站标识码", "the sample site has no SiteIDCode tag; an official site must give the code assigned to it")
	}
	for _, m := range tagsNamed(page, "SiteIDCode") {
		code, want := strings.TrimSpace(m.Content), p.Site.SiteIDCode
		v := check.Values{Found: code, Expected: want}
		if want == "" {
			p.Errorf(page.At(m.Node), v, "SiteIDCode 标签为 %s，而网站设置中没有标识码；请填入 config.toml，或删去标签的内容", "the SiteIDCode tag says %s, but the site's settings give no code; add it to config.toml, or take it out of the tag", code)
		} else if code != want {
			p.Errorf(page.At(m.Node), v, "SiteIDCode 标签为 %s，网站设置的标识码是 %s；请查明哪一个正确，改正另一个", "the SiteIDCode tag says %s, but the site's settings give %s; find out which is right, and correct the other", code, want)
		}
	}
	base, err := url.Parse(p.Site.BaseURL)
	if err != nil || base.Host == "" {
		return
	}
	for _, m := range tagsNamed(page, "SiteDomain") {
		if domain := strings.TrimSpace(m.Content); !strings.EqualFold(domain, base.Hostname()) && !strings.EqualFold(domain, base.Host) {
			p.Warnf(page.At(m.Node), check.Values{Found: domain, Expected: base.Hostname()},
				"SiteDomain 标签为 %s，本网站的域名是 %s；请改成一致", "the SiteDomain tag says %s, but this site's domain is %s; make them agree", domain, base.Hostname())
		}
	}
}
