package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// I18nMeta holds the tags of both languages against each other.
var I18nMeta = &check.Rule{
	ID:    "i18n-meta",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `两种语言的页面有同样的政府网站标签

没有规定说英文页面的标签用哪种文字；本工具按各页的语言写，官方代码两边相同。一份报告的一种语言页面有某个标签而另一种没有的，为提示。
标签的内容对不对，见 web-meta-site、web-meta-column、web-meta-article。`,
		disclosure.En: `pages of both languages have the same government tags

No rule says in which language the tags of English pages should be; here they follow the page, and official codes are the same on
both. A tag that a report has in one language and not in the other is a note. What tags say is for web-meta-site,
web-meta-column and web-meta-article.`,
	},
	Cites:   []disclosure.Cite{{Instrument: "《政府网站发展指引》（国办发〔2017〕47号）外文页面的标签要求", Confidence: disclosure.M}},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report: func(p *check.Pass, filed *check.Filed) {
		zh := filed.Pages[disclosure.ZhCN]
		for lang, shown := range held(p, filed) {
			p.Saw(1)
			if lang == disclosure.ZhCN || zh.Page == nil {
				continue
			}
			for _, pair := range [][2]*check.Shown{{zh, shown}, {shown, zh}} {
				var missing []string
				for _, name := range governmentTags {
					if pair[0].Page.Meta(name) != nil && pair[1].Page.Meta(name) == nil {
						missing = append(missing, name)
					}
				}
				if len(missing) > 0 {
					names := strings.Join(missing, ", ")
					p.Infof(pair[1].Page.At(pair[1].Page.Head), check.Values{Expected: names}, "%[1]s 上有而本页没有的标签：%[2]s；请补上", "tags that %[1]s has and this page lacks: %[2]s; add them", pair[0].Path, names)
				}
			}
		}
	},
}

// governmentTags are the fifteen tags of government sites.
var governmentTags = []string{"SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType",
	"ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description", "Image", "Url"}
