package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtDocNumber reads the numbers of documents.
var TxtDocNumber = &check.Rule{
	ID:      "txt-doc-number",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `发文字号写作“代字〔年份〕序号号”

年份用六角括号〔〕括起，序号不加“第”，不编虚位：国办发〔2017〕47号。写成 [2017]、（2017）、【2017】、〔2017〕第47号、〔2017〕047号的，本工具所建页面为警告，
他处页面为提示，每页一条。只认以发、办、函、政一类字结尾的机关代字；判决书的案号、证照编号、令和公告的号不是发文字号，不算。括号缺了一边的（闽政办2018〕43号），
多是复制时丢的，不报。字号和实际文件是否一致，本规则不知道。`,
		disclosure.En: `the number of a document is its issuer's sign, 〔year〕, number, "no." (号)

The year stands in six-sided brackets, and the number has neither "no." before it (第) nor leading zeros: 国办发〔2017〕47号. Written
with [2017], （2017） or 【2017】, with 第 or with zeros, it is a warning on pages built here and a note on others, one for each page.
Only signs that end in 发, 办, 函, 政 and the like count: numbers of court cases, licences, orders and announcements are others. Where
one bracket is missing (闽政办2018〕43号) it was mostly lost in copying, and is not told. Whether a document really has that number is
not known here.`,
	},
	Cites:   []disclosure.Cite{gb("7.2.5")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var found []slip
		for _, b := range chineseProse(p, page, hintNumber) {
			for _, m := range docNumber.FindAllStringSubmatch(b.Text, -1) {
				sign, open, year, end, th, zeros, n := m[1], m[2], m[3], m[4], m[5], m[6], m[7]
				last, _ := utf8.DecodeLastRuneInString(sign)
				if !strings.ContainsRune(issuerEnds, last) || open == "〔" && end == "〕" && th == "" && zeros == "" {
					continue
				}
				if at := beforeSign.FindStringIndex(sign); at != nil && at[1] < len(sign) {
					sign = sign[at[1]:]
				}
				found = append(found, slip{block: b, words: sign + strings.TrimPrefix(m[0], m[1]), want: sign + "〔" + year + "〕" + n + "号"})
			}
		}
		tell(p, page, warnOrInfo(p), found, disclosure.Say("发文字号的写法与公文格式不同", "numbers of documents are not written as the standard asks"),
			disclosure.Say("年份用六角括号〔〕，序号不加“第”、不编虚位", "the year stands in 〔〕, and the number has neither 第 nor leading zeros"))
	},
}

var docNumber = regexp.MustCompile(`(\p{Han}{2,12})([〔\[［【（(])((?:19|20)\d\d)([〕\]］】）)])(第?)[ \x{a0}]?(0*)([1-9]\d*)[ \x{a0}]?号`)

// beforeSign are words that lead to a number.
var beforeSign = regexp.MustCompile(`.*(?:根据|按照|依据|遵照|参照|转发|印发|以及|文件|通知|废止|和|与|及|或|由|见|如|的|经|是|了|按|对|以|因)`)

// issuerEnds are letters that the signs of issuing organs end in.
const issuerEnds = "发办函规综文政秘电审监管通知组教财农建环卫人复议任督税商经科林水交住委宣统"
