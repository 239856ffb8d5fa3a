package rules

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtMeasureDigits finds quantities in Chinese numerals.
var TxtMeasureDigits = &check.Rule{
	ID:      "txt-measure-digits",
	Level:   check.Info,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `统计数量用阿拉伯数字

计量用阿拉伯数字：写“12件”，不写“十二件”。规则只看两个以上汉字数字后面跟着件、户、次、名的，为提示，每页一条。一位数（一次、三件）、序数（第十五次）、概数（三五件、几十户、十余次、上百件）、
“百千万”一类的合称、带“十四五”等名称的、三级、四张清单、一窗、四个片区，都是习惯写法，不算。`,
		disclosure.En: `measured quantities are in Arabic digits

What is measured is written in Arabic digits: 12 cases (12件), not twelve cases (十二件). Only two or more Chinese numerals before
cases (件), households (户), times (次) or persons (名) count; they are a note, one for each page. One numeral (一次, 三件), ordinals
(第十五次), rough numbers (三五件, 几十户, 十余次, 上百件), round names such as 百千万, and 三级, 四张清单, 一窗, 十四五 and 四个片区 are as they should be.`,
	},
	Cites:   []disclosure.Cite{digits411},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var found []slip
		for _, b := range chineseProse(p, page, hintTens) {
			if !holdsOneOf(b.Text, measures) {
				continue
			}
			for _, at := range chineseQuantity.FindAllStringSubmatchIndex(b.Text, -1) {
				numeral, words := b.Text[at[2]:at[3]], b.Text[at[2]:at[1]]
				before, _ := utf8.DecodeLastRuneInString(b.Text[:at[2]])
				if strings.ContainsRune("第数几上近约成逾超半", before) || roughNumeral.MatchString(numeral) {
					continue
				}
				if n := chineseValue(numeral); n > 10 {
					found = append(found, slip{block: b, words: words, want: strconv.Itoa(n) + words[len(numeral):]})
				}
			}
		}
		tell(p, page, p.Infof, found, disclosure.Say("统计数量用了汉字数字", "counts are in Chinese numerals"), disclosure.Say("统计数量宜用阿拉伯数字", "write them in Arabic digits"))
	},
}

var measures = []string{"件", "户", "次", "名"}

var (
	chineseQuantity = regexp.MustCompile(`([一二三四五六七八九十百千万]{2,})(?:件|户|次|名)`)
	// 三五, 七八十: between two numbers; 百千万: none at all.
	roughNumeral = regexp.MustCompile(`[一二三四五六七八九]{2}|^[十百千万]*[百千万]$|^[百千万]`)
)
