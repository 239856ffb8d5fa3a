package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// WebMetaTitleEqual holds the three titles of a report's page against the one
// that was filed.
var WebMetaTitleEqual = &check.Rule{
	ID:    "web-meta-title-equal",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上的标题、ArticleTitle 标签与填报的标题相同，浏览器标题含有它

比较时不计空白，所以标题分行或空格不同不算差别；其他不同均为错误，被截短的也算。没有译名的，英文页面应用中文标题。
ArticleTitle 标签缺少的，由 web-meta-article 检查。`,
		disclosure.En: `the heading and the ArticleTitle tag are the title filed, and the browser's title holds it

White space is not compared, so a title broken over lines is no difference; any other is an error, a title cut short too.
Where no English title was filed, the English page takes the Chinese one. web-meta-article tells of a missing tag.`,
	},
	Cites:   []disclosure.Cite{logic, tags},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report:  webMetaTitleEqual,
}

func webMetaTitleEqual(p *check.Pass, filed *check.Filed) {
	for lang, shown := range held(p, filed) {
		p.Saw(1)
		title := filed.Title.In(lang)
		v := check.Values{Expected: title}
		if h1 := titleOf(shown); h1 == nil || hidden(h1) {
			p.Errorf(shown.At(), v, "页面没有用 h1 显示标题，填报为“%s”", "the page shows no title as h1; filed is %q", title)
		} else if text := check.Text(h1); check.Squeeze(text) != check.Squeeze(title) {
			v.Found = text
			p.Errorf(shown.Page.At(h1), v, "页面上的标题是“%s”，填报为“%s”", "the title shows %q, but %q was filed", text, title)
		}
		for _, h1 := range shown.Page.H1 {
			if h1 != titleOf(shown) {
				p.Errorf(shown.Page.At(h1), check.Values{Found: check.Text(h1)}, "页面另有一个一级标题“%s”，一页只应有一个", "the page has another h1, %q; it should have one", check.Text(h1))
			}
		}
		filedTag(p, shown.Page, "ArticleTitle", title)
		if browser := shown.Page.Title; !strings.Contains(check.Squeeze(browser), check.Squeeze(title)) {
			p.Errorf(shown.Page.At(shown.Page.Head), check.Values{Found: browser, Expected: title},
				"浏览器标题“%s”不含填报的标题“%s”", "the browser's title %q does not hold the title filed, %q", browser, title)
		}
	}
}
