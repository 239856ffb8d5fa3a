package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// DateFormedSigned holds the date formed among the fields of a page against the
// one below the signature.
var DateFormedSigned = &check.Rule{
	ID:    "date-formed-signed",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `信息栏中的成文日期与落款的日期相同

公文的成文日期写在落款处，信息栏（索引号、发文机关等）中又写一遍。两处不同，多半是抄错了一处，读者不知以哪个为准。只在页面恰有一个单独成行的日期时比较；
正文转发别的文件、附件另有日期的，分不清是谁的落款，不作判断。成文日期也可能指审定的日期，因此只是警告。本网站所建页面的落款由 rol-signoff 等规则与填报数据核对。`,
		disclosure.En: `the date formed among the fields is the date below the signature

An official document gives the date on which it was formed below its signature, and the fields of the page (index number, issuing organ …)
repeat it. Where the two differ one was probably copied wrongly, and readers cannot tell which counts. They are compared only where the page has
just one date in a line of its own: of a document that forwards another, or has dated annexes, whose date is whose is not known. The field may
also mean the day of approval, so it is a warning. On pages built here the signature is held against what was filed, by rol-signoff and others.`,
	},
	Cites:   []disclosure.Cite{gb("7.3.5"), ogi6},
	Subject: disclosure.Say("不是本工具所建的页面", "page that was not built here"),
	Abroad: &check.Abroad{
		Subject: disclosure.Say("既有成文日期又有落款日期的页面", "page with a field for the date formed and a date of signature"),
		On: func(page *check.Page) bool {
			r := page.Reading()
			return r.Formed != nil && r.Formed.ISO != "" && sureFormed[r.Formed.Label] && len(r.Signed) > 0
		},
		Page: formedSigned,
	},
}

func formedSigned(p *check.Pass, page *check.Page) {
	p.Saw(1)
	r := page.Reading()
	signed := r.Signed[0]
	for _, s := range r.Signed[1:] {
		if s.ISO != signed.ISO {
			p.Skip("%s 上有几个单独成行的日期，哪一个是落款无法判断", "%s has several dates in lines of their own, and which is the signature's cannot be decided", page.Path)
			return
		}
	}
	if formed := r.Formed; signed.ISO != formed.Day() {
		p.Warnf(page.At(signed.Node), check.Values{Found: signed.Text, Expected: formed.Text}, "落款的日期是“%[1]s”，信息栏中的“%[3]s”是“%[2]s”；请核对原件，改正其中写错的一个",
			"the date below the signature is %[1]q, but the field %[3]s says %[2]q; look at the original and correct the one that is wrong", signed.Text, formed.Text, formed.Label)
	}
}
