package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtFullwidthDigits finds digits and letters of the width of Chinese characters.
var TxtFullwidthDigits = &check.Rule{
	ID:      "txt-fullwidth-digits",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `数字和字母用半角

“２０２２年”里的全角数字，检索查不到，表格也不能相加。有全角数字或字母的，本工具所建页面为警告，他处页面为提示，每页一条。标点的宽窄见 txt-punctuation-width。`,
		disclosure.En: `digits and letters are of half width

The full-width digits of ２０２２年 are not found by searches, and no sheet adds them up. Full-width digits or letters are a warning on pages
built here and a note on others, one for each page. For punctuation see txt-punctuation-width.`,
	},
	Cites:   []disclosure.Cite{digitsM},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var found []slip
		for _, b := range hinted(p, page, hintWide) {
			if !isProse(b, true) {
				continue
			}
			for _, m := range wideRun.FindAllString(b.Text, -1) {
				found = append(found, slip{block: b, words: m, want: strings.Map(narrow, m)})
			}
		}
		tell(p, page, warnOrInfo(p), found, disclosure.Say("数字或字母用了全角", "digits or letters are full-width"), disclosure.Say("请改用半角", "write them half-width"))
	},
}

var wideRun = regexp.MustCompile(`[０-９Ａ-Ｚａ-ｚ]+(?:[．，％][０-９]+)*`)

// narrow gives a full-width character in half width.
func narrow(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}
