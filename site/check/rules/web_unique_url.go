package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebUniqueURL finds pages that stand at two addresses.
var WebUniqueURL = &check.Rule{
	ID:    "web-unique-url",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `每个页面只有一个地址

完全相同的页面出现在两个地址，或两个地址只差大小写的，为警告：引用、归档和统计都会分成两份，大小写不同的在 Windows 上还会互相覆盖。
内容相同而页眉页脚不同的两个页面看不出来。网站地图中重复的地址由 chk-sitemap 检查，绕行的跳转由 chk-redirects 检查。`,
		disclosure.En: `each page has one address

The very same page at two addresses, or two addresses that differ in the case of letters only, are a warning: quotations, archives
and counts fall into two, and on Windows one of the latter overwrites the other. Two pages with the same text and different heads
and feet are not seen. Addresses that a sitemap lists twice are judged by chk-sitemap, redirects by chk-redirects.`,
	},
	Cites:   []disclosure.Cite{uniqueURL},
	Subject: disclosure.Say("页面", "page"),
	Foreign: true,
	Site: func(p *check.Pass) {
		same, folded := map[[16]byte]string{}, map[string]string{}
		for note := range p.Site.Notes() {
			p.Saw(1)
			lower := strings.ToLower(note.Path)
			if first, twice := folded[lower]; twice {
				p.Warnf(check.Missing(note.Path), check.Values{Found: note.Path, Expected: first}, "与 %s 只差大小写；请只保留一个地址", "it differs from %s in the case of letters only; please keep one address", first)
				continue
			}
			folded[lower] = note.Path
			if first, twice := same[note.Sum]; twice {
				p.Warnf(check.Missing(note.Path), check.Values{Found: note.Path, Expected: first}, "与 %s 是完全相同的页面；请只保留一个地址", "it is the very same page as %s; please keep one address", first)
				continue
			}
			same[note.Sum] = note.Path
		}
	},
}

// uniqueURL asks for one fixed address for each item, from memory.
var uniqueURL = disclosure.Cite{
	Instrument: "《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范（试行）》", Article: "信息页面地址唯一",
	Confidence: disclosure.M,
}
