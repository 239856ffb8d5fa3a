package rules

import (
	"fmt"
	"strings"
	"time"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// Ogi20WorkingDays counts the working days from forming to publishing.
var Ogi20WorkingDays = &check.Rule{
	ID:    "ogi-20-working-days",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `自形成之日起二十个工作日内公开

条例要求主动公开的信息自形成或者变更之日起20个工作日内公开。规则从填报的成文日期数到发布日期，形成当日不计，按国务院办公厅各年的节假日安排剔除假日、
计入调休上班日。没有当年安排的，28天以内视为按时，超过40天为警告，其间不作判断。规则以成文日期为形成之日；文件若在此后才批准，期限应从批准之日起算。`,
		disclosure.En: `the report was published within twenty working days of being formed

Information that is disclosed proactively is to be public within 20 working days of being formed or changed. The rule counts
from the day of forming that was filed, not counting that day itself, to the day of publication, by the State Council
General Office's arrangement of holidays and worked weekends for each year. For a year whose arrangement is not known, up to
28 days count as in time, more than 40 are a warning, and between the two the rule does not judge. It takes the date of the
document for the day it was formed; one approved later would be counted from its approval.`,
	},
	Cites:   []disclosure.Cite{ogi26},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report:  ogi20WorkingDays,
}

const (
	workingDays  = 20
	surelyInTime = 28 // days: four weeks hold twenty working days
	probablyLate = 40 // days: the longest holidays leave twenty working days in them
)

func ogi20WorkingDays(p *check.Pass, filed *check.Filed) {
	p.Saw(1)
	formed, published := filed.Formed, disclosure.DateOf(filed.Published)
	at, calendar := zhHook(filed, "data-published"), p.Site.Workdays
	last, known, _ := calendar.Add(formed, workingDays)
	if known {
		if last.Before(published) {
			p.Errorf(at, check.Values{Found: published.String(), Expected: "≤ " + last.String()}, "%[1]s 成文，%[2]s 才发布；第 %[3]d 个工作日是 %[4]s（节假日依据：%[5]s）；请核对日期，今后按时公开",
				"formed on %[1]s, but published only on %[2]s; the %[3]dth working day was %[4]s (holidays by %[6]s); check the dates, and publish in time from now on",
				formed, published, workingDays, last, strings.Join(noticesOf(calendar, formed, last, disclosure.ZhCN), "、"), strings.Join(noticesOf(calendar, formed, last, disclosure.En), ", "))
		}
		return
	}
	_, known, unknown := calendar.Count(formed, published)
	days := daysBetween(formed, published)
	switch {
	case known || days <= surelyInTime:
	case days > probablyLate:
		p.Warnf(at, check.Values{Found: published.String()}, "%[1]s 成文，%[3]d 天之后的 %[2]s 才发布，很可能超过 %[4]d 个工作日；没有 %[5]s 年的节假日安排，无法确定，请核对",
			"formed on %[1]s and published on %[2]s, %[3]d days later: probably more than %[4]d working days; the holidays of %[5]s are not known, so check it",
			formed, published, days, workingDays, yearList(unknown))
	default:
		p.Skip("没有 %[1]s 年的节假日安排，无法判断 %[2]s（%[3]s 成文，%[4]s 发布）是否超过 %[5]d 个工作日",
			"the holidays of %[1]s are not known, so whether %[2]s (formed on %[3]s, published on %[4]s) took more than %[5]d working days was not judged",
			yearList(unknown), filed.ID, formed, published, workingDays)
	}
}

func daysBetween(from, to disclosure.Date) int {
	at := func(d disclosure.Date) time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
	return int(at(to).Sub(at(from)).Hours() / 24)
}

func yearList(years []int) string { return strings.Trim(fmt.Sprint(years), "[]") }

// noticesOf names the notices that say which days from first to last are
// worked, each with how far it was read and what amended it.
func noticesOf(c *disclosure.Calendar, first, last disclosure.Date, lang disclosure.Lang) []string {
	var out []string
	for _, n := range c.Notices() {
		reachesBack := n.Year == last.Year+1 && last.Month == time.December && last.Day >= 25 // 元旦 may begin in December
		if n.Year < first.AddDays(1).Year || n.Year > last.Year && !reachesBack {
			continue
		}
		out = append(out, fmt.Sprintf("%s [%s: %s]", n.Number, n.Confidence, check.ConfidenceText(n.Confidence, lang)))
		if n.Amended != "" {
			title, _, _ := strings.Cut(n.Amended, "，http")
			out = append(out, title)
		}
	}
	return out
}
