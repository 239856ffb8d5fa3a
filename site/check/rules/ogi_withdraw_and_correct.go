package rules

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiWithdrawAndCorrect looks for the notice of a document that is no longer in
// force as it stands.
var OgiWithdrawAndCorrect = &check.Rule{
	ID:    "ogi-withdraw-and-correct",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `已更正、已修改、已废止的文件，页面开头写明

格式可以为某个词语（如“已废止”）规定一句说明；填报了这个词语的，各语言页面都须在正文之前显示这句话。修改、替代它的文件是否链接，由人判断：
填报 related 的，页面会列出。填报了更正（[[corrections]]）的，也须写明日期和内容；没有填报的更正，本规则看不出。撤下的报告见规则 page-tombstone。`,
		disclosure.En: `a document that was corrected, amended or repealed says so at its head

A form may give a sentence for a word, as "repealed"; where that word was filed, the pages of all languages must show the sentence before the
text. Whether the document that amends or replaces it is linked is for people to judge: what is filed as related is listed. A correction that was filed
([[corrections]]) must be shown, too, with its day; one that nobody filed is not seen. Withdrawn reports are for the rule page-tombstone.`,
	},
	Cites: []disclosure.Cite{logic, ogi6, ogi("第四十一条"),
		{Instrument: "《政府网站发展指引》（国办发〔2017〕47号）", Confidence: disclosure.V2}},
	Subject: disclosure.Say("已更正、修改或废止的文件", "document that was corrected, amended or repealed"),
	Of:      func(r *disclosure.Report) bool { return len(r.StatusNotices()) > 0 || len(r.Corrections) > 0 },
	Report: func(p *check.Pass, filed *check.Filed) {
		for lang, shown := range held(p, filed) {
			corrected(p, filed, lang, shown)
			found := visible(shown.Article.Hooks["data-status-notice"])
			for _, n := range filed.StatusNotices() {
				p.Saw(1)
				at, said := shown.At(), ""
				for _, node := range found {
					if check.Attr(node, "data-status-notice") == n.Word {
						at, said = shown.Page.At(node), check.Text(node)
					}
				}
				want := n.Text.In(lang)
				v := check.Values{Found: said, Expected: want}
				switch {
				case said == "":
					p.Errorf(at, v, "填报为“%[1]s”，页面没有写明“%[3]s”；请补上", "the document was filed as %[2]q, but the page does not say %[3]q; add it",
						wordOf(filed, n, disclosure.ZhCN), wordOf(filed, n, disclosure.En), want)
				case !check.SameWords(said, want):
					p.Errorf(at, v, "页面写的是“%[1]s”，应为“%[2]s”", "the page says %[1]q; it should say %[2]q", said, want)
				}
			}
		}
	},
}

// corrected looks for the notice of each correction.
func corrected(p *check.Pass, filed *check.Filed, lang disclosure.Lang, shown *check.Shown) {
	found := visible(shown.Article.Hooks["data-correction"])
	for _, c := range filed.Corrections {
		p.Saw(1)
		said := slices.ContainsFunc(found, func(n *html.Node) bool {
			return check.Attr(n, "data-correction") == c.On.String() && printsWords(n, c.On.In(lang)) && printsWords(n, c.Note.In(lang))
		})
		if !said {
			p.Errorf(shown.At(), check.Values{Expected: c.Note.In(lang), Key: c.On.String()}, "报告 %[1]s 有更正，页面没有写明日期和“%[2]s”；请重新生成页面或检查模板",
				"the report was corrected on %[1]s, but the page does not give the day and say %[2]q; build the page again or check its layout", c.On, c.Note.In(lang))
		}
	}
}

// printsWords reports whether the words stand in the element, white space apart.
func printsWords(n *html.Node, words string) bool {
	return strings.Contains(check.Squeeze(check.Text(n)), check.Squeeze(words))
}

// wordOf is the word that the notice is about, as filed.
func wordOf(filed *check.Filed, n disclosure.StatusNotice, lang disclosure.Lang) string {
	for _, f := range filed.Fields {
		if f.ID == n.Field {
			return f.Words.In(lang)
		}
	}
	return n.Word
}
