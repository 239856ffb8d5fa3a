package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// I18nNoMachineResidue finds what a program or a translator left behind.
var I18nNoMachineResidue = &check.Rule{
	ID:      "i18n-no-machine-residue",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面上没有未译的中文和程序的残留

英文页面正文中，不在括号里、也没有标明语言的汉字或全角标点，多是漏译或替换留下的；括号里附注的中文名称、发文字号、标明 lang 的引文不算。
任何页面上的 {{ }}、%!s(、[i18n]、undefined、null 一类文字，是程序没有换成内容。都为警告，各一页一条；他处页面只看后一种，为提示。
译文通不通顺，本规则不判断。`,
		disclosure.En: `no untranslated Chinese and no remains of programs are on the page

Chinese characters and full-width punctuation in the text of an English page, neither in brackets nor declared by lang, were mostly left
by a translation or a replacement; Chinese names in brackets, numbers of documents and quotations with lang do not count.
{{ }}, %!s(, [i18n], undefined or null in the text of any page is what a program did not replace. Both are warnings, one of
each for each page; on pages that were not built here only the second is looked at, as a note. Whether a translation reads well is not judged.`,
	},
	Cites:   []disclosure.Cite{editorial},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		english := !p.Site.Foreign && isEnglish(page)
		var left, remains []slip
		blocks := page.Blocks()
		for i, have := range wordingOf(p, page).hints {
			b := blocks[i]
			if b.Hidden {
				continue
			}
			if m := remainsOf(b.Text, have); m != "" && (isProse(b, true) || isProse(b, false)) {
				remains = append(remains, slip{block: b, words: m})
			}
			if english && have&(hintHan|hintStop) != 0 {
				visitTexts(b.Node, false, func(text string) {
					if m := chineseLeft.FindString(hanName.ReplaceAllString(text, " ")); m != "" {
						left = append(left, slip{block: b, words: short(m)})
					}
				})
			}
		}
		tell(p, page, warnOrInfo(p), uniqueSlips(remains), disclosure.Say("页面上有程序没有换成内容的文字", "the page shows what a program did not replace"), disclosure.Say("请查模板或数据", "look into the template or the data"))
		tell(p, page, p.Warnf, uniqueSlips(left), disclosure.Say("英文页面正文中留有中文", "Chinese was left in the English text"), disclosure.Say("请译出，或放进括号、标明语言", "translate it, or put it in brackets or in an element with lang"))
	},
}

var (
	chineseLeft = regexp.MustCompile(`\p{Han}{2,}|[，。；：！？]`)
	residue     = regexp.MustCompile(`\{\{[^{}]{1,60}\}\}|%!\w\([^)]*\)|\[i18n\][^<]{0,40}|<no value>|\$\{[^{}]{1,60}\}|<%[=-]?[^%]{0,60}%>`)
	bareResidue = regexp.MustCompile(`^(?:.{0,20}[:：]\s*)?(?:undefined|null|NaN|\[object Object\]|Invalid [Dd]ate)$`)
)

// mayHoldResidue reports whether a text has both ends of what a program leaves: the
// pattern is slow where braces open by the million.
func mayHoldResidue(text string) bool {
	for _, ends := range [][2]string{{"{{", "}}"}, {"%!", ")"}, {"[i18n]", ""}, {"<no value>", ""}, {"${", "}"}, {"<%", "%>"}} {
		if i := strings.Index(text, ends[0]); i >= 0 && strings.Contains(text[i:], ends[1]) {
			return true
		}
	}
	return false
}

// remainsOf gives what a program left in a text, or "".
func remainsOf(text string, have hint) string {
	if have&hintCode != 0 && mayHoldResidue(text) {
		if m := residue.FindString(text); m != "" {
			return short(m)
		}
	}
	if len(text) < 120 && (strings.HasSuffix(text, "undefined") || strings.HasSuffix(text, "null") || strings.HasSuffix(text, "NaN") || strings.HasSuffix(text, "]") || strings.HasSuffix(text, "ate")) {
		return bareResidue.FindString(text)
	}
	return ""
}
