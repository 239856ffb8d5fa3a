package rules

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtHeadingLevels holds the styles of numbers against the levels of headings.
var TxtHeadingLevels = &check.Rule{
	ID:    "txt-heading-levels",
	Level: check.Warn,
	Doc: disclosure.Text{
		disclosure.ZhCN: `标题层次依次用“一、”“（一）”“1.”“（1）”

公文格式规定的结构层次序数。上级标题用了后一种、下级标题却用前一种或同一种的，以及跳过两种以上的，为警告；可以跳过一种，如“一、”之下直接用“1.”。
只看中文页面；没有序号的标题不看。同级标题写法不一致，由“标题序号连续”的规则指出。`,
		disclosure.En: `levels of headings are numbered in the order that official documents use

The format of official documents sets the order: 一、 then （一） then 1. then （1）. A heading whose style of number comes earlier in it than that of the
heading above, or is the same, is a warning, and so is one that leaves out two styles or more; one may be left out, as where
1. stands directly under 一、. Only Chinese pages are looked at, and only headings with numbers. Different styles among
headings of one level are for txt-heading-sequence.`,
	},
	Cites:   []disclosure.Cite{gb("7.3.3")},
	Subject: disclosure.Say("带标题的中文报告页面", "Chinese page with a report that has headings"),
	On:      func(page *check.Page) bool { return hasHeadings(page) && page.Lang() == disclosure.ZhCN },
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(len(page.Headings))
		for _, a := range page.Articles {
			headingLevels(p, page, outline(page, a))
		}
	},
}

// styleRank is the place of a style in the order; a style that is not in it has 0.
var styleRank = map[string]int{"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}

func headingLevels(p *check.Pass, page *check.Page, all []check.Heading) {
	type seen struct {
		above *html.Node
		style string
	}
	told := map[seen]bool{} // once for all headings of a style below one heading
	var way []check.Heading // from the chapter down to the heading before
	for _, h := range all {
		style := numberingOf(h.Text).style
		if styleRank[style] == 0 {
			continue
		}
		for len(way) > 0 && way[len(way)-1].Level >= h.Level {
			way = way[:len(way)-1]
		}
		var above check.Heading
		if len(way) > 0 {
			above = way[len(way)-1]
		}
		way = append(way, h)
		over := numberingOf(above.Text).style
		if told[seen{above.Node, style}] {
			continue
		}
		switch step := styleRank[style] - styleRank[over]; {
		case step <= 0:
			p.Warnf(page.At(h.Node), check.Values{Found: over + " → " + style, Expected: "一、 → （一） → 1. → （1）"},
				"“%[1]s”用“%[2]s”编号，却排在用“%[3]s”编号的“%[4]s”之下；请按“一、”“（一）”“1.”“（1）”的次序编号", "%[1]q is numbered in the style %[2]q, but stands below %[4]q, in the style %[3]q; number in the order 一、 （一） 1. （1）", h.Text, style, over, above.Text)
		case step > 2 && over == "":
			p.Warnf(page.At(h.Node), check.Values{Found: style, Expected: "一、"}, "“%s”用“%s”编号，其上没有带序号的标题；序号应从“一、”开始", "%q is numbered in the style %q, with no number above it; the order begins with \"一、\"", h.Text, style)
		case step > 2:
			p.Warnf(page.At(h.Node), check.Values{Found: over + " → " + style, Expected: "一、 → （一） → 1. → （1）"},
				"“%[1]s”用“%[2]s”编号，其上的“%[4]s”用“%[3]s”编号，跳过了两种序号；请按“一、”“（一）”“1.”“（1）”的次序编号", "%[1]q is numbered in the style %[2]q directly below %[4]q, in the style %[3]q: two styles are left out; number in the order 一、 （一） 1. （1）", h.Text, style, over, above.Text)
		default:
			continue
		}
		told[seen{above.Node, style}] = true
	}
}
