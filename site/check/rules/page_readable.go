package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// PageReadable documents the findings that the engine gives of pages that it
// could not read.
var PageReadable = &check.Rule{
	ID:    check.Readable,
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `每个页面都能读取

源代码超过 32 MiB、标签和属性超过一百万个，或者标签嵌套超过 512 层的页面不读取，其他规则也就没有检查它，因此为错误，而不是当作通过。
这是检查工具的限度，不是法律的要求；真实的页面远不到这些数。编码不在此列：UTF-8、GB 18030（GBK、GB 2312）、Big5 和带标记的 UTF-16 都读，
声明的编码与实际不符的，以实际为准。只用于转到新地址的空页面不算页面。`,
		disclosure.En: `every page can be read

A page whose source is larger than 32 MiB, has more than a million tags and attributes, or nests elements more than 512 deep is not read. No
other rule has judged it then, so it is an error and not passed. These are limits of the checker, not of any law; real pages stay far below
them. Encodings are no obstacle: UTF-8, GB 18030 (GBK, GB 2312), Big5 and UTF-16 with its mark are read, and where a page declares another
than it is in, what it is in counts. An empty page that only leads to a new address is no page here.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Page:    func(p *check.Pass, _ *check.Page) { p.Saw(1) }, // the engine tells of those that cannot be read
}
