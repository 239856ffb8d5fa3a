package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// I18nTranslationDeclared holds what pages say of the translation against what
// was filed.
var I18nTranslationDeclared = &check.Rule{
	ID:    "i18n-translation-declared",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `没有全文译出的报告，两种语言的页面都说明这一点

填报为没有译文（none）或只有摘要（summary）的报告，也有英文页面，两个页面都须注明；缺少页面、缺少说明或说明的属性值与填报不同的，为错误。
填报为全文译出的，页面上不得有这种说明。译文全不全，由 i18n-numbers-equal 等规则检查。`,
		disclosure.En: `where a report is not translated in full, both pages say so

A report filed with no translation (none) or with a summary has an English page too, and both pages must say which; a page or
notice that is missing, or a notice of another kind, is an error. Where a full translation was filed, no page may carry such
a notice. Whether a translation is full is for other rules, such as i18n-numbers-equal.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report:  i18nTranslationDeclared,
}

var translations = map[string]disclosure.Text{
	"full":    {disclosure.ZhCN: "全文译出", disclosure.En: "a full translation"},
	"summary": {disclosure.ZhCN: "只有摘要", disclosure.En: "a summary only"},
	"none":    {disclosure.ZhCN: "没有译文", disclosure.En: "no translation"},
}

func i18nTranslationDeclared(p *check.Pass, filed *check.Filed) {
	if oneLanguage(p) {
		return
	}
	said := translations[filed.Translation]
	for _, lang := range p.Site.Languages() {
		p.Saw(1)
		shown := filed.Pages[lang]
		v := check.Values{Expected: filed.Translation}
		if lang != disclosure.ZhCN && filed.Translation == "none" && shown.Page == nil { // facts-on-page does not ask for it
			p.Errorf(shown.At(), v, "报告 %[1]s 填报为没有译文，仍须有这一页面加以说明，但页面不存在；请重新生成网站", "the report %[1]s was filed with no translation, and this page, which should say so, is not there; build the site again", filed.ID)
			continue
		}
		if shown.Page == nil {
			unheld(p, filed, shown)
			continue
		}
		all := notices(shown.Page, "data-translation-notice")
		if len(all) == 0 && filed.Translation != "full" {
			p.Errorf(shown.At(), v, "页面没有说明译文情况（填报为%[1]s）；请加上说明", "the page does not say what was filed on its translation: %[2]s; add the notice", said.In(disclosure.ZhCN), said.In(disclosure.En))
		}
		for _, n := range all {
			v.Found = check.Attr(n, "data-translation-notice")
			switch {
			case filed.Translation == "full":
				p.Errorf(shown.Page.At(n), v, "填报为全文译出，页面却有译文不全的说明；请改正其中一处", "a full translation was filed, but the page says that it is not; correct one of the two")
			case v.Found != "" && v.Found != filed.Translation:
				p.Errorf(shown.Page.At(n), v, "译文说明的属性值是“%s”，填报为“%s”；请改正模板", "the notice on the translation has the value %q, but %q was filed; correct the template", v.Found, filed.Translation)
			}
		}
	}
}
