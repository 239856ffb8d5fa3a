package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkDeadLinksInner proves the internal links, images and files of all others.
var ChkDeadLinksInner = &check.Rule{
	ID:    "chk-dead-links-inner",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `其他页面没有失效的站内链接、图片和附件

首页以外的每个页面，每个站内地址（链接、图片、样式、脚本、下载）都须有对应文件，大小写须一致。
站外地址不访问，不作判断；同一主机上本网站以外的地址，列为未检查。`,
		disclosure.En: `no other page has a dead internal link, image or attachment

On each page but the home page, each internal address, of links, images, styles, scripts and downloads, must lead to a
file, in the same case. Addresses of other sites are never visited and not judged; those of another part of
the same host are listed as not checked.`,
	},
	Cites:   []disclosure.Cite{logic, indicators},
	Subject: disclosure.Say("首页以外的页面", "page other than the home page"),
	On:      func(page *check.Page) bool { return page.Kind != "home" },
	Page:    deadLinks,
}
