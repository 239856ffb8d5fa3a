package rules

import (
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// ChkVetoColumnsStale looks at how new the newest entry of a column is.
var ChkVetoColumnsStale = &check.Rule{
	ID:    "chk-veto-columns-stale",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `栏目按期更新：动态类两周，通知和政策类六个月

检查指标规定，五个以上动态要闻类栏目两周没有更新，或者五个以上通知公告、政策文件类栏目六个月没有更新的，网站不合格。规则看正式网站的列表页，取各条目日期（time 元素）中最新的，与检查之日相比：
ColumnType 为工作动态、要闻一类的超过十四天，其余的超过六个月，为警告，几个栏目合计多少由人判断。年度报告和清单一年一次，不算；动态类栏目的条目都没有日期的，为警告，因为检查时没有日期的视为没有更新；别的栏目没有日期的看不到。示例网站和别人建的页面不检查：前者不受检查，后者不知道是哪天保存的。`,
		disclosure.En: `columns are kept up to date: news within two weeks, notices and policies within six months

By the inspection indicators a site fails with five or more columns of news that are two weeks old, or five or more of notices and policies that are six months old.
On an official site the rule takes the newest date among the entries of each list page (time elements) and holds it against the day of the check: more than fourteen days where the
ColumnType is of news, more than six months elsewhere, is a warning; how many columns that makes is for a person to count. Annual reports and catalogues come once a year and do not count.
A column of news none of whose entries has a date is a warning, for inspections take entries without one for stale; in other columns they are not seen. Samples are not inspected, and of pages that we did not build the day they were saved is not known, so neither is checked.`,
	},
	Cites:   []disclosure.Cite{i19Columns},
	Subject: disclosure.Say("列表页", "list page"),
	On:      func(page *check.Page) bool { return page.Kind == "list" },
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if !p.Site.Official {
			p.Skip("示例网站不受网站检查，栏目是否按期更新未作判断", "a sample site is not inspected, so whether its columns are kept up to date was not judged")
			return
		}
		dates := datesBelow(mainOf(page))
		most, t := 183, columnType(page)
		if strings.Contains(t, "动态") || strings.Contains(t, "要闻") || strings.Contains(t, "新闻") {
			most = 14
		}
		if len(dates) == 0 {
			if most == 14 && linksBelow(mainOf(page)) > 0 {
				p.Warnf(page.At(mainOf(page)), check.Values{}, "栏目没有写明日期的条目；检查时没有日期的视为没有更新，请给条目加上日期", "the column has no entry with a date; inspections take those without one for stale, so give entries their dates")
			}
			return
		}
		last := newest(dates)
		if days := daysBetween(last, p.Site.Today); days > most {
			p.Warnf(page.At(mainOf(page)), check.Values{Found: last.String(), Expected: p.Site.Today.AddDays(-most).String()}, "栏目最新的一条是 %[1]s，距 %[2]s 已有 %[3]d 天，检查指标要求 %[4]d 天以内更新；请更新栏目，或者归档",
				"the newest entry of the column is of %[1]s, %[3]d days before %[2]s; the indicators ask for one within %[4]d days, so bring the column up to date, or archive it", last, p.Site.Today, days, most)
		}
	},
}
