package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtApprox finds numbers that are said to be rough twice.
var TxtApprox = &check.Rule{
	ID:      "txt-approx",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `概数只用一个标记

“约130余人”“130多人左右”说了两遍大概，读者不知道是多还是少；“约”“余”“左右”“以上”用一个就够。有的本工具所建页面为警告，他处页面为提示，每页一条。
“预约130多人”“签约30余家”“节约100余万元”里的“约”不是大概的意思，不算。`,
		disclosure.En: `a rough number is said to be rough once

"about 130-odd people" (约130余人) and "some 130-odd people or so" (130多人左右) say "about" twice, and leave readers in doubt whether it
was more or fewer; one of "about" (约), "odd" (余), "or so" (左右) and "or more" (以上) is enough. It is a warning on pages built here
and a note on others, one for each page. The 约 in 预约130多人, 签约30余家 or 节约100余万元 does not mean "about", and does not count.`,
	},
	Cites:   []disclosure.Cite{digitsM},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var found []slip
		for _, b := range chineseProse(p, page, hintRough) {
			for _, at := range twiceRough.FindAllStringIndex(b.Text, -1) {
				words := b.Text[at[0]:at[1]]
				before, _ := utf8.DecodeLastRuneInString(b.Text[:at[0]])
				if strings.HasPrefix(words, "约") && strings.ContainsRune("条契预签违节公合特邀解履盟毁续缔失相制简立背赴爽", before) {
					continue
				}
				found = append(found, slip{block: b, words: words})
			}
		}
		tell(p, page, warnOrInfo(p), found, disclosure.Say("概数标记用了两个", "numbers are marked as approximate twice"), disclosure.Say("“约”“余”“左右”“以上”只留一个", "keep one of 约, 余, 左右 and 以上"))
	},
}

var twiceRough = regexp.MustCompile(`约[ ]?\d[\d,.]*[ ]?[万亿千百]?[余多](?:\p{Han})?|约[ ]?\d[\d,.]*[ ]?[万亿千百]?\p{Han}{0,2}(?:左右|上下)|\d[\d,.]*[余多][万亿]?\p{Han}{0,2}(?:左右|上下|以上)|约[ ]?几[十百千万]|几[十百千万]\p{Han}{0,2}(?:左右|上下|以上)`)
