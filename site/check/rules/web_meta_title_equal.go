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

比较时不计空白，所以标题分行或空格不同不算差别；其他不同均为错误，被截短的也算。没有译名的，英文页面应用中文标题；
有译名的，英文页面还须保留填报的中文标题（data-title-zh），没有或不同的也是错误。
ArticleTitle 标签缺少的，由 web-meta-article 检查。
不是本工具所建的页面（--foreign）：ArticleTitle 标签、浏览器标题与读者所见的标题不同的为警告；标点和空白不计，被截短的不算。认不出标题的不作判断。`,
		disclosure.En: `the heading and the ArticleTitle tag are the title filed, and the browser's title holds it

White space is not compared, so a title broken over lines is no difference; any other is an error, a title cut short too.
Where no English title was filed, the English page takes the Chinese one; where one was, the English page also keeps the
Chinese title filed (data-title-zh), and it is an error if that is missing or another. web-meta-article tells of a missing tag.
On pages that were not built here (--foreign), an ArticleTitle tag or a title for browsers other than the title that readers see is a warning;
punctuation, white space and titles cut short do not count. Where no title is recognised nothing is judged.`,
	},
	Cites:   []disclosure.Cite{logic, tags},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Abroad:  &check.Abroad{Subject: disclosure.Say("带 ArticleTitle 标签的内容页", "content page with an ArticleTitle tag"), On: func(page *check.Page) bool { return foreignContent(page) && page.Reading().Tags["ArticleTitle"] != "" }, Page: metaTitleAbroad, Cites: []disclosure.Cite{tags, pageItself}},
	Report:  webMetaTitleEqual,
}

func webMetaTitleEqual(p *check.Pass, filed *check.Filed) {
	for lang, shown := range held(p, filed) {
		p.Saw(1)
		title := filed.Title.In(lang)
		v := check.Values{Expected: title}
		own := titleOf(shown)
		if own == nil || hidden(own) {
			p.Errorf(shown.At(), v, "页面没有用 h1 显示标题，填报为“%s”；请重新生成页面或检查模板", "the page shows no title as h1; filed is %q; build the page again or check its layout", title)
		} else if text := check.Text(own); !check.SameWords(text, title) {
			v.Found = text
			p.Errorf(shown.Page.At(own), v, "页面上的标题是“%s”，填报为“%s”；请重新生成页面或检查模板", "the title shows %q, but %q was filed; build the page again or check its layout", text, title)
		}
		for _, h1 := range shown.Page.H1 {
			if h1 != own {
				p.Errorf(shown.Page.At(h1), check.Values{Found: check.Text(h1)}, "页面另有一个一级标题“%s”，一页只应有一个；请改为下级标题", "the page has another h1, %q; it should have one, so make this one a lower heading", check.Text(h1))
			}
		}
		filedTag(p, shown.Page, "ArticleTitle", title)
		if browser := shown.Page.Title; shown.Page.TitleNode == nil {
			p.Errorf(shown.Page.At(shown.Page.Head), check.Values{Expected: title}, "页面没有浏览器标题（title），填报为“%s”；请重新生成页面或检查模板", "the page has no title for browsers; filed is %q; build the page again or check its layout", title)
		} else if !strings.Contains(check.Squeeze(browser), check.Squeeze(title)) {
			p.Errorf(shown.Page.At(shown.Page.TitleNode), check.Values{Found: browser, Expected: title},
				"浏览器标题“%s”不含填报的标题“%s”；请重新生成页面或检查模板", "the browser's title %q does not hold the title filed, %q; build the page again or check its layout", browser, title)
		}
		if official := filed.Title.In(disclosure.ZhCN); title != official {
			officialTitle(p, shown, official)
		}
	}
}

// officialTitle looks for the Chinese title below the one in another language.
func officialTitle(p *check.Pass, shown *check.Shown, filed string) {
	titles := visible(shown.Article.Hooks["data-title-zh"])
	if len(titles) == 0 {
		p.Errorf(shown.At(), check.Values{Expected: filed}, "页面没有保留填报的中文标题“%s”；请重新生成页面或检查模板", "the page does not keep the Chinese title filed, %q; build the page again or check its layout", filed)
	}
	for _, n := range titles {
		p.Saw(1)
		if text := check.Text(n); !check.SameWords(text, filed) {
			p.Errorf(shown.Page.At(n), check.Values{Found: text, Expected: filed}, "所保留的中文标题是“%s”，填报为“%s”；请重新生成页面或检查模板", "the Chinese title kept is %q, but %q was filed; build the page again or check its layout", text, filed)
		}
	}
}
