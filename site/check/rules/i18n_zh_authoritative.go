package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// I18nZhAuthoritative looks for the notice on English pages that the Chinese
// text prevails.
var I18nZhAuthoritative = &check.Rule{
	ID:    "i18n-zh-authoritative",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告的英文页面注明以中文文本为准

国家机关以普通话和规范汉字为公务用语用字，所以填报的中文文本是正式文本，英文页面应说明这一点。法律没有规定这句说明的写法，缺少时为警告；没有译文的，英文页面无文本可说，不须注明。
规则只看有没有这句说明，不看写得对不对。`,
		disclosure.En: `the English page of a report says that the Chinese text is authoritative

State organs use standard spoken and written Chinese for official business, so the Chinese text that was filed is the official
one, and the English page should say so. The law does not word that notice; without one it is a warning. Where nothing was translated, the English page has no text of which to say so. The rule sees that
there is a notice, not whether it is well put.`,
	},
	Cites:   []disclosure.Cite{language9},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report: func(p *check.Pass, filed *check.Filed) {
		if oneLanguage(p) {
			return
		}
		for lang, shown := range held(p, filed) {
			if lang == disclosure.ZhCN {
				continue
			}
			p.Saw(1)
			if filed.Translation == "none" {
				continue // the page has no text but says that the Chinese one is all there is
			}
			if len(notices(shown.Page, "data-authority-notice")) == 0 {
				p.Warnf(shown.At(), check.Values{}, "英文页面没有注明以中文文本为准；请注明", "the English page does not say that the Chinese text is authoritative; say so")
			}
		}
	},
}
