package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtPercent reads percentages.
var TxtPercent = &check.Rule{
	ID:      "txt-percent",
	Level:   check.Info,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `百分数紧跟百分号，范围的两端都写百分号

中文页面上写“23.5%”，数字和百分号之间不空；范围写“63%～68%”，不写“63～68%”。不合的为提示，每页各一条。表格里的数不看；英文页面和百分号宽窄不看；
范围前一个数是年份、编号的不算。`,
		disclosure.En: `a percent sign follows its number at once, and both ends of a range have one

On Chinese pages write 23.5%, with no space before the sign, and 63%～68%, not 63～68%. Else it is a note, one of each kind for each page.
Numbers in tables, English pages and the width of the sign are not looked at, nor is a range that begins with a year or code.`,
	},
	Cites:   []disclosure.Cite{digitsShare},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var spaced, half []slip
		for _, b := range chineseProse(p, page, hintPercent) {
			if inField(b.Node) && b.Node.Data != "li" {
				continue
			}
			if !strings.ContainsAny(b.Text, " \u00a0\u2009\u3000-–—－~～至") {
				continue // as both patterns need
			}
			for _, m := range spacedPercent.FindAllString(b.Text, -1) {
				spaced = append(spaced, slip{block: b, words: m, want: strings.Join(strings.Fields(m), "")})
			}
			for _, m := range halfRange.FindAllStringSubmatch(b.Text, -1) {
				half = append(half, slip{block: b, words: m[1] + m[2] + m[3] + m[4], want: m[1] + m[4] + m[2] + m[3] + m[4]})
			}
		}
		tell(p, page, p.Infof, spaced, disclosure.Say("数字和百分号之间空了一格", "a space stands before the percent sign"), disclosure.Say("请去掉空格", "take the space out"))
		tell(p, page, p.Infof, half, disclosure.Say("百分数范围的前一个数没有百分号", "the first number of a range of percentages has no sign"), disclosure.Say("两个数都写百分号", "give both numbers the sign"))
	},
}

var (
	spacedPercent = regexp.MustCompile(`\d[\d.]*[  ]+[%％]`)
	halfRange     = regexp.MustCompile(`(?:^|[^\d.%％A-Za-z-])(\d{1,3}(?:\.\d+)?)([-–—－~～至])(\d{1,3}(?:\.\d+)?)([%％])`)
)
