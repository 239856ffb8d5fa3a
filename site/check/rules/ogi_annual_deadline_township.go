package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiAnnualDeadlineTownship holds the publication of a township's disclosure
// report against the day that is usual.
var OgiAnnualDeadlineTownship = &check.Rule{
	ID:    "ogi-annual-deadline-township",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `乡镇、街道的政府信息公开工作年度报告在1月31日前公布

条例第四十九条没有写到乡镇和街道，期限由各地的通知确定，常见的是1月31日。规则看填报的发布时间，晚于该日的为警告；日期取自报告格式。
当地规定了别的日期的，以当地的为准。`,
		disclosure.En: `a township's disclosure report was published by 31 January

Article 49 of the Regulations does not name townships and subdistricts; local notices set their day, commonly 31 January. The rule
looks at the time of publication that was filed and warns of a later day; the day is read from the form. Where a place has set
another one, that one counts.`,
	},
	Cites:   []disclosure.Cite{townshipPractice},
	Subject: disclosure.Say("乡镇、街道的政府信息公开工作年度报告", "township's annual report on government information disclosure"),
	Of:      ofLevel("township"),
	Report: func(p *check.Pass, filed *check.Filed) {
		if at, v, published, last, is := late(p, filed); is {
			p.Warnf(at, v, "发布于 %[1]s，乡镇、街道的 %[2]d 年度报告通常在 %[3]s 前公布；请核对日期", "published on %[1]s; a township's report on %[2]d is usually out by %[3]s; check the date", published, filed.Year, last)
		}
	},
}
