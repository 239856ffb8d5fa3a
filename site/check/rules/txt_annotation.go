package rules

import (
	"regexp"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtAnnotation looks for the place of the mark of disclosure.
var TxtAnnotation = &check.Rule{
	ID:      "txt-annotation",
	Level:   check.Info,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `附注用圆括号，放在成文日期的下一行

公文的附注（如“（此件主动公开）”）居左空二字加圆括号，编排在成文日期下一行。页面上有单独成段的附注和成文日期，而附注不紧跟在日期之后，或没有圆括号的，
为提示。页首表格中的“公开方式”等信息项不是附注；左边空不空两个字由样式决定，从页面上看不出。`,
		disclosure.En: `the annotation stands in round brackets on the line behind the date

The annotation of a document, as （此件主动公开）, stands in round brackets below its date. Where a page has both on lines of their own,
an annotation that does not follow the date, or has no brackets, is a note. Fields such as "way of disclosure" (公开方式) at the head
of a page are no annotation. Whether it is set in by two characters is for style sheets, and cannot be told from a page.`,
	},
	Cites:   []disclosure.Cite{gb("7.3.6")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		if len(hinted(p, page, hintThis)) == 0 {
			return
		}
		before, dated := "", false
		var marks []slip
		var behind []string // what stands before each
		for _, b := range page.Blocks() {
			if b.Hidden {
				continue
			}
			if strings.HasSuffix(b.Text, "日") && len(b.Text) < 80 && aDate.MatchString(check.Squeeze(b.Text)) {
				dated = true
			}
			text := b.Text
			if strings.Contains(text, "此") {
				text = check.Squeeze(text)
			}
			if strings.Contains(text, "此件") && !inField(b.Node) && (markLine.MatchString(text) || bareMark.MatchString(text)) {
				marks, behind = append(marks, slip{block: b, words: text}), append(behind, before)
			}
			before = text
		}
		for i, m := range marks {
			at, v := page.At(m.block.Node), check.Values{Found: m.words}
			switch {
			case bareMark.MatchString(m.words):
				v.Expected = "（" + m.words + "）"
				p.Infof(at, v, "附注“%[1]s”没有圆括号，应写作“（%[1]s）”", "the annotation %[1]q has no round brackets; it should read （%[1]s）", m.words)
			case dated && !aDate.MatchString(check.Squeeze(behind[i])):
				p.Infof(at, v, "附注“%[1]s”不在成文日期的下一行，而在“%[2]s”之后；请移到日期之下", "the annotation %[1]q does not stand below the date, but behind %[2]q; move it below the date", m.words, short(behind[i]))
			}
		}
	},
}

var (
	aDate    = regexp.MustCompile(`^(?:成文日期[:：]?)?(?:\d{4}|[二〇○零一三四五六七八九Oo]{4})年(?:\d{1,2}|[元一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$`)
	bareMark = regexp.MustCompile(`^此件(?:为|属于?)?(?:主动公开|公开发布|依申请公开|不予公开)[。.]?$`)
)
