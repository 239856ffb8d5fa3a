package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// PiiMaskQuality finds numbers that are masked too little.
var PiiMaskQuality = &check.Rule{
	ID:    "pii-mask-quality",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `遮盖过的身份证号遮盖得够

身份证号遮盖后仍能读出14位以上的，地区、出生日期都在，剩下的几位可以推算，因此提醒。138****1234、35*************123、张*、张某某这样的写法可以。
只看用*、×、＊、X遮盖的身份证号；用色块盖住而文字还在的，见 rol-secrets-excepted。`,
		disclosure.En: `masked numbers of identity cards are masked enough

Where 14 places or more of a masked number can still be read, division and date of birth are all there, and the rest can be worked out: a warning. 138****1234, 35*************123, 张* and 张某某 are fine. The rule looks at identity cards
masked with *, ×, ＊ or X. Text that lies under a box and is still there is a matter of rol-secrets-excepted.`,
	},
	Cites:   privacyCites,
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		for h := range privateHits(p, page, private.Masked) {
			p.Warnf(h.at, check.Values{Found: h.Masked, Expected: "35*************123"}, "身份证号“%s”遮盖得太少（此处已多遮），页面上还能读出14位以上；请至少遮盖出生日期", "%q, a number of an identity card (masked further here), is masked too little: 14 places or more can be read; mask the date of birth at least", h.Masked)
		}
	},
}
