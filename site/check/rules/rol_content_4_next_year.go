package rules

import (
	"fmt"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolContent4NextYear looks for the fourth of the five items, and its year.
var RolContent4NextYear = &check.Rule{
	ID:    "rol-content-4-next-year",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告写明下一年度的主要安排

规定列举的五项内容之一。规则在中文页面的标题中查找报告格式所列的写法，或写有下一年度年份的标题：没有标题写明的、标题之下没有内容的为错误，
只有小标题相近的为警告。标题写有年份的，须为报告年度的次年，否则为错误；“下一步工作打算”“下步工作”之类不写年份的也可以。`,
		disclosure.En: `the report tells the main arrangements for the next year

One of the five items the provision lists. The rule looks through the headings of the Chinese page for the wordings that the form
accepts, or for the next year's number: that no heading announces the item, or that nothing stands below it, is an error; that
only a sub-heading comes near, a warning. A year in the heading must be the one after the report's, or it is an error; a heading
without a year, as "what is planned next" (下一步工作打算) or "next steps" (下步工作), will do.`,
	},
	Cites:   []disclosure.Cite{rolItems},
	Subject: ruleOfLawReport,
	Of:      asksFor("next-year"),
	Report: func(p *check.Pass, filed *check.Filed) {
		match := filed.Form.Chapter("next-year").Match
		next := fmt.Sprintf("%d年", filed.Year+1)
		wrong := func(heading string) bool {
			return !strings.Contains(heading, next) && fourYear.MatchString(match.FindString(heading))
		}
		c := chapterOf(p, filed, "next-year", func(heading string) bool {
			return strings.Contains(heading, next) || match.MatchString(heading) && !wrong(heading)
		})
		if c == nil {
			return
		}
		if len(c.own) == 0 {
			for _, h := range c.all {
				if h.Level == 2 && wrong(h.Text) && !strings.Contains(h.Text, "完成") { // 2022年工作计划完成情况 is no plan
					p.Errorf(c.at(h), check.Values{Found: match.FindString(h.Text), Expected: next},
						"“%[1]s”写的年度不对：%[2]d 年度报告应写 %[3]d 年的安排", "%[1]q gives the wrong year: a report on %[2]d is to hold the arrangements for %[3]d", h.Text, filed.Year, filed.Year+1)
					return
				}
			}
		}
		c.required(p)
	},
}
