package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// I18nDates reads the dates of English pages.
var I18nDates = &check.Rule{
	ID:    "i18n-dates",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `英文页面的日期写成 17 January 2023，并标明机器可读的时间

各国写日期的次序不同，03/04/2023 可能是三月也可能是四月。英文页面上 time 元素里的日期写作“17 January 2023”（表格里也可以是 2023-01-17），带 datetime 属性；
写到时分的，datetime 标明时区（+08:00）。正文中写成 January 17, 2023、17/1/2023 或“2023年1月17日”的，一页一条。都为警告。日期对不对，由其他规则核对。`,
		disclosure.En: `dates on English pages read 17 January 2023, and machines can read them

Countries write dates in different orders: 03/04/2023 may be in March or in April. On English pages a date in a time element reads
17 January 2023 (in a table 2023-01-17 will do) and has a datetime; one with hours gives its zone (+08:00). In the text, January
17, 2023, 17/1/2023 and the Chinese form (2023年1月17日) are told once for each page. All are warnings. Whether dates are right is
for other rules.`,
	},
	Cites:   []disclosure.Cite{editorial},
	Subject: disclosure.Say("英文页面", "English page"),
	On:      isEnglish,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		told := map[string]bool{}
		for _, n := range page.All("time") {
			p.Saw(1)
			text, stamp := check.Text(n), check.Attr(n, "datetime")
			at, v := page.At(n), check.Values{Found: text, Expected: stamp}
			switch {
			case text == "":
			case stamp == "" && !isoDay.MatchString(text):
				p.Warnf(at, v, "日期“%[1]s”没有 datetime 属性，机器读不懂；请补上", "the date %[1]q has no datetime, so machines cannot read it; add one", text)
			case strings.Contains(stamp, "T") && !zoned.MatchString(stamp):
				p.Warnf(at, check.Values{Found: stamp, Expected: stamp + "+08:00"}, "时间 %[1]s 没有时区；请写成 %[1]s+08:00", "the time %[1]s names no zone; write %[1]s+08:00", stamp)
			case !englishDay.MatchString(text) && !isoDay.MatchString(text):
				told[text] = true
				p.Warnf(at, v, "英文页面的日期写成“%[1]s”；请写成 17 January 2023 的样子", "the date reads %[1]q; write it as in 17 January 2023", text)
			}
		}
		var found []slip
		for _, b := range hinted(p, page, hintDigit) {
			if !holdsOneOf(b.Text, otherDaySigns) {
				continue
			}
			for _, m := range otherDay.FindAllString(b.Text, -1) {
				if !told[m] && isProse(b, false) && !inOther(b, m) {
					found = append(found, slip{block: b, words: m})
				}
			}
		}
		tell(p, page, p.Warnf, found, disclosure.Say("英文页面的日期另有写法", "dates are written in another way"), disclosure.Say("请写成 17 January 2023 的样子", "write them as in 17 January 2023"))
	},
}

const months = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`

var (
	isoDay     = regexp.MustCompile(`^\d{4}(?:-\d\d(?:-\d\d)?)?(?:[ T]\d\d:\d\d(?::\d\d)?)?$`)
	zoned      = regexp.MustCompile(`(?:Z|[+-]\d\d:?\d\d)$`)
	englishDay = regexp.MustCompile(`^(?:\d{1,2} )?` + months + ` \d{4}(?:,? (?:at )?\d{1,2}:\d\d(?::\d\d)?)?$`)
	otherDay   = regexp.MustCompile(`\b(?:` + months + `|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?) \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}/(?:19|20)\d\d\b|(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?`)
)

// otherDaySigns are what such dates hold, of which one is soon looked for.
var otherDaySigns = []string{", 20", ", 19", "/20", "/19", "年"}

// isEnglish selects the English pages.
func isEnglish(page *check.Page) bool { return langOf(page.Path) == disclosure.En }

// inOther reports whether the words stand in an element of the block that is
// declared to be in another language.
func inOther(b check.Block, words string) bool {
	found := false
	visitTexts(b.Node, false, func(text string) { found = found || strings.Contains(strings.Join(strings.Fields(text), " "), words) })
	return !found
}
