package rules

import (
	"fmt"
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// RolContent1Measures looks for the first of the five items.
var RolContent1Measures = &check.Rule{
	ID:    "rol-content-1-measures",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `报告写明主要举措和成效

规定列举的五项内容之一：上一年度的主要举措和成效。规则在中文页面的标题中查找报告格式所列的写法：没有标题写明的、标题之下没有内容的为错误，
只有小标题相近的为警告。“主要工作安排”之类的下一年度标题不算；写有报告年度的，如“2022年工作计划完成情况和主要举措”，照算。
所写是否真实、完整，规则看不出来；各章只按工作领域命名的，也须人工判断。`,
		disclosure.En: `the report tells the main measures and results

One of the five items the provision lists: the main measures and results of the year. The rule looks through the headings of the
Chinese page for the wordings that the form accepts: that no heading announces the item, or that nothing stands below it, is an
error; that only a sub-heading comes near, a warning. A heading on next year's main work does not count; one with the report's own
year does, as "how the plan for 2022 was carried out, and the main measures" (2022年工作计划完成情况和主要举措). The rule cannot see whether the
account is true or complete, nor know chapters that are named only by field of work: people must.`,
	},
	Cites:   []disclosure.Cite{rolItems},
	Subject: ruleOfLawReport,
	Of:      asksFor("measures"),
	Report: func(p *check.Pass, filed *check.Filed) {
		announces := func(heading string) bool {
			at := filed.Form.Chapter("measures").Match.FindStringIndex(heading)
			return at != nil && !nextYearBefore(filed.Year, heading, at[0])
		}
		if c := chapterOf(p, filed, "measures", announces); c != nil {
			c.required(p)
		}
	},
}

// nextYearBefore reports whether a heading speaks of next year's work from
// before the offset on: 2023年主要工作安排 in the report on 2022, 下一步主要工作.
// A plan of the report's own year is none of that: 2022年工作计划完成情况.
func nextYearBefore(year int, heading string, offset int) bool {
	before := heading[:offset]
	return strings.Contains(before, fmt.Sprintf("%d年", year+1)) || nextYearWords.MatchString(before)
}

var nextYearWords = regexp.MustCompile(`下一?步|下一年|明年|今后`)
