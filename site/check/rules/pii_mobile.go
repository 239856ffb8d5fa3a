package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// PiiMobile finds numbers of mobile telephones.
var PiiMobile = &check.Rule{
	ID:    "pii-mobile",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上没有个人的手机号

手机号写在个人姓名旁边，或列在有“姓名”栏的名单里，又没有机关联系方式的字样（联系人、咨询、举报、单位、职务等），报为错误；机关用来办公的手机号，以及看不出是谁的，提醒人工判断：办公联系宜用固定电话。
中间用空格或连字符分开的（138 0013 8000）、前面有+86的也认。固定电话、400和800号码、110和12345等短号、14位公安备案号、时间戳、金额和带单位的数、写明是编号的数、网址和文件名里的数都不算。
姓名按常见姓氏判断，可能认不出少见的姓，也可能把别的词认作姓名。报告中只显示前两位和后两位。图片里的号码看不出。`,
		disclosure.En: `no page shows the mobile telephone of a person

A mobile number beside a person's name, or in a list with a column "name" (姓名), is an error unless the words around are those of
an office that wants to be called (联系人, 咨询, 举报, 单位, 职务 and the like). A mobile that an office works with, or of which nobody can
say whose it is, is a warning: a fixed line serves better. Numbers in groups (138 0013 8000) and behind +86 are seen, too. Not
meant are fixed lines, 400 and 800 numbers, short ones such as 110 and 12345, the 14 digits of the police register, time stamps,
amounts and numbers with a unit, numbers that a label calls something else, and numbers in addresses and file names. Names are
told by common surnames: rare ones are missed, and another word may pass for a name. Findings show the first two digits and the
last two. Numbers in images are not seen.`,
	},
	Cites:   privacyCites,
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		for h := range privateHits(p, page, private.Mobile) {
			v := check.Values{Found: h.Masked, Expected: "138****1234"}
			switch h.Reason {
			case private.Person:
				p.Errorf(h.at, v, "页面上可以读到个人的手机号“%s”（此处已遮盖）；请删去，或遮盖中间四位", "the mobile number of a person, %q (masked here), can be read; take it out, or mask the four digits in the middle", h.Masked)
			case private.Office:
				p.Warnf(h.at, v, "联系方式中有手机号“%s”（此处已遮盖）；如是个人手机，请换成办公固定电话", "a contact is a mobile number, %q (masked here); if it is a person's own, give the office's fixed line instead", h.Masked)
			default:
				p.Warnf(h.at, v, "“%s”（此处已遮盖）像是手机号，看不出是谁的；如是个人手机，请删去或遮盖", "%q (masked here) looks like a mobile number, and nothing says whose; if it is a person's, take it out or mask it", h.Masked)
			}
		}
	},
}
