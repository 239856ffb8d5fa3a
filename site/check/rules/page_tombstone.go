package rules

import (
	"path"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// PageTombstone sees to it that a report that was taken back is gone, and that its page says so.
var PageTombstone = &check.Rule{
	ID:    "page-tombstone",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告撤下后，原址只留说明

报告的文件夹中有 withdrawn.toml 的，各语言原来的地址须有一页，写明何时、为何撤下，旁边不得再有任何文件（表格、附件、图片）。不合的为错误。
其他页面、搜索引擎和别人保存的副本中是否还有其内容，本规则不看。`,
		disclosure.En: `a report that was withdrawn leaves a page that says so, and nothing else

Where withdrawn.toml lies in the folder of a report, a page must stand at its former address in each language and say when it was withdrawn and why; no file may be
left beside it, no table, attachment or picture. Otherwise it is an error. Whether other pages, search engines or copies that others made still hold its words is not looked at.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("撤下的报告", "report that was withdrawn"),
	Site: func(p *check.Pass) {
		if p.Site.Filings == nil || len(p.Site.Filings.Withdrawn) == 0 {
			p.Skip("没有撤下的报告", "there is no report that was withdrawn")
			return
		}
		for _, w := range p.Site.Filings.Withdrawn {
			for _, lang := range p.Site.Languages() {
				tombstone(p, w, lang)
			}
		}
	},
}

// tombstone looks at the page of a withdrawn report in one language, and at what lies beside it.
func tombstone(p *check.Pass, w *disclosure.Withdrawal, lang disclosure.Lang) {
	p.Saw(1)
	at := check.PagePath(w.ID, lang)
	if !p.Site.Has(at) {
		p.Errorf(check.Missing(at), check.Values{}, "报告已于 %[1]s 撤下，原址没有说明；请重新生成并建站", "the report was withdrawn on %[1]s, and nothing at its address says so; generate and build again", w.On)
		return
	}
	page, err := p.Reread(at)
	if err != nil {
		p.Skip("无法读取 %[1]s：%[2]v", "%[1]s cannot be read: %[2]v", at, err)
		return
	}
	if len(page.Articles) > 0 {
		p.Errorf(page.At(page.Articles[0].Node), check.Values{Found: w.ID}, "报告已于 %[1]s 撤下，页面上还有；请重新生成并建站", "the report was withdrawn on %[1]s, but is on the page still; generate and build again", w.On)
	}
	for _, say := range []struct{ hook, words string }{{"data-withdrawn", w.On.In(lang)}, {"data-reason", w.Reason.In(lang)}} {
		spot, want := page.At(nil), say.words
		v := check.Values{Expected: want, Key: say.hook}
		if found := visible(page.Hooks[say.hook]); len(found) > 0 {
			spot, v.Found = page.At(found[0]), check.Text(found[0])
		}
		if check.SameWords(v.Found, want) {
			continue
		}
		p.Errorf(spot, v, "撤下的报告，页面应写明“%[1]s”；请重新生成并建站", "the page of a withdrawn report must say %[1]q; generate and build again", want)
	}
	for _, file := range p.Site.Below(path.Dir(at)) {
		if file != at {
			p.Errorf(check.Missing(at), check.Values{Found: file}, "报告已于 %[1]s 撤下，文件 %[2]s 还在；请删去", "the report was withdrawn on %[1]s, but the file %[2]s is still there; remove it", w.On, file)
		}
	}
}
