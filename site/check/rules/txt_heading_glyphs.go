package rules

import (
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtHeadingGlyphs reads how the numbers of headings are drawn.
var TxtHeadingGlyphs = &check.Rule{
	ID:      "txt-heading-glyphs",
	Level:   check.Info,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `第二级标题的序号写作（一），不用㈠、①

公文的结构层次序数依次是“一、”“（一）”“1.”“（1）”。㈠是一个字符，读屏软件和检索常不认得。标题或段落以㈠、㊀一类字符开头，或标题以①、⑴开头的，为提示，每页一条：
这是不少地方的习惯，不影响效力。段落开头的①②多为列举，不看。序号连不连续，见 txt-heading-sequence。`,
		disclosure.En: `headings of the second level are numbered in two brackets （一）, not in one character ㈠ or ①

The levels of official documents are 一、 then （一） then 1. then （1）. ㈠ is one character, which screen readers and searches often do not
know. A heading or paragraph that opens with ㈠ or ㊀, and a heading that opens with ① or ⑴, is a note, one for each page: many
offices do it, and it takes no force from a document. ① at the head of a paragraph is mostly a list, and is not looked at.
Whether the numbers run on is for txt-heading-sequence.`,
	},
	Cites:   []disclosure.Cite{gb("7.3.3")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		var found []slip
		for _, b := range page.Blocks() {
			r, size := utf8.DecodeRuneInString(b.Text)
			n := 0
			want := func(open, end string, of func(int) string) {
				found = append(found, slip{block: b, words: openingOf(b.Text), want: open + of(n) + end + openingOf(b.Text)[size:]})
			}
			switch {
			case r < '①' || r > '㊉' || !isProse(b, true):
			case r >= '㈠' && r <= '㈩':
				n = int(r-'㈠') + 1
				want("（", "）", chineseTo10)
			case r >= '㊀':
				n = int(r-'㊀') + 1
				want("（", "）", chineseTo10)
			case isHeading(b.Node) && (r <= '⑳' || r >= '⑴' && r <= '⒇'):
				found = append(found, slip{block: b, words: openingOf(b.Text)})
			}
		}
		tell(p, page, p.Infof, found, disclosure.Say("标题的序号用了单个字符", "headings have numbers written as one character"),
			disclosure.Say("公文层次序数的写法是“一、”“（一）”“1.”“（1）”", "the standard numbers levels as 一、 （一） 1. （1）"))
	},
}

// openingOf is what a heading or paragraph opens with, as a message quotes it.
func openingOf(text string) string {
	if i := strings.IndexAny(text, "。，；：,"); i > 0 {
		text = text[:i]
	}
	return short(text)
}

func chineseTo10(n int) string { return string([]rune("一二三四五六七八九十")[n-1]) }
