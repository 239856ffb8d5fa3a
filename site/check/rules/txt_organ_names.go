package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtOrganNames finds names of organs that lack a character.
var TxtOrganNames = &check.Rule{
	ID:      "txt-organ-names",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `机关的名称写全

“全面依法治省委员会”少写“会”，就成了人。规则找两处常见的缺字：依法治国（省、市、县、区）委员之后没有“会”，“筹建、设立、成立、组建……行政复议咨询委员”之后没有“会”；
为警告，每种每页一条。“聘任行政复议咨询委员12名”说的是人，不算；“委员名单”“委员库”也不算。别的机关名称写得全不全，要有本地的机关名录才能知道。`,
		disclosure.En: `names of organs are whole

Without its last character (会) the commission for law-based governance of the province (全面依法治省委员会) becomes a person. The rule
looks for two gaps that are often found: no 会 behind commission member for law-based governance (依法治国委员) (省, 市, 县, 区), and none
behind advisory commission for administrative reconsideration (行政复议咨询委员) that is set up (筹建, 设立, 成立, 组建). Each is a warning, one
for each page. "12 advisers on administrative reconsideration were appointed" (聘任行政复议咨询委员12名) speaks of people and does not count,
nor do lists of members. Whether other names are whole would take a register of the organs of the place.`,
	},
	Cites:   []disclosure.Cite{editorial},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		found := make([][]slip, len(organGaps))
		for _, b := range chineseProse(p, page, hintMember) {
			for i, gap := range organGaps {
				for _, at := range gap.FindAllStringSubmatchIndex(b.Text, -1) {
					words, rest := b.Text[at[2]:at[3]], b.Text[at[3]:]
					if holdsPrefix(rest, "会", "库", "名", "制", "队", "的", "们", "、", "代表") {
						continue
					}
					found[i] = append(found[i], slip{block: b, words: words, want: words + "会"})
				}
			}
		}
		for _, all := range found {
			tell(p, page, p.Warnf, all, disclosure.Say("机关名称疑缺“会”字", "the name of an organ seems to lack 会"), disclosure.Say("请核对全称", "look the full name up"))
		}
	},
}

var organGaps = []*regexp.Regexp{
	regexp.MustCompile(`((?:全面)?依法治[国省市县区州旗]委员)`),
	regexp.MustCompile(`(?:筹建|设立|成立|组建|建立|筹备)\p{Han}{0,8}(行政复议咨询委员)`),
}

func holdsPrefix(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}
