package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// PageDraftNotice sees to it that drafts are told from what was signed.
var PageDraftNotice = &check.Rule{
	ID:    "page-draft-notice",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `未签发的报告在页面上标明是草稿

正式网站的报告，report.toml 没有 [signature]（签发）的，两种语言的页面都须标明是草稿；已签发的不得有这种标记。不合的为错误。示例网站不签发，不得有这种标记。`,
		disclosure.En: `a report that nobody signed says that it is a draft

On an official site, a report without [signature] in report.toml must say on its pages in both languages that it is a draft; one that was signed must not. Otherwise it is an error. On a sample nothing is signed, and no page may say so.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report: func(p *check.Pass, filed *check.Filed) {
		draft := p.Site.Official && filed.Approval() != disclosure.StateSigned
		for _, shown := range held(p, filed) {
			p.Saw(1)
			switch all := notices(shown.Page, "data-draft-notice"); {
			case draft && len(all) == 0:
				p.Errorf(shown.At(), check.Values{Expected: "draft"}, "报告尚未签发，页面没有标明是草稿；请重新生成页面或检查模板", "nobody has signed the report, but the page does not say that it is a draft; build the page again or check its layout")
			case !draft && len(all) > 0:
				p.Errorf(shown.Page.At(all[0]), check.Values{Found: check.Text(all[0])}, "页面标为草稿，报告却已签发，或者网站是示例；请重新生成页面或检查模板", "the page says that it is a draft, but the report was signed, or the site is a sample; build the page again or check its layout")
			}
		}
	},
}
