package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// OgiDecisionCatalogue counts the days of a consultation on a major decision.
var OgiDecisionCatalogue = &check.Rule{
	ID:    "ogi-decision-catalogue",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `重大行政决策草案公开征求意见不少于三十日

条例规定，重大行政决策向社会公开征求意见的期限一般不少于30日，因情况紧急等原因缩短的，应当说明。规则看标题是征求意见、正文写明属于重大行政决策的页面，从“征求意见时间”等字样之后的起止日期数天数（首尾都算）：
不足三十日又没有说明原因的，为警告。填报的重大行政决策事项目录，按各项的起止日期数。没有写明属于重大行政决策的，期限另有规定，不判断；只写“自公告之日起若干日”的，看写的天数。决策目录、决策结果是否公布，静态页面上看不到。`,
		disclosure.En: `a consultation on a draft of a major administrative decision lasts thirty days or more

The Interim Regulations say that the public is commonly consulted on a major administrative decision for no less than 30 days, and
that a shorter time, as for urgency, is to be explained. The rule looks at pages that are titled as a consultation and say that
the matter is a major administrative decision (重大行政决策), and counts the days between the two dates behind "time for comments"
(征求意见时间) or the like, both included: less than thirty without a reason is a warning. So is it for the items of a catalogue of
major administrative decisions, by the dates that were filed. Of other consultations the time is ruled elsewhere and not judged;
where a page only says a number of days from the notice, that number counts. Whether the catalogue of decisions and the decisions
were published is not seen on static pages.`,
	},
	Cites:   []disclosure.Cite{{Instrument: "《重大行政决策程序暂行条例》（国务院令第713号）", Article: "第十五条", Confidence: disclosure.V}},
	Subject: disclosure.Say("征求意见的页面或重大行政决策事项目录", "page of a consultation, or catalogue of major administrative decisions"),
	Foreign: true,
	On: func(page *check.Page) bool {
		if page.Report != nil {
			return page.Report.Form.ID == decisionList && langOf(page.Path) == disclosure.ZhCN
		}
		t := titleText(page)
		return (strings.Contains(t, "征求") || strings.Contains(t, "征集")) && strings.Contains(t, "意见") && !strings.Contains(t, "反馈") && !strings.Contains(t, "采纳") && !strings.Contains(t, "结果")
	},
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if r := page.Report; r != nil && r.Form.ID == decisionList {
			filedConsultations(p, page, r)
			return
		}
		text := squeezedLines(page)
		if !strings.Contains(text, "重大行政决策") || shortened.MatchString(text) {
			return
		}
		for _, block := range page.Blocks() {
			days, said := consultedDays(check.Squeeze(block.Text))
			if said == "" || block.Hidden || days >= 30 || utf8.RuneCountInString(block.Text) > 2000 {
				continue
			}
			p.Warnf(page.At(block.Node), check.Values{Found: said, Expected: "≥ 30"}, "重大行政决策征求意见的时间是“%[1]s”，共 %[2]d 日；条例规定一般不少于30日，缩短的应当说明原因，请延长或者说明", "the consultation on a major administrative decision is given as %[1]q, a time of %[2]d days; it is commonly no less than 30, and a shorter one is to be explained, so extend it or say why",
				said, days)
			return
		}
	},
}

var (
	shortened     = regexp.MustCompile(`情况紧急|时间紧急|缩短(?:征求意见)?(?:的)?(?:期限|时间)|紧急情况`)
	consultFromTo = regexp.MustCompile(`(?:时间|期限|日期|于|自|从)[为是:：]*((20\d{2})[-年/.](\d{1,2})[-月/.](\d{1,2})日?(?:起)?(?:至|到|—+|－|-|~|～)(?:(20\d{2})[-年/.])?(\d{1,2})[-月/.](\d{1,2})日?)`)
	forDays       = regexp.MustCompile(`((?:公告|公布|发布|公示|通告)之日起(\d{1,3})(?:个)?(?:日|天)(?:内)?)`)
)

// consultedDays counts the days that a line gives for a consultation, and quotes it.
func consultedDays(line string) (days int, said string) {
	if m := consultFromTo.FindStringSubmatch(line); m != nil {
		if m[5] == "" {
			m[5] = m[2]
		}
		from, ok := realDate([]string{"", m[2], m[3], m[4]})
		to, also := realDate([]string{"", m[5], m[6], m[7]})
		if ok && also && !to.Before(from) {
			return daysBetween(from, to) + 1, m[1]
		}
	}
	if m := forDays.FindStringSubmatch(line); m != nil {
		for _, r := range m[2] {
			days = days*10 + int(r-'0')
		}
		return days, m[1]
	}
	return 0, ""
}
