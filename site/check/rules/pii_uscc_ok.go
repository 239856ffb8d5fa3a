package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/private"
)

// PiiUSCCOk finds unified social credit codes with a wrong check digit.
var PiiUSCCOk = &check.Rule{
	ID:    "pii-uscc-ok",
	Level: check.Info,
	Doc: disclosure.Text{
		disclosure.ZhCN: `统一社会信用代码的校验位正确

统一社会信用代码（GB 32100，18位）是公开信息，不是个人信息：校验位正确的，不按身份证号和银行卡号报。索引号里（代码/年份-流水号）或“统一社会信用代码”后面的代码校验位不对的，多半是抄错了，作为提示。
别处的18位编号不看。`,
		disclosure.En: `unified social credit codes have the right check digit

A unified social credit code (GB 32100, 18 places) is public and no personal data: where its check digit is right, it is not taken
for an identity or bank card. In an index number (code/year-number) or behind "unified social credit code" (统一社会信用代码), a code with
a wrong check digit is probably mistyped, and a note. Other numbers of 18 places are not looked at.`,
	},
	Cites:   []disclosure.Cite{{Instrument: "GB 32100-2015《法人和其他组织统一社会信用代码编码规则》", Confidence: disclosure.M}},
	Subject: anyPage,
	Foreign: true,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		told := 0
		blocks := page.Blocks()
		for _, s := range p.Signed(page) {
			if s.Signs&private.HasCode == 0 || !saysCode(blocks, s) {
				continue
			}
			for _, m := range creditCode.FindAllStringSubmatchIndex(s.Text, -1) {
				code := s.Text[m[2]:m[3]]
				before := ending(s.Text[:m[2]])
				if len(before) < 12 && s.At > 0 {
					before = ending(blocks[s.At-1].Text) + before
				}
				if m[4] == m[5] && !creditLabel.MatchString(before) || private.USCC(code) {
					continue
				}
				if told++; told <= mostHits {
					p.Infof(page.At(s.Node), check.Values{Found: code}, "“%s”作为统一社会信用代码，校验位不对；请核对是否抄错", "%q, as a unified social credit code, has a wrong check digit; see whether it was mistyped", code)
				}
			}
		}
		moreHits(p.Infof, page, told)
	},
}

// saysCode reports whether there is a word for such a code, or the sign of an index
// number, in the block or right before it.
func saysCode(blocks []check.Block, s check.Signed) bool {
	before := s.Text[:min(len(s.Text), 12)]
	if s.At > 0 {
		before = ending(blocks[s.At-1].Text) + before
	}
	return strings.Contains(s.Text, "/") || holdsAny(s.Text, codeWords) || holdsAny(before, codeWords)
}

var codeWords = []string{"信用代码", "redit code"}

var (
	// A code, alone or with the year and number that make it an index number.
	creditCode  = regexp.MustCompile(`(?:^|[^0-9A-Za-z/])([0-9A-Z]{18})((?:/\d{4}(?:\d{2})?-\d+)?)(?:[^0-9A-Za-z]|$)`)
	creditLabel = regexp.MustCompile(`(?:统一社会信用代码|信用代码|[Cc]redit code)(?:为|是|号)?\s*[:：]?\s*$`)
)

// ending is the end of a text, as much as a label may take.
func ending(text string) string {
	i := max(0, len(text)-64)
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	return text[i:]
}
