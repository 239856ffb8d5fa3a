package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A11yHeadings reads the headings as screen readers list them.
var A11yHeadings = &check.Rule{
	ID:      "a11y-headings",
	Level:   check.Warn,
	Foreign: true,
	Doc: disclosure.Text{
		disclosure.ZhCN: `标题用标题元素，一页一个 h1，不跳级

读屏软件靠标题跳读。本工具所建页面应有一个 h1，往下不跳级；“一、……”“二、……”一类的标题应是 h2 至 h4，不是加粗的段落。都为警告；
他处页面上只提示：没有 h1、跳级，以及带序号的标题写成段落，各一条。以句号、分号结尾或超过 40 字的段落是正文，不算标题；只有“一、”而没有“二、”的不算。
网页片段不看 h1。`,
		disclosure.En: `headings are heading elements, one h1 to a page, and no level is skipped

Screen readers jump from heading to heading. A page built here should have one h1 and skip no level below it, and headings such
as 一、 and 二、 should be h2 to h4, not bold paragraphs. All are warnings; pages that were not built here get notes only, one of
each kind. A paragraph that ends in a full stop or semicolon or has more than 40 characters is text; one 一、 without a 二、
does not count. Fragments are not asked for an h1.`,
	},
	Cites:   []disclosure.Cite{accessibility32, wcag("1.3.1, 2.4.6")},
	Subject: disclosure.Say("页面", "page"),
	Page: func(p *check.Pass, page *check.Page) {
		p.Saw(1)
		report := warnOrInfo(p)
		var shown []*html.Node
		h1 := 0
		for _, n := range page.All("h1", "h2", "h3", "h4", "h5", "h6") {
			if !hidden(n) {
				shown = append(shown, n)
				if n.Data == "h1" {
					h1++
				}
			}
		}
		switch {
		case h1 == 1 || !page.Whole():
		case h1 == 0:
			report(page.At(bodyOf(page)), check.Values{Found: "0", Expected: "1"}, "页面没有 h1 标题；请把页面的标题写成 h1", "the page has no h1; make its title one")
		case !p.Site.Foreign: // many h1 are poor style, but readers find their way
			report(page.At(page.H1[1]), check.Values{Found: check.Text(page.H1[1]), Expected: "1"}, "页面有 %[1]d 个 h1 标题；请只留页面标题一个，其余改为 h2", "the page has %[1]d h1 headings; keep that of the page, and make the others h2", h1)
		}
		for i, n := range shown {
			if i > 0 && n.Data[1] > shown[i-1].Data[1]+1 {
				report(page.At(n), check.Values{Found: n.Data, Expected: "h" + string(shown[i-1].Data[1]+1)}, "标题“%[1]s”是 %[2]s，而上一个标题是 %[3]s，跳了级；请改为 h%[4]c",
					"the heading %[1]q is %[2]s below one that is %[3]s, so a level is skipped; make it h%[4]c", check.Text(n), n.Data, shown[i-1].Data, shown[i-1].Data[1]+1)
				break // the next ones follow from it
			}
		}
		paragraphHeadings(p, page, report)
	},
}

var numberedLine = regexp.MustCompile(`^[一二三四五六七八九十]+、`)

// paragraphHeadings reports headings that were written as paragraphs.
func paragraphHeadings(p *check.Pass, page *check.Page, report say) {
	var at []check.Block
	second := false
	for _, b := range page.Blocks() {
		if !opensChinese(b.Text) || !numberedLine.MatchString(b.Text) || isHeading(b.Node) || !isProse(b, true) || !isLine(b.Node) {
			continue
		}
		if n := utf8.RuneCountInString(b.Text); n > 40 || strings.ContainsAny(b.Text[len(b.Text)-3:], "。；;：:，,") {
			continue
		}
		if at == nil && !strings.HasPrefix(b.Text, "一、") {
			continue
		}
		second = second || strings.HasPrefix(b.Text, "二、")
		at = append(at, b)
	}
	if second {
		report(page.At(at[0].Node), check.Values{Found: at[0].Text, Expected: "h2"}, "“%[1]s”等 %[2]d 个带序号的标题写成了段落；请改为标题元素（h2、h3），读屏软件才能逐节跳读",
			"%[1]q and the other numbered headings (%[2]d in all) are paragraphs; make them heading elements (h2, h3), so that screen readers can jump to them", at[0].Text, len(at))
	}
}

// opensChinese is a quick look at the first character.
func opensChinese(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("一二三四五六七八九十", r)
}

// isLine reports whether the element is a line of the text, and no cell, no
// entry of a list and no heading inside one.
func isLine(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.Data {
		case "li", "td", "th", "dt", "dd", "a", "label", "caption", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6":
			return false
		}
	}
	return true
}
