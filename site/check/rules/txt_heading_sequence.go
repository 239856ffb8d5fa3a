package rules

import (
	"strconv"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtHeadingSequence counts the headings.
var TxtHeadingSequence = &check.Rule{
	ID:    "txt-heading-sequence",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `标题序号连续，不缺不重

同一标题之下的同级标题，序号应为一、二、三……依次排列：缺号、重号为错误，序号写法不一致为警告。序号跨章连续编排的也可以。没有序号的标题不计，
正文中的“一是……二是……”、表格中的编号、标题中的年份（“三、2023年……”）也不计。㈠与（一）视为同一写法。
不是本工具所建的页面（--foreign）：只数“一、二、三、”开头的各行，每遇“一、”重新数起，缺号、重号为警告。`,
		disclosure.En: `the numbers of the headings run without gap or repeat

Headings of one level under the same heading are numbered 1, 2, 3 and so on: a gap or a repeat is an error, another style of
number among them a warning. Numbers that run on through the chapters will do. Headings without a number do not count, nor do
enumerations in sentences, numbers in tables and years in headings. ㈠ and （一） are taken for the same style.
On pages that were not built here (--foreign) only lines that open with 一、 二、 三、 are counted, anew from each 一、; a gap or a repeat is a warning.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("带标题的报告页面", "page with a report that has headings"),
	Abroad:  &check.Abroad{Subject: disclosure.Say("含三行以上“一、二、三、”标题的页面", "page with three or more lines numbered 一、 二、 三、"), On: hasChapters, Page: headingSequenceAbroad, Cites: []disclosure.Cite{pageItself}},
	On:      hasHeadings,
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(len(page.Headings))
		for _, a := range page.Articles {
			all := outline(page, a)
			for level := 2; level <= 6; level++ {
				sequence(p, page, all, level, 2)
			}
		}
	},
}

// A numbered heading is one place in a row of headings.
type numbered struct {
	check.Heading
	numbering
}

// sequence judges the headings of a level among those of one stretch of text.
// Where they do not run through it, each part between headings of the level
// above is judged alone: above is the next level to part it at.
func sequence(p *check.Pass, page *check.Page, stretch []check.Heading, level, above int) {
	row := rowOf(stretch, level)
	switch {
	case len(row) == 0 || runsThrough(row):
	case above == level:
		sequenceFaults(p, page, row)
	default:
		start := 0
		for i, h := range stretch {
			if h.Level <= above {
				sequence(p, page, stretch[start:i], level, above+1)
				start = i
			}
		}
		sequence(p, page, stretch[start:], level, above+1)
	}
}

// rowOf lists the headings of a level that have numbers. 2.5个乡镇试点 has one
// where 2 comes next; elsewhere it begins with the amount 2.5.
func rowOf(stretch []check.Heading, level int) []numbered {
	var row []numbered
	next := 1
	for _, h := range stretch {
		if h.Level != level {
			continue
		}
		n := numberingOf(h.Text)
		if amount := openingAmount(h.Text); amount == next {
			n = numbering{"1.", amount}
		}
		if n.n > 0 {
			row = append(row, numbered{h, n})
			next = n.n + 1
		}
	}
	return row
}

// runsThrough reports whether the numbers are 1, 2, 3 and so on in one style.
func runsThrough(row []numbered) bool {
	for i, h := range row {
		if h.numbering != (numbering{row[0].style, i + 1}) {
			return false
		}
	}
	return true
}

// sequenceFaults reports what is wrong with the headings below one heading. A
// heading in a style other than that of most may fill a place of the row, but
// is not counted.
func sequenceFaults(p *check.Pass, page *check.Page, row []numbered) {
	style := mostOf(row)
	want, before := 1, ""
	for i, h := range row {
		at, v := page.At(h.Node), check.Values{Found: strconv.Itoa(h.n), Expected: strconv.Itoa(want)}
		switch {
		case h.style != style:
			p.Warnf(at, check.Values{Found: h.style, Expected: style}, "“%s”的序号写法是“%s”，同级标题用的是“%s”；请统一", "%q is numbered in the style %q, the others of its level in the style %q; use one style", h.Text, h.style, style)
			if h.n == want {
				want++
			}
			continue
		case h.n == want:
			want++
		case before == "":
			p.Errorf(at, v, "“%s”之前没有同级标题，序号是 %d，应为 %d；请核对是否缺了一部分，或序号写错", "%q comes first of its level, but has the number %d, not %d; see whether a part is missing or the number is wrong", h.Text, h.n, want)
			want = resume(row[i+1:], h.n, want)
		default:
			p.Errorf(at, v, "“%[1]s”的序号是 %[2]d，而“%[4]s”之后应为 %[3]d；请核对是否缺了一部分，或序号写错", "%[1]q has the number %[2]d, but after %[4]q comes %[3]d; see whether a part is missing or the number is wrong", h.Text, h.n, want, before)
			want = resume(row[i+1:], h.n, want)
		}
		before = h.Text
	}
}

// mostOf is the style of most headings of the row, or the first of such.
func mostOf(row []numbered) string {
	count, most := map[string]int{}, row[0].style
	for _, h := range row {
		count[h.style]++
	}
	for _, h := range row {
		if count[h.style] > count[most] {
			most = h.style
		}
	}
	return most
}

// resume tells what to expect after a wrong number, so that one mistake is told
// once: the row goes on as though it had been right, or from where it fell back.
func resume(rest []numbered, got, want int) int {
	if len(rest) > 0 {
		switch next := rest[0].n; {
		case next == want+1, next == want && got < want:
			return next
		}
	}
	return got + 1
}
