package rules

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtDateForm reads the date below the signature.
var TxtDateForm = &check.Rule{
	ID:      "txt-date-form",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `落款的成文日期用阿拉伯数字写全，月、日不编虚位

成文日期写作“2023年1月17日”，不写“二〇二三年一月十七日”，也不写“2023年01月17日”。规则看正文之后单独成段的日期；写法不同的，本工具所建页面为警告，
他处页面为提示。2012年7月以前的公文按旧标准用汉字，不算；页首“成文日期”一类信息项、表格和列表中的日期由系统写出，不看；英文页面见 i18n-dates。`,
		disclosure.En: `the date below the signature is in Arabic digits, whole, without leading zeros

The day of a document reads 17 January 2023 (2023年1月17日), not in Chinese numerals (二〇二三年一月十七日), nor with a leading zero
(2023年01月17日). The rule looks at dates that stand on a line of their own behind the text; another form is a warning on pages built
here and a note on others. Documents from before July 2012 follow the older standard, in Chinese numerals, and do not count; nor
do fields at the head of a page, tables and lists, which systems write. For English pages see i18n-dates.`,
	},
	Cites:   []disclosure.Cite{gb("7.3.5.4")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var found []slip
		before, inText := "", false
		for _, b := range page.Blocks() {
			if b.Hidden {
				continue
			}
			if inText && strings.HasSuffix(b.Text, "日") && len(b.Text) < 80 && !isLabel(before) && !inField(b.Node) {
				text := check.Squeeze(b.Text)
				if want := dateWanted(text); want != "" && want != text && isProse(b, true) {
					found = append(found, slip{block: b, words: b.Text, want: want})
				}
			}
			inText = inText || len(b.Text) > 60 && strings.Contains(b.Text, "。")
			before = b.Text
		}
		tell(p, page, warnOrInfo(p), found, disclosure.Say("成文日期的写法与公文格式不同", "the date of the document is not written as the standard asks"),
			disclosure.Say("成文日期用阿拉伯数字写全，月、日前不加 0", "write it in Arabic digits, whole, without leading zeros"))
	},
}

var (
	arabicDate  = regexp.MustCompile(`^(20\d\d)年(\d{1,2})月(\d{1,2})日$`)
	chineseDate = regexp.MustCompile(`^([二〇○零Oo０0][二〇○零Oo０0一三四五六七八九]{3})年(元|[一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$`)
)

// dateWanted writes a date as the standard does, "" where the text is no date
// or one that the older standard allowed.
func dateWanted(text string) string {
	if m := arabicDate.FindStringSubmatch(text); m != nil {
		return m[1] + "年" + strings.TrimPrefix(m[2], "0") + "月" + strings.TrimPrefix(m[3], "0") + "日"
	}
	m := chineseDate.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	year := ""
	for _, r := range m[1] {
		digit := strings.IndexRune("〇一二三四五六七八九", r) / 3
		year += strconv.Itoa(max(0, digit))
	}
	month, day := chineseValue(m[2]), chineseValue(m[3])
	if m[2] == "元" {
		month = 1
	}
	if y := arabicValue(year); y < 2012 || y == 2012 && month < 7 || month == 0 || day == 0 {
		return ""
	}
	return year + "年" + strconv.Itoa(month) + "月" + strconv.Itoa(day) + "日"
}

// isLabel reports whether a text names what stands behind it.
func isLabel(text string) bool {
	return strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, "日期") || strings.HasSuffix(text, "时间")
}

// inField reports whether the element is part of a table or list.
func inField(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.Data {
		case "td", "th", "li", "dd", "dt":
			return true
		}
	}
	return false
}
