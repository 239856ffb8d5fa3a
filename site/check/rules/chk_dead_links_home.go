package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkDeadLinksHome proves the internal links, images and files of home pages.
var ChkDeadLinksHome = &check.Rule{
	ID:    "chk-dead-links-home",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `首页没有失效的站内链接、图片和附件

首页上每个站内地址（链接、图片、样式、脚本、下载）都须有对应文件，大小写须一致。
站外地址不访问，不作判断；同一主机上本网站以外的地址，列为未检查。`,
		disclosure.En: `the home page has no dead internal link, image or attachment

Each internal address of a home page, of links, images, styles, scripts and downloads, must lead to a file, in the same
case. Addresses of other sites are never visited and not judged; those of another part of
the same host are listed as not checked.`,
	},
	Cites:   []disclosure.Cite{logic, indicators},
	Subject: disclosure.Say("首页", "home page"),
	On:      func(page *check.Page) bool { return page.Kind == "home" },
	Page:    deadLinks,
}
