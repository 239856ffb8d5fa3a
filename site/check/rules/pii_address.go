package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// PiiAddress finds the homes of persons.
var PiiAddress = &check.Rule{
	ID:    "pii-address",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上的家庭住址不具体到村组和门牌

“住址”“家庭地址”“户籍地”等后面写到村、组、号、栋、室的，提醒只保留到乡镇、街道。名单中这样的一栏只提醒一次。
机关的办公地址（地址：…）、单位的住所、只写到乡镇或街道的、已用*或×遮盖的不算。没有这些字样引出的地址看不出。报告中不显示乡镇以下的部分。`,
		disclosure.En: `homes are not given down to the village or the door

Where "home address" (住址), "family address" (家庭地址) or "registered residence" (户籍地) is followed by a village, a group, a number, a
building or a room, the rule warns: keep to the township or the street. A column of a list is told once. Addresses of offices
(地址：…) and seats of organisations, addresses that go no further than a township, and masked ones are not meant. Addresses that no
such word introduces are not seen. Findings leave out what is more exact than a township.`,
	},
	Cites:   privacyCites,
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		for h := range privateHits(p, page, private.Address) {
			p.Warnf(h.at, check.Values{Found: h.Masked}, "家庭住址写到了乡镇以下（“%s”，其余此处不显示）；请只保留到乡镇、街道", "the address of a home is more exact than a township (%q, the rest is left out here); keep to the township or street", h.Masked)
		}
		for r := range eachRoster(p, page) {
			if r.Homes > 0 {
				p.Warnf(page.At(r.Node), check.Values{}, "名单中有一栏是具体的家庭住址（%d行）；请只保留到乡镇、街道", "a column of the list holds exact addresses of homes (rows: %d); keep to the township or street", r.Homes)
			}
		}
	},
}
