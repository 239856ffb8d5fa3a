package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiNoWithheldContent keeps off the public site what was not filed for it.
var OgiNoWithheldContent = &check.Rule{
	ID:    "ogi-no-withheld-content",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `公开网站上没有依申请公开或者不予公开的报告

条例第十四条至第十六条规定了不予公开和可以不予公开的信息，其余除主动公开的以外，依申请公开。填报的公开属性不是主动公开的报告，网站上有其页面的，为错误。
没有经过填报的文件，本规则看不出来；正文里提到“依申请公开”等字样的，不受影响。
不是本工具所建的页面（--foreign）：落款之下注明“此件不予公开”“此件依申请公开”之类的，为错误；信息栏或别处这样写的，可能只是目录或说明，为警告；删减后公开、部分公开为提示。`,
		disclosure.En: `no report that is to be disclosed on request, or not at all, is on the public site

Articles 14 to 16 of the regulations say what is not, or need not be, made public; what is not disclosed proactively is otherwise
to be had on request. A report whose attribute was filed as other than proactive disclosure, and that has a page on the site,
is an error. Documents that were never filed are not seen; a text that speaks of disclosure on request is no fault.
On pages that were not built here (--foreign), a note below the signature that the document is not, or only on request, to be disclosed is an error. Where a
field or another place says so it may be a catalogue or an explanation: a warning. Redacted or partial disclosure is a note.`,
	},
	Cites:   []disclosure.Cite{ogi13to16},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Abroad:  &check.Abroad{Subject: disclosure.Say("带公开属性标注的页面", "page with a mark of disclosure"), On: func(page *check.Page) bool { return len(page.Reading().Marks) > 0 }, Page: withheldAbroad},
	Report: func(p *check.Pass, filed *check.Filed) {
		name := attributeNames[filed.Mark.Attribute]
		for _, lang := range p.Site.Languages() {
			p.Saw(1)
			shown := filed.Pages[lang]
			if filed.Mark.Attribute == "proactive" || shown.Page == nil {
				continue
			}
			at := shown.At()
			if shown.Article == nil {
				at = shown.Page.At(bodyOf(shown.Page))
			} else if n := shown.Article.Hook("data-mark"); n != nil {
				at = shown.Page.At(n)
			}
			p.Errorf(at, check.Values{Found: filed.Mark.Attribute, Expected: "proactive"}, "报告填报为%[1]s，却在公开网站上有页面；不应公开的，请立即撤下；可以公开的，请改正填报",
				"the report was filed for %[2]s, but has a page on the public site; if it is not for the public, take the page down at once; if it is, correct what was filed", name.In(disclosure.ZhCN), name.In(disclosure.En))
		}
	},
}
