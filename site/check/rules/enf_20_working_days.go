package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// Enf20WorkingDays counts the days from a penalty or a licence to its
// publication.
var Enf20WorkingDays = &check.Rule{
	ID:    "enf-20-working-days",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `行政许可、行政处罚决定自作出之日起七个工作日内公开

国务院办公厅的指导意见要求，行政执法决定自作出之日起20个工作日内公开，行政许可、行政处罚决定7个工作日内公开（据司法部负责人的说明，转载页面）。20个工作日由 ogi-20-working-days 对每份填报的文件检查；
本规则看标题或者格式名称是行政许可决定、行政处罚决定的单份文件，从成文日期数到发布日期，按节假日安排剔除假日，超过七个工作日的为警告。没有当年安排的，九天以内视为按时，超过二十天为警告，其间不作判断。
决定是否都已公开，静态页面上看不到。`,
		disclosure.En: `licences and penalties are published within seven working days of the decision

The General Office of the State Council asks that enforcement decisions be public within 20 working days, licences and penalties
within 7 (as an officer of the Ministry of Justice explained, read on a reproduction). ogi-20-working-days counts the 20 days of
every document that was filed. This rule looks at single documents whose title or form says licence (行政许可决定) or penalty (行政处罚决定),
and counts working days from the date of the document to publication; more than seven is a warning. For a year whose holidays are
not known, up to nine days count as in time, more than twenty are a warning, and between the two the rule does not judge. Whether
all decisions were published is not seen.`,
	},
	Cites: []disclosure.Cite{{
		Instrument: enforcementGuide.Instrument, Article: "执法决定公开的期限（司法部负责人答记者问）", Confidence: disclosure.V2,
	}},
	Subject: disclosure.Say("行政许可或行政处罚决定书", "document of a licence or a penalty"),
	Of: func(r *disclosure.Report) bool {
		return r.Form.Kind == disclosure.DocumentForm && (saysDecision(r.Form.Name.In(disclosure.ZhCN)) || saysDecision(r.Title.In(disclosure.ZhCN)))
	},
	Report: func(p *check.Pass, filed *check.Filed) {
		p.Saw(1)
		const most = 7
		formed, published := filed.Formed, disclosure.DateOf(filed.Published)
		at, days := zhHook(filed, "data-published"), daysBetween(formed, published)
		last, known, unknown := p.Site.Workdays.Add(formed, most)
		v := check.Values{Found: published.String()}
		switch {
		case known && last.Before(published):
			v.Expected = "≤ " + last.String()
			p.Warnf(at, v, "决定于 %[1]s 作出，%[2]s 才发布；第 %[3]d 个工作日是 %[4]s。请核对作出之日，今后按时发布", "decided on %[1]s, but published only on %[2]s; the %[3]dth working day was %[4]s. Check the day of the decision, and publish in time from now on", formed, published, most, last)
		case known || days <= 9:
		case days > 20:
			p.Warnf(at, v, "决定于 %[1]s 作出，%[3]d 天之后的 %[2]s 才发布，很可能超过 %[4]d 个工作日；没有当年的节假日安排，无法确定，请核对", "decided on %[1]s and published on %[2]s, %[3]d days later: probably more than %[4]d working days; the holidays of the year are not known, so check it", formed, published, days, most)
		default:
			p.Skip("没有 %[1]s 年的节假日安排，无法判断 %[2]s 是否超过 %[3]d 个工作日", "the holidays of %[1]s are not known, so whether %[2]s took more than %[3]d working days was not judged", yearList(unknown), filed.ID, most)
		}
	},
}

func saysDecision(name string) bool {
	name = check.Squeeze(name)
	return strings.Contains(name, "行政处罚决定") || strings.Contains(name, "行政许可决定")
}
