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

首页上每个站内地址（链接、图片、样式、脚本、表单、下载，包括 srcset 和样式中的地址）都须有对应文件，大小写须一致。
所查的不是整个网站（单个网页、网页存档、另存的网页）时，只有采集时服务器答复为 404 或 410 的地址算失效。
站外地址不访问：有上次访问的结果（external-links.json）的按结果判断，答复 404、410 的为警告，拒绝答复或没有答复的不作判断；同一主机上本网站以外的地址，列为未检查。脚本产生的地址看不到。`,
		disclosure.En: `the home page has no dead internal link, image or attachment

Each internal address of a home page, of links, images, styles, scripts, forms and downloads, in srcset and in styles too, must
lead to a file, in the same case. Where not a whole site was given (single pages, a web archive, pages that somebody saved), an
address is dead only if the server answered 404 or 410 when the archive was made. Addresses of other sites are never visited:
where the result of a visit was kept (external-links.json) it decides, 404 and 410 being a warning, and no answer or a refusal being
not judged. Those of another part of the same host are listed as not checked. Addresses that scripts make are not seen.`,
	},
	Cites:   []disclosure.Cite{logic, indicators},
	Subject: disclosure.Say("首页", "home page"),
	Foreign: true,
	On:      func(page *check.Page) bool { return isHome(page) },
	Page:    deadLinks,
}

// isHome reports whether a page says that it is a home page, or stands at the
// top of a site.
func isHome(page *check.Page) bool {
	return page.Kind == "home" || page.Kind == "" && (page.Path == "index.html" || page.Path == "index.htm" || page.Path == "index.shtml")
}
