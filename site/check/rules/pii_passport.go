package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// PiiPassport finds numbers of passports and travel permits.
var PiiPassport = &check.Rule{
	ID:    "pii-passport",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上没有护照号和通行证号

字母加七八位数字的编号很多，所以只在前面或表头写有“护照”“通行证”时提醒。名单中这样的一栏只提醒一次。外国护照的其他号码形式看不出。报告中只显示前两位和后两位。`,
		disclosure.En: `no page shows the number of a passport or a travel permit

Many numbers are a letter with seven or eight digits, so the rule warns only where "passport" (护照) or "travel permit" (通行证) stands
before one or at the head of its column. A column of a list is told once. Other shapes that foreign passports have are not seen.
Findings show the first two places and the last two.`,
	},
	Cites:   privacyCites,
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		for h := range privateHits(p, page, private.Passport) {
			p.Warnf(h.at, check.Values{Found: h.Masked}, "“%s”（此处已遮盖）像是护照或通行证的号码；请核对，如属实，请删去或遮盖", "%q (masked here) looks like the number of a passport or travel permit; look at it, and if it is one, take it out or mask it", h.Masked)
		}
		for r := range eachRoster(p, page) {
			if r.Passports > 0 {
				p.Warnf(page.At(r.Node), check.Values{}, "名单中有一栏是护照或通行证的号码（%d行）；请删去这一栏，或遮盖号码", "a column of the list holds numbers of passports or travel permits (rows: %d); take the column out, or mask the numbers", r.Passports)
			}
		}
	},
}
