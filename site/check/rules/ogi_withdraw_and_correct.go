package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiWithdrawAndCorrect looks for the notice of a document that is no longer in
// force as it stands.
var OgiWithdrawAndCorrect = &check.Rule{
	ID:    "ogi-withdraw-and-correct",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `已修改、已废止的文件，页面开头写明

格式可以为某个词语（如“已废止”）规定一句说明；填报了这个词语的，各语言页面都须在正文之前显示这句话。修改、替代它的文件是否链接，由人判断：
填报 related 的，页面会列出。其他情形的更正和撤下，本规则不看。`,
		disclosure.En: `a document that was amended or repealed says so at its head

A form may give a sentence for a word, as "repealed"; where that word was filed, the pages of all languages must show the sentence before the
text. Whether the document that amends or replaces it is linked is for people to judge: what is filed as related is listed. Corrections and
withdrawals of other kinds are not looked at.`,
	},
	Cites: []disclosure.Cite{logic, ogi6, ogi("第四十一条"),
		{Instrument: "《政府网站发展指引》（国办发〔2017〕47号）", Confidence: disclosure.V2}},
	Subject: disclosure.Say("已修改或废止的文件", "document that was amended or repealed"),
	Of:      func(r *disclosure.Report) bool { return len(r.StatusNotices()) > 0 },
	Report: func(p *check.Pass, filed *check.Filed) {
		for lang, shown := range held(p, filed) {
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

// wordOf is the word that the notice is about, as filed.
func wordOf(filed *check.Filed, n disclosure.StatusNotice, lang disclosure.Lang) string {
	for _, f := range filed.Fields {
		if f.ID == n.Field {
			return f.Words.In(lang)
		}
	}
	return n.Word
}
