package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// PiiResidentID15 finds the old numbers of identity cards.
var PiiResidentID15 = &check.Rule{
	ID:    "pii-resident-id-15",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上没有15位的旧身份证号

旧身份证号有15位，没有校验位，单凭数字无从断定。因此只在旁边或表头写有“身份证”“证件号”“公民身份”等字样、前两位是省级区划代码、第7至12位是真实日期时提醒。
工商注册号等也是15位，没有这些字样的不报。报告中只显示前两位和后两位。`,
		disclosure.En: `no page shows an old number of an identity card (15 places)

The old numbers have 15 places and no check digit, so digits alone prove nothing. The rule warns only where "identity card" (身份证),
"number of a document" (证件号) or "citizen's identity" (公民身份) stands beside the number or at the head of its column, the number
begins with the code of a province and its places 7 to 12 are a date that exists. Registration numbers of businesses have 15
places, too; without those words nothing is said. Findings show the first two places and the last two.`,
	},
	Cites:   privacyCites,
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		for h := range privateHits(p, page, private.ResidentID15) {
			p.Warnf(h.at, check.Values{Found: h.Masked}, "“%s”（此处已遮盖）像是15位的旧身份证号；请核对，如属实，请删去或遮盖", "%q (masked here) looks like the 15-digit number of an old identity card; look at it, and if it is one, take it out or mask it", h.Masked)
		}
	},
}
