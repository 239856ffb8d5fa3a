package rules

import (
	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// PiiBirthdate finds the days on which named persons were born.
var PiiBirthdate = &check.Rule{
	ID:    "pii-birthdate",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上没有写明姓名的人的完整出生日期

姓名和年、月、日俱全的出生日期写在一起时提醒：一般写到年或月就够了，领导简历也是如此。名单中这样的一栏只提醒一次。
只写年月的、报名条件之类（某日以后出生）、没有姓名的不算。姓名按常见姓氏判断。报告中只显示年份的前两位。`,
		disclosure.En: `no page gives the full date of birth of a named person

A name beside a date of birth with year, month and day is a warning: the year, or the month, is mostly enough, as in the careers of leaders. A column of a list is told once. A month and a year, conditions such as "born after",
and dates without a name are not meant. Names are told by common surnames. Findings show the first two digits of the year.`,
	},
	Cites:   privacyCites,
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		for h := range privateHits(p, page, private.Birthdate) {
			p.Warnf(h.at, check.Values{Found: h.Masked}, "页面写明了姓名，又有其完整的出生日期（%s）；请只保留到年或年月", "a named person's full date of birth is given (%s); keep to the year, or the month", h.Masked)
		}
		for r := range eachRoster(p, page) {
			if r.Births > 0 {
				p.Warnf(page.At(r.Node), check.Values{}, "名单中有一栏是完整的出生日期（%d行）；请只保留到年或年月，或删去这一栏", "a column of the list holds full dates of birth (rows: %d); keep to the year or month, or take the column out", r.Births)
			}
		}
	},
}
