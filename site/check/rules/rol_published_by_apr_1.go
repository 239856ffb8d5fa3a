package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolPublishedByApr1 holds the date of publication against the form's deadline.
var RolPublishedByApr1 = &check.Rule{
	ID:    "rol-published-by-apr-1",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `法治政府建设年度报告在规定日期之前公开

规定要求年度报告在次年4月1日之前向社会公开，涉及党和国家秘密的除外；日期取自报告格式。规则比对所填报的发布时间：
晚于该日的为错误；恰在该日的为警告，因为“之前”是否包括当日，规定未作说明。页面上显示的日期由其他规则核对。`,
		disclosure.En: `the rule-of-law report was published before the day it is due

The report is to be made public before 1 April of the following year, unless it holds secrets of the Party or the state;
the day is read from the form. The rule looks at the time of publication that was filed: later than that day is an error,
that very day a warning, because the provision does not say whether "before" takes it in. That the page shows the same
date is for other rules to see.`,
	},
	Cites:   []disclosure.Cite{rol24},
	Subject: ruleOfLawReport,
	Of:      ruleOfLaw,
	Report: func(p *check.Pass, filed *check.Filed) {
		p.Saw(1)
		published := disclosure.DateOf(filed.Published)
		due, _ := filed.Due()
		v := check.Values{Found: published.String(), Expected: "< " + due.String()}
		switch at := zhHook(filed, "data-published"); {
		case published == due:
			p.Warnf(at, v, "发布于 %[1]s；%[2]d 年度报告应在该日之前公开，而规定未说明“之前”是否包括当日；今后请再提前",
				"published on %[1]s; the report on %[2]d is due before that day, and whether \"before\" takes it in is not said; publish earlier from now on", published, filed.Year)
		case due.Before(published):
			p.Errorf(at, v, "发布于 %[1]s，而 %[2]d 年度报告应在 %[3]s 之前公开；请核对日期，今后按时公开", "published on %[1]s, but the report on %[2]d is due before %[3]s; check the date, and publish in time from now on", published, filed.Year, due)
		}
	},
}
