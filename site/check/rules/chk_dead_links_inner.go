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

首页以外的每个页面和每个样式文件，每个站内地址（链接、图片、样式、脚本、表单、下载，包括 srcset、url() 和 @import）都须有对应文件，大小写须一致。
按浏览器的读法：反斜杠等于斜杠，base 元素改变相对地址，% 编码须为 UTF-8。href="#"、空的 href 和 javascript: 不指向文件，不算失效；空的 src 什么也不显示，为警告。
所查的不是整个网站（单个网页、网页存档、另存的网页）时，只有采集时服务器答复为 404 或 410 的地址算失效。
站外地址不访问：有上次访问的结果（external-links.json）的按结果判断，答复 404、410 的为警告，拒绝答复或没有答复的不作判断；同一主机上本网站以外的地址，列为未检查。脚本产生的地址看不到。`,
		disclosure.En: `no other page has a dead internal link, image or attachment

On each page but the home page, and in each style sheet, each internal address, of links, images, styles, scripts, forms and
downloads, in srcset, url() and @import too, must lead to a file, in the same case. Addresses are read as browsers do: a backslash
is a slash, a base element moves relative addresses, codes with % must be UTF-8. href="#", an empty href and javascript: lead to no
file and are not dead; an empty src shows nothing and is a warning. Where not a whole site was given (single pages, a web archive,
pages that somebody saved), an address is dead only if the server answered 404 or 410 when the archive was made. Addresses of
other sites are never visited: where the result of a visit was kept (external-links.json) it decides, 404 and 410 being a warning,
and no answer or a refusal being not judged. Those of another part of the same host are listed as not checked. Addresses that
scripts make are not seen.`,
	},
	Cites:   []disclosure.Cite{logic, indicators},
	Subject: disclosure.Say("首页以外的页面", "page other than the home page"),
	Foreign: true,
	On:      func(page *check.Page) bool { return !isHome(page) },
	Page:    deadLinks,
	OfFile:  isStyleSheet,
	File:    deadStyles,
}
