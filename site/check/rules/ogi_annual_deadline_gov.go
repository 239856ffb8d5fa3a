package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiAnnualDeadlineGov holds the publication of a government's disclosure
// report against the day it is due.
var OgiAnnualDeadlineGov = &check.Rule{
	ID:    "ogi-annual-deadline-gov",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `政府的政府信息公开工作年度报告在3月31日前公布

条例要求县级以上地方人民政府的政府信息公开工作主管部门在每年3月31日前公布本级政府上一年度的报告。规则看填报的发布时间，3月31日当天算按时，
晚于该日的为错误；日期取自报告格式。政府办公室自己的报告是部门的报告，期限是1月31日。重新发布的旧报告，应填报最初的发布时间。`,
		disclosure.En: `a government's disclosure report was published by 31 March

The Regulations ask the offices in charge of disclosure in governments at county level and above to publish the government's
report on a year by 31 March of the next. The rule looks at the time of publication that was filed; that very day is in time, a
later one is an error. The day is read from the form. The report of a government's office is that of a department and due by 31
January; a report that is published anew should be filed with the time of its first publication.`,
	},
	Cites:   []disclosure.Cite{ogi49para2},
	Subject: disclosure.Say("政府的政府信息公开工作年度报告", "government's annual report on government information disclosure"),
	Of:      ofLevel("government"),
	Report: func(p *check.Pass, filed *check.Filed) {
		if at, v, published, last, is := late(p, filed); is {
			p.Errorf(at, v, "发布于 %[1]s，政府的 %[2]d 年度报告应在 %[3]s 前公布；请核对日期，今后按时公布", "published on %[1]s; a government's report on %[2]d is due by %[3]s; check the date, and publish in time from now on", published, filed.Year, last)
		}
	},
}
