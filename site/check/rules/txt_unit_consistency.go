package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtUnitConsistency finds a measure on the wrong side of its number.
var TxtUnitConsistency = &check.Rule{
	ID:      "txt-unit-consistency",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `数量带着自己的量词，量词在数之后

“调解成功件3685，”是“调解成功3685件”颠倒了。规则找“件＋数＋标点”，且前面不是案件、文件、附件、证件一类名词的，为警告，每页一条。其他量词（人、户、项）前后都常见，
分不清，不看；一串数量的单位是否该一致，要懂意思才能判断。`,
		disclosure.En: `a quantity has its measure, behind the number

"cases mediated cases 3685," (调解成功件3685，) is "3685 cases mediated" (调解成功3685件) turned round. The rule looks for "cases" (件), a
number and punctuation where no noun such as case (案件), document (文件), attachment (附件) or certificate (证件) ends before the number,
and warns, once for each page. Other measures (人, 户, 项) are common on both sides and cannot be told; whether a row of quantities
should share one unit takes understanding.`,
	},
	Cites:   []disclosure.Cite{editorial},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var found []slip
		for _, b := range chineseProse(p, page, hintCase) {
			for _, m := range turnedRound.FindAllStringSubmatch(b.Text, -1) {
				last, _ := utf8.DecodeLastRuneInString(m[1])
				if !strings.ContainsRune(nounsOfJian, last) {
					found = append(found, slip{block: b, words: m[1] + "件" + m[2], want: m[1] + m[2] + "件"})
				}
			}
		}
		tell(p, page, p.Warnf, found, disclosure.Say("量词写在了数之前", "the measure word stands before its number"), disclosure.Say("请对照原始数据核对", "check it against the figures"))
	},
}

var turnedRound = regexp.MustCompile(`(\p{Han}{2,6})件(\d[\d,]*)[，,；;。]`)

// nounsOfJian are characters that form a noun with 件, of which a number may follow:
// 附件1，.
const nounsOfJian = "附文邮证条部零软硬事要稿信案配构组元插物备来函包器机工钢锻铸管五计原密样标急快寄批复要课档阀管贺函刊抄电"
