package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// PiiEmailPersonal finds addresses of personal mailboxes.
var PiiEmailPersonal = &check.Rule{
	ID:    "pii-email-personal",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上的邮箱不是个人邮箱

qq.com、163.com、126.com、sina.com、sohu.com等处的邮箱人人都能注册。机关用这类邮箱很常见，因此只作提示；@前面是6至11位数字（QQ号、手机号），或含有像出生日期的数字的，多半是个人邮箱，提醒换成机关邮箱。
同一地址在一页上只说一次。注释和脚本里的邮箱不看。报告中只显示@前面的前两个字符。`,
		disclosure.En: `mail addresses on pages are not personal ones

Anybody can have a mailbox at qq.com, 163.com, 126.com, sina.com or sohu.com. Offices use them a lot, so it is a note; where 6 to 11 digits stand before the @ (a QQ number, a telephone), or digits that look like a date of birth, it is
probably a person's, and a warning: give the office's mailbox. An address is told once a page. Addresses in comments and scripts are not looked at. Findings show two letters of what stands before the @.`,
	},
	Cites:   privacyCites,
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		told := map[string]bool{}
		for h := range privateHits(p, page, private.Mail) {
			if told[h.Key()] {
				continue
			}
			told[h.Key()] = true
			v := check.Values{Found: h.Masked}
			if h.Grade == private.Probable {
				p.Warnf(h.at, v, "“%s”（此处已遮盖）像是个人邮箱，@前面是号码或出生日期；请换成机关邮箱", "%q (masked here) looks like a person's own mailbox, with a number or a date of birth before the @; give the office's instead", h.Masked)
			} else {
				p.Infof(h.at, v, "“%s”（此处已遮盖）是人人可注册的公共邮箱；如有机关邮箱，请用机关邮箱", "%q (masked here) is at a service where anybody can have a mailbox; if the office has one of its own, give that", h.Masked)
			}
		}
	},
}
