package against

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongkai/disclosure"
	"gongkai/site/check"
)

var (
	// Labels of the day of publication, the surest first.
	publishedLabels = []*regexp.Regexp{
		regexp.MustCompile(`(?i)(?:发布日期|发布时间|发布于|公开日期|公开时间|发表时间|date of publication|published(?: on)?)\s*[:]?\s*$`),
		regexp.MustCompile(`(?i)(?:(?:^|[^\p{Han}])(?:日期|时间)|更新时间|更新日期|(?:^|[^a-z\s]\s*)(?:date|time))\s*[:]?\s*$`),
	}
	chineseDay = regexp.MustCompile(`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:\s*T?\s*(\d{1,2}):(\d{2}))?`)
	englishDay = regexp.MustCompile(`(?i)(\d{1,2})\s+(january|february|march|april|may|june|july|august|september|october|november|december),?\s+(\d{4})(?:,?\s*(\d{1,2}):(\d{2}))?`)
	monthFirst = regexp.MustCompile(`(?i)(january|february|march|april|may|june|july|august|september|october|november|december)\s+(\d{1,2}),\s*(\d{4})(?:,?\s*(\d{1,2}):(\d{2}))?`)
)

// A stamp is one date on the page.
type stamp struct {
	day   disclosure.Date
	clock string // 15:04, or ""
	text  string
	label int // the place in publishedLabels; behind them where it has none of them
	line  line
	other bool // another label says that it is another date
}

// stamps reads the dates beside the text, each with its label: what stands
// before it in its line, or the line before where the date fills its own.
func stamps(lines []line) []stamp {
	var out []stamp
	for i, l := range lines {
		add := func(at []int, y, m, d, clock string) {
			year, _ := strconv.Atoi(y)
			month, _ := strconv.Atoi(m)
			day, _ := strconv.Atoi(d)
			s := stamp{day: disclosure.Date{Year: year, Month: time.Month(month), Day: day}, clock: clock, text: l.text[at[0]:at[1]], line: l}
			before := l.text[:at[0]]
			if strings.TrimSpace(before) == "" && i > 0 && len(lines[i-1].text) < 60 {
				before = lines[i-1].text
			}
			s.label = slices.IndexFunc(publishedLabels, func(re *regexp.Regexp) bool { return re.MatchString(before) })
			if s.label < 0 {
				s.label = len(publishedLabels)
				s.other = strings.HasSuffix(strings.TrimSpace(before), ":")
			}
			out = append(out, s)
		}
		for _, m := range chineseDay.FindAllStringSubmatchIndex(l.text, -1) {
			add(m, sub(l.text, m, 1), sub(l.text, m, 2), sub(l.text, m, 3), clockOf(sub(l.text, m, 4), sub(l.text, m, 5)))
		}
		for _, m := range monthFirst.FindAllStringSubmatchIndex(l.text, -1) {
			month := slices.Index(months, strings.ToLower(sub(l.text, m, 1))) + 1
			add(m, sub(l.text, m, 3), strconv.Itoa(month), sub(l.text, m, 2), clockOf(sub(l.text, m, 4), sub(l.text, m, 5)))
		}
		for _, m := range englishDay.FindAllStringSubmatchIndex(l.text, -1) {
			month := slices.Index(months, strings.ToLower(sub(l.text, m, 2))) + 1
			add(m, sub(l.text, m, 3), strconv.Itoa(month), sub(l.text, m, 1), clockOf(sub(l.text, m, 4), sub(l.text, m, 5)))
		}
	}
	return out
}

var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

func sub(s string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return s[m[2*i]:m[2*i+1]]
}

func clockOf(h, m string) string {
	hour, err := strconv.Atoi(h)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%02d:%s", hour, m)
}

// comparePublished compares the day of publication. CMSs stamp the time of day
// themselves, so that another one is only pointed out.
func (j *judge) comparePublished(page *check.Page, lines []line) {
	if j.Published.IsZero() {
		return
	}
	j.saw[dateRule]++
	want := disclosure.DateOf(j.Published.In(disclosure.Beijing))
	printed := want.In(j.lang)
	all := slices.DeleteFunc(stamps(lines), func(s stamp) bool { return s.other })
	slices.SortStableFunc(all, func(a, b stamp) int { return a.label - b.label })
	if len(all) > 0 && all[0].label < len(publishedLabels) {
		surest := all[0].label // the labels of the surest kind alone are judged
		all = slices.DeleteFunc(all, func(s stamp) bool { return s.label > surest })
	}
	if len(all) == 0 {
		j.errorf(dateRule, check.Spot{Page: page}, "", printed, "正文前后没有发布日期，填报为 %[1]s；请让页面显示发布日期", "no date of publication stands around the text; %[1]s was filed; have the page show it", printed)
		return
	}
	i := slices.IndexFunc(all, func(s stamp) bool { return s.day == want })
	if i < 0 && all[0].label == len(publishedLabels) {
		j.errorf(dateRule, page.At(all[0].line.node), all[0].text, printed, "正文前后的日期都不是填报的发布日期：填报为 %[1]s，页面上第一个日期为 %[2]s；请让页面显示发布日期", "none of the dates around the text is the date of publication that was filed: %[1]s was filed, the first on the page is %[2]s; have the page show it", printed, all[0].text)
		return
	}
	if i < 0 {
		j.errorf(dateRule, page.At(all[0].line.node), all[0].text, printed, "发布日期与填报不一致：填报为 %[1]s，页面为 %[2]s；请改正其中有误的一处", "the date of publication differs from what was filed: %[1]s was filed, the page has %[2]s; correct whichever is wrong", printed, all[0].text)
		return
	}
	if clock := j.Published.In(disclosure.Beijing).Format("15:04"); all[i].clock != "" && all[i].clock != clock {
		j.warnf(dateRule, page.At(all[i].line.node), all[i].clock, clock, "发布日期一致，时刻不同：填报为 %[1]s，页面为 %[2]s；发布系统自动记录时刻的，可不改", "the day of publication is as filed, the time is not: %[1]s was filed, the page has %[2]s; where your CMS stamps the time itself, leave it", clock, all[i].clock)
	}
}
