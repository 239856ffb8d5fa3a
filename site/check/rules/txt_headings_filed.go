package rules

import (
	"regexp"
	"slices"
	"strconv"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TxtHeadingsFiled looks every filed heading up on the page, and the other way
// round.
var TxtHeadingsFiled = &check.Rule{
	ID:    "txt-headings-filed",
	Level: check.Error,
	Doc: disclosure.Text{
		disclosure.ZhCN: `页面的标题就是填报的标题：级别、文字、次序和编号都一致

正文的每个标题在该语言的页面上应为真正的标题元素（一级为 h2，依次类推），文字与填报的相同，id 为其固定编号，次序不变，也没有多出的标题。
只是加粗的段落不是标题：辅助技术无法据以跳转，目录和链接也找不到它。比较时不计空白。`,
		disclosure.En: `the headings of the page are those that were filed: level, words, order and id

Each heading of the text is a real heading on the page of its language (h2 for the first level, and so on down), in the words
that were filed, with its lasting id, in the same order, and there are no others. A paragraph in bold is no heading: assistive
technology cannot go to it, nor can contents and links. White space is not compared.`,
	},
	Cites:   []disclosure.Cite{logic},
	Subject: disclosure.Say("填报的报告", "filed report"),
	Report: func(p *check.Pass, filed *check.Filed) {
		for _, lang := range p.Site.Languages() {
			shown, body := filed.Pages[lang], filed.Bodies[lang]
			if body == nil || unheld(p, filed, shown) {
				continue
			}
			p.Saw(1 + len(body.Headings))
			headingsFiled(p, shown, body.Headings)
		}
	},
}

func headingsFiled(p *check.Pass, shown *check.Shown, filed []disclosure.Heading) {
	all := outline(shown.Page, shown.Article)
	place := match(filed, all)
	claimed := make([]bool, len(all))
	last, ordered := -1, true
	for i, f := range filed {
		at := place[i]
		if at < 0 {
			p.Errorf(shown.At(), check.Values{Expected: f.Text}, "页面上没有标题“%s”（%s）；请重新生成页面或检查模板", "the heading %q (%s) is not on the page; build the page again or check its layout", f.Text, f.Key)
			continue
		}
		claimed[at] = true
		h := all[at]
		if h.Level != f.Level+1 {
			p.Errorf(shown.Page.At(h.Node), check.Values{Found: "h" + strconv.Itoa(h.Level), Expected: "h" + strconv.Itoa(f.Level+1)},
				"标题“%s”是 h%d，按填报的级别应为 h%d；请重新生成页面或检查模板", "the heading %q is an h%d; by the level filed it should be an h%d; build the page again or check its layout", f.Text, h.Level, f.Level+1)
		}
		if !sameHeading(f.Text, h.Text) {
			p.Errorf(shown.Page.At(h.Node), check.Values{Found: h.Text, Expected: f.Text}, "标题显示为“%s”，填报为“%s”；请重新生成页面或检查模板", "the heading reads %q, but %q was filed; build the page again or check its layout", h.Text, f.Text)
		}
		switch {
		case h.ID == "":
			p.Errorf(shown.Page.At(h.Node), check.Values{Expected: f.Key}, "标题“%s”没有 id，应为“%s”；请重新生成页面或检查模板", "the heading %q has no id; it should be %q; build the page again or check its layout", f.Text, f.Key)
		case h.ID != f.Key:
			p.Errorf(shown.Page.At(h.Node), check.Values{Found: h.ID, Expected: f.Key}, "标题“%s”的 id 是“%s”，应为“%s”；请重新生成页面或检查模板", "the heading %q has the id %q, not %q; build the page again or check its layout", f.Text, h.ID, f.Key)
		}
		if at < last && ordered {
			ordered = false // once: what follows is only pushed along
			p.Errorf(shown.Page.At(h.Node), check.Values{Found: h.Text, Expected: all[last].Text}, "标题“%s”在“%s”之前，填报的次序与此相反；请重新生成页面或检查模板", "the heading %q stands before %q; they were filed the other way round; build the page again or check its layout", h.Text, all[last].Text)
		}
		last = max(last, at)
	}
	for i, h := range all {
		if claimed[i] {
			continue
		}
		if slices.ContainsFunc(filed, func(f disclosure.Heading) bool { return sameHeading(f.Text, h.Text) }) {
			p.Errorf(shown.Page.At(h.Node), check.Values{Found: h.Text}, "标题“%s”在页面上重复出现；请重新生成页面或检查模板", "the heading %q stands on the page more often than it was filed; build the page again or check its layout", h.Text)
		} else {
			p.Errorf(shown.Page.At(h.Node), check.Values{Found: h.Text}, "标题“%s”不是填报的标题；请重新生成页面或检查模板", "the heading %q was never filed; build the page again or check its layout", h.Text)
		}
	}
}

// match finds each filed heading on the page, by its id or else by its words,
// and gives its place there, or -1.
func match(filed []disclosure.Heading, all []check.Heading) []int {
	worded := func(i, j int) bool { return sameHeading(filed[i].Text, all[j].Text) }
	keyed := func(i, j int) bool { return filed[i].Key == all[j].ID }
	return pair(len(filed), len(all), func(i, j int) bool { return keyed(i, j) && worded(i, j) }, worded, keyed)
}

var markdownMark = regexp.MustCompile("\\\\([[:punct:]])|\\*\\*|`")

// sameHeading compares a filed heading with a shown one, without white space
// and the marks of Markdown, which the page does not print.
func sameHeading(filed, shown string) bool {
	return check.SameWords(filed, shown) || check.SameWords(markdownMark.ReplaceAllString(filed, "$1"), shown)
}
