package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// aWaiver is the subject of the rules of waivers.
var aWaiver = disclosure.Say("豁免（waivers.toml）", "waiver (waivers.toml)")

// byReason is what the rules of waivers rest on: a waiver says itself how long
// it holds, and for what.
var byReason = []disclosure.Cite{{Instrument: "waivers.toml", Confidence: disclosure.Logic}}

// WaiverExpired: a waiver whose last day has passed accepts nothing any more.
var WaiverExpired = &check.Rule{
	ID: "waiver-expired", Level: check.Warn,
	Doc: disclosure.Say(`豁免到期须重新说明理由

豁免是对一条检查意见说明理由、有期限的接受。期限一过，原来的意见重新计入结论，本规则同时指出是哪一条豁免到期，以便重新登记或改正页面。
本规则只看 waivers.toml 所写的日期和检查以哪一天为准，不判断理由是否成立。`,
		`a waiver that has ended needs a new reason

A waiver accepts one finding for a reason, until a day. Once the day has passed the finding counts again, and this rule tells which waiver has ended, so that it is waived anew or the page is mended.
It looks at the date in waivers.toml and at the day of the check only; whether the reason is a good one it does not judge.`),
	Cites: byReason, Subject: aWaiver,
	Last: func(p *check.Pass) {
		for _, w := range p.Site.Waivers {
			p.Saw(1)
			if w.Matched && w.Expired(p.Site.Today) {
				p.Warnf(check.InFile(w.File, w.Line), check.Values{Found: w.Until.String(), Expected: "≥ " + p.Site.Today.String(), Key: w.Fingerprint + " " + w.Until.String()},
					"对 %[1]s（%[2]s）的豁免已于 %[3]s 到期，该意见重新计入结论；请改正，或用 gongkai waive 重新登记", "the waiver for %[2]s on %[1]s ended on %[3]s, so the finding counts again; correct the page, or run gongkai waive anew",
					w.Page, w.Rule, w.Until)
			}
		}
	},
}
