package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// PiiBankCard finds numbers of bank cards.
var PiiBankCard = &check.Rule{
	ID:    "pii-bank-card",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上没有个人的银行卡号

16至19位、以62或3、4、5开头、校验位（Luhn）正确，旁边或表头又写有卡号、账号、开户、一卡通等字样的，报为错误；十个数里有一个碰巧通过这种校验，所以没有这些字样的只提醒，长度和开头都不典型的不报。
户名是单位的账户（收款单位、保证金专户等）是为了让人付款而公布的，只提醒核对。统一社会信用代码、写明是编号或条码的数、带单位的数、网址里的数不算。不通过校验的账号看不出。报告中只显示前两位和后两位。`,
		disclosure.En: `no page shows the bank card of a person

16 to 19 digits that begin with 62, 3, 4 or 5 and have the right check digit (Luhn) are an error where "card number" (卡号),
"account number" (账号), "opening of an account" (开户) or "all-in-one card" (一卡通) stands beside them or at the head of the column.
One number in ten has that check digit by chance, so without such a word it is a warning, and nothing where length and beginning
are unusual for cards. Accounts of organisations are printed so that people can pay: a warning to look at. Unified social credit
codes, numbers that a label calls something else, numbers with a unit and ids in addresses are not meant. Account numbers without
a check digit are not seen. Findings show the first two digits and the last two.`,
	},
	Cites:   privacyCites,
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		for h := range privateHits(p, page, private.BankCard) {
			v := check.Values{Found: h.Masked}
			switch {
			case h.Grade == private.Certain:
				p.Errorf(h.at, v, "页面上有完整的银行卡号“%s”（此处已遮盖）；请删去或遮盖", "the page shows a whole bank card number, %q (masked here); take it out or mask it", h.Masked)
			case h.Reason == private.Office:
				p.Warnf(h.at, v, "“%s”（此处已遮盖）是银行账号，看来属于单位；请核对，如属于个人，请删去", "%q (masked here) is the number of an account, of an organisation by the words around; look at it, and if it is a person's, take it out", h.Masked)
			default:
				p.Warnf(h.at, v, "“%s”（此处已遮盖）像是银行卡号；请核对，如属于个人，请删去或遮盖", "%q (masked here) looks like the number of a bank card; look at it, and if it is a person's, take it out or mask it", h.Masked)
			}
		}
	},
}
