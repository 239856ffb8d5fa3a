package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiAnnualDeadlineDept holds the publication of a department's disclosure
// report against the day it is due.
var OgiAnnualDeadlineDept = &check.Rule{
	ID:    "ogi-annual-deadline-dept",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `部门的政府信息公开工作年度报告在1月31日前公布

条例要求县级以上人民政府部门在每年1月31日前公布上一年度的报告。规则看填报的发布时间，1月31日当天算按时，晚于该日的为错误；日期取自报告格式。
政府办公室自己的报告是部门的报告。各地规定了更早日期的，规则不知道；重新发布的旧报告，应填报最初的发布时间。`,
		disclosure.En: `a department's disclosure report was published by 31 January

The Regulations ask departments of governments at county level and above to publish the report on a year by 31 January of the
next. The rule looks at the time of publication that was filed; that very day is in time, a later one is an error. The day is
read from the form. The report of a government's office is that of a department. Earlier days that places set are not known to
the rule; a report that is published anew should be filed with the time of its first publication.`,
	},
	Cites:   []disclosure.Cite{ogi49para1},
	Subject: disclosure.Say("部门的政府信息公开工作年度报告", "department's annual report on government information disclosure"),
	Of:      ofLevel("department"),
	Report: func(p *check.Pass, filed *check.Filed) {
		if at, v, published, last, is := late(p, filed); is {
			p.Errorf(at, v, "发布于 %[1]s，部门的 %[2]d 年度报告应在 %[3]s 前公布；请核对日期，今后按时公布", "published on %[1]s; a department's report on %[2]d is due by %[3]s; check the date, and publish in time from now on", published, filed.Year, last)
		}
	},
}
