package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtRangeDash reads ranges of years.
var TxtRangeDash = &check.Rule{
	ID:      "txt-range-dash",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `年份范围的连接号不丢，一页只用一种

两个年份粘在一起（“20212025年”）看不出是范围，本工具所建页面为警告；他处页面为提示，因为连接号常在复制时丢失，原件里不一定缺。一页之中年份范围用了几种连接号
（2021-2025、2021—2025）的，都是提示。编号、标准号里的横线不算；“至”不算连接号；英文页面不看。`,
		disclosure.En: `ranges of years keep their dash, and a page uses one kind

Two years glued together (20212025年) no longer read as a range: a warning on pages built here, a note on others, since dashes are
often lost in copying and the original may have them. Several dashes in the ranges of one page (2021-2025, 2021—2025) are a note.
Dashes in codes and numbers of standards do not count, nor does "to" (至). English pages are not looked at.`,
	},
	Cites:   []disclosure.Cite{digitsM, punctuation},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var glued []slip
		kinds := map[string][]slip{}
		var order []string
		for _, b := range chineseProse(p, page, hintEight) {
			if !strings.Contains(b.Text, "年") {
				continue
			}
			for _, m := range gluedYears.FindAllStringSubmatch(b.Text, -1) {
				if m[1] < m[2] {
					glued = append(glued, slip{block: b, words: m[1] + m[2] + "年", want: m[1] + "—" + m[2] + "年"})
				}
			}
		}
		for _, b := range chineseProse(p, page, hintYearDash) {
			for _, at := range yearRange.FindAllStringSubmatchIndex(b.Text, -1) {
				before, _ := utf8.DecodeLastRuneInString(b.Text[:at[0]])
				after, _ := utf8.DecodeRuneInString(b.Text[at[1]:])
				from, dash, to := b.Text[at[2]:at[3]], b.Text[at[4]:at[5]], b.Text[at[6]:at[7]]
				if from >= to || isCodeSign(before) || isCodeSign(after) || inField(b.Node) && b.Node.Data != "li" {
					continue
				}
				if len(kinds[dash]) == 0 {
					order = append(order, dash)
				}
				kinds[dash] = append(kinds[dash], slip{block: b, words: b.Text[at[0]:at[1]]})
			}
		}
		tell(p, page, warnOrInfo(p), glued, disclosure.Say("两个年份粘在一起", "two years are glued together"), disclosure.Say("请对照原件补上连接号", "put the dash in, as the original has it"))
		if len(order) > 1 {
			most := order[0]
			for _, dash := range order {
				if len(kinds[dash]) > len(kinds[most]) {
					most = dash
				}
			}
			var fewer []slip
			for _, dash := range order {
				if dash != most {
					fewer = append(fewer, kinds[dash]...)
				}
			}
			tell(p, page, p.Infof, fewer, disclosure.Say("年份范围的连接号与本页别处（“%[1]s”）不同", "ranges of years have another dash than elsewhere on the page (“%[1]s”)", kinds[most][0].words),
				disclosure.Say("一页只用一种连接号", "use one dash on a page"))
		}
	},
}

var (
	gluedYears = regexp.MustCompile(`(?:^|[^\dA-Za-z-])((?:19|20)\d\d)((?:19|20)\d\d)年`)
	yearRange  = regexp.MustCompile(`((?:19|20)\d\d)年?([-‐‑–—―－~～∼]{1,2})((?:19|20)\d\d)`)
)

// isCodeSign reports whether a letter beside a number makes it part of a code.
func isCodeSign(r rune) bool {
	return r == '-' || r == '/' || r == '.' || r == '_' || r == '=' || r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'
}
