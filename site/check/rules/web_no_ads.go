package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebNoAds looks for advertising.
var WebNoAds = &check.Rule{
	ID:    "web-no-ads",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面没有商业广告，也没有链接到广告

政府网站严禁刊登、链接商业广告页面。规则看链接、图片、脚本和框架的地址：属于常见广告联盟和推广平台的，为错误；别人建的页面为警告，保存网页的浏览器也可能带入。
本站页面用框架嵌入政府网站以外的内容的，为警告。广告联盟的名单写在程序里，不可能齐全；图片和文字是不是广告，访问统计脚本是否妥当，本规则不判断。`,
		disclosure.En: `a page carries no commercial advertising, and links to none

Government websites must not carry advertising or link to it. The rule reads the addresses of links, images, scripts and frames: one
of a common advertising network is an error; on pages that we did not build a warning, for the browser that saved the page may have brought it in.
On our own pages, a frame with content from other than a government's site is a warning. The list of networks is part of the program and cannot be
complete. Whether a picture or a text is an advertisement, and whether counting visitors by script is proper, is not judged.`,
	},
	Cites:   []disclosure.Cite{zhejiang},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		seen := map[string]bool{}
		for _, l := range page.Links {
			if l.To.Internal || !strings.Contains(l.URL, "//") {
				continue
			}
			host := hostOf(l.URL)
			if host == "" || seen[l.Node.Data+host] {
				continue
			}
			seen[l.Node.Data+host] = true
			switch ad := adNetwork(host); {
			case ad && p.Site.Foreign:
				p.Warnf(page.At(l.Node), check.Values{Found: host}, "页面用到广告平台 %[1]s；请核对是网站自带的，还是保存网页时带入的；如是网站自带的，请删去", "the page uses %[1]s, an advertising network; find out whether the site does, or the browser that saved the page; if the site does, take it out", host)
			case ad:
				p.Errorf(page.At(l.Node), check.Values{Found: host}, "页面用到广告平台 %[1]s；政府网站严禁刊登、链接商业广告，请删去", "the page uses %[1]s, an advertising network; a government's site must not carry or link to advertising, so take it out", host)
			case l.Node.Data == "iframe" && !p.Site.Foreign && !onGovCn(host):
				p.Warnf(page.At(l.Node), check.Values{Found: host}, "页面用框架嵌入了 %[1]s 的内容，本站无法控制；请核对其中有没有广告", "a frame of the page shows content of %[1]s, which this site does not control; see that there is no advertising in it", host)
			}
		}
	},
}

// adNetworks serve advertisements, or count the clicks on them.
var adNetworks = []string{
	"doubleclick.net", "googlesyndication.com", "googleadservices.com", "googletagservices.com", "adservice.google.com",
	"pos.baidu.com", "cpro.baidu.com", "cpro.baidustatic.com", "dup.baidustatic.com", "eclick.baidu.com",
	"tanx.com", "alimama.com", "alimama.cn", "s.click.taobao.com", "uland.taobao.com", "union-click.jd.com", "u.jd.com",
	"adsame.com", "mediav.com", "allyes.com", "gdt.qq.com", "gdtimg.com", "lianmeng.360.cn", "union.sogou.com", "inte.sogou.com",
	"adnxs.com", "taboola.com", "outbrain.com", "criteo.com", "criteo.net", "amazon-adsystem.com",
}

func adNetwork(host string) bool {
	for _, n := range adNetworks {
		if host == n || strings.HasSuffix(host, "."+n) {
			return true
		}
	}
	return false
}
