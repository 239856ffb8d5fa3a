package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtFiledText holds the words of the pages against the text that was filed.
var TxtFiledText = &check.Rule{
	ID:    "txt-filed-text",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面正文与填报的正文一字不差

逐段比较，不计空白；数字和文件名只比较位置，数字由 facts-on-page 核对，文件名在此核对。段落缺少、多出、改动，
文件名被改，均为错误。标题、表格、页首页尾和比率说明不属于正文，由其他规则检查。`,
		disclosure.En: `the text on the page is the text that was filed, word for word

Paragraph by paragraph, white space apart. Of numbers only the place is compared here, facts-on-page does the rest; the
titles of documents are compared too. A paragraph that is missing, added or changed is an error, and so is a title. The
headings, the tables, what stands around the text and the explanations of rates are for other rules.`,
	},
	Cites:   []disclosure.Cite{logic, ogi6},
	Subject: disclosure.Say("填报了正文的报告", "report with a text"),
	Of: func(r *disclosure.Report) bool {
		for _, b := range r.Bodies {
			if len(b.Paragraphs) > 0 {
				return true
			}
		}
		return false
	},
	Report: func(p *check.Pass, filed *check.Filed) {
		for lang, shown := range held(p, filed) {
			if b := filed.Bodies[lang]; b != nil {
				compareText(p, shown, filedParagraphs(b), shownParagraphs(shown.Article.Node))
				documentTitles(p, filed, shown, lang)
			}
		}
	},
}

// compareText tells the differences between both texts. Where one paragraph is
// missing or too many, it goes on with the next.
func compareText(p *check.Pass, shown *check.Shown, filed, page []paragraph) {
	p.Saw(1 + len(filed))
	at := func(j int) check.Spot {
		if j < len(page) {
			return shown.Page.At(page[j].node)
		}
		return shown.At()
	}
	i, j := 0, 0
	for i < len(filed) || j < len(page) {
		switch {
		case i < len(filed) && j < len(page) && filed[i].reads(page[j]):
			i, j = i+1, j+1
		case j == len(page) || i+1 < len(filed) && page[j].reads(filed[i+1]):
			want := excerpt(filed[i].text, "")
			p.Errorf(at(j), check.Values{Expected: want, Key: "lacks " + filed[i].text}, "页面上没有这一段：“%s”；请重新生成页面或检查模板", "the page lacks the paragraph %q; build the page again or check its layout", want)
			i++
		case i == len(filed) || j+1 < len(page) && page[j+1].reads(filed[i]):
			found := excerpt(page[j].text, "")
			p.Errorf(at(j), check.Values{Found: found}, "页面上多出一段：“%s”；请重新生成页面或检查模板", "the page has a paragraph that was not filed: %q; build the page again or check its layout", found)
			j++
		default:
			found, want := excerpt(page[j].text, filed[i].text), excerpt(filed[i].text, page[j].text)
			p.Errorf(at(j), check.Values{Found: found, Expected: want}, "页面上是“%s”，填报为“%s”；请重新生成页面或检查模板", "the page reads %q, but %q was filed; build the page again or check its layout", found, want)
			i, j = i+1, j+1
		}
	}
}

// documentTitles compares the titles of the documents that the text names.
func documentTitles(p *check.Pass, filed *check.Filed, shown *check.Shown, lang disclosure.Lang) {
	for _, n := range shown.Article.Hooks["data-document"] {
		d := filed.Document(check.Attr(n, "data-document"))
		if d == nil {
			p.Errorf(shown.Page.At(n), check.Values{Found: check.Text(n)}, "页面上的文件“%s”不是填报的文件；请重新生成页面或检查模板", "the document %q on the page was never filed; build the page again or check its layout", check.Text(n))
			continue
		}
		want := "《" + d.Title.In(disclosure.ZhCN) + "》"
		if lang != disclosure.ZhCN {
			want = d.Title.In(lang) + " (" + want + ")"
		}
		p.Saw(1)
		if !check.SameWords(check.Text(n), want) {
			p.Errorf(shown.Page.At(n), check.Values{Found: check.Text(n), Expected: want}, "文件名显示为“%s”，填报为“%s”；请重新生成页面或检查模板", "the title of a document reads %q, but %q was filed; build the page again or check its layout", check.Text(n), want)
		}
	}
}
