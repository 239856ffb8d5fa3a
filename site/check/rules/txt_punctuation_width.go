package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtPunctuationWidth finds the signs of another script between Chinese characters.
var TxtPunctuationWidth = &check.Rule{
	ID:    "txt-punctuation-width",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `汉字之间用全角标点

两个汉字之间用了半角的逗号、分号、冒号、问号、叹号或圆括号，为警告，每页一条。只看本工具所建的中文页面：他处页面的文字经过复制，标点的宽窄常被改过，
说明不了原件。一边是数字、字母的（时间、网址、英文）不算。`,
		disclosure.En: `between Chinese characters punctuation is full-width

A half-width comma, semicolon, colon, question or exclamation mark or bracket between two Chinese characters is a warning, one for
each page. Only Chinese pages built here are looked at: elsewhere copying has often changed the width of signs, which then says nothing of
the original. With a digit or letter on one side (times, addresses, English) it does not count.`,
	},
	Cites:   []disclosure.Cite{punctuation},
	Subject: disclosure.Say("中文页面", "Chinese page"),
	On:      func(page *check.Page) bool { return langOf(page.Path) == disclosure.ZhCN },
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var found []slip
		for _, b := range hinted(p, page, hintNarrow) {
			for i := 0; i < len(b.Text); i++ {
				c := b.Text[i]
				if c >= utf8.RuneSelf || strings.IndexByte(",;:?!()", c) < 0 {
					continue
				}
				before, m := utf8.DecodeLastRuneInString(b.Text[:i])
				after, n := utf8.DecodeRuneInString(b.Text[i+1:])
				if c == ':' && (before == '时' && after == '分' || before == '分' && after == '秒') {
					continue // the form of a time
				}
				if unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, after) && isProse(b, true) {
					found = append(found, slip{block: b, words: b.Text[i-m : i+1+n], want: string(before) + string(rune(c)-'!'+'！') + string(after)})
				}
			}
		}
		tell(p, page, p.Warnf, found, disclosure.Say("汉字之间用了半角标点", "half-width punctuation stands between Chinese characters"), disclosure.Say("请改用全角标点", "use full-width punctuation"))
	},
}
