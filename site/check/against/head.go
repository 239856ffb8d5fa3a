package against

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gongkai/site/check"
)

// A line is a block of the page that is no part of the filed text, its signs at
// half width, with what stands in it.
type line struct {
	text string
	node *html.Node
}

// narrow turns what is printed at full width into ASCII, so that labels and
// dates are read alike; blanks stay.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch f, ok := fold(r); {
		case ok && r >= '\uff01' && r <= '\uff5e':
			return f
		case r == '\u00a0' || r == '\u3000':
			return ' '
		}
		return r
	}, s)
}

// besides lists the blocks before the text and those behind it. Menus are among
// them, for what a CMS calls a menu may hold the date.
func (j *judge) besides(page *check.Page) (before, after []line) {
	first, last := -1, -1
	for i, at := range j.places {
		if at.found && j.pieces[i].kind < caption {
			if first < 0 {
				first = j.on.letters[at.from].block
			}
			last = j.on.letters[at.to-1].block
		}
	}
	for i, b := range j.on.blocks {
		l := line{strings.Join(strings.Fields(narrow(b.Text)), " "), b.Node}
		switch {
		case first < 0 || i < first:
			before = append(before, l)
		case i > last:
			after = append(after, l)
		}
	}
	return before, after
}

// compareHead compares what CMSs print from fields of their own: title, date,
// source, index number and fields.
func (j *judge) compareHead(page *check.Page) {
	before, after := j.besides(page)
	if isFragment(page) {
		for _, id := range []string{titleRule, sourceRule, fieldRule} {
			j.skip(id, "所给的是网页的一段，没有页首，标题、日期、来源和信息项无从比对；请保存整个网页再查", "this is part of a page without its head, so title, date, source and fields cannot be compared; save the whole page")
		}
		return
	}
	j.compareTitle(page, before)
	all := append(before[:len(before):len(before)], after...)
	j.comparePublished(page, all)
	j.compareSource(page, all)
	j.compareFields(page, all)
}

var pageTag = regexp.MustCompile(`(?i)<(html|head|body|title)[\s>]`)

// isFragment reports whether what was given is what an editor holds, and no
// page.
func isFragment(page *check.Page) bool { return !pageTag.Match(page.Raw()) }

// typography tells, once for the page, that signs are printed otherwise.
func (j *judge) typography() {
	j.saw[typeRule]++
	first, n := typography(j.filing, j.on, j.places)
	if n == 0 {
		return
	}
	l := j.on.letters
	low, high := first, first+1
	for low > 0 && l[low-1].block == l[first].block {
		low--
	}
	for high < len(l) && l[high].block == l[first].block {
		high++
	}
	is := marked(l, first, first+1, low, high)
	j.warnf(typeRule, j.on.at(first), is, "", "正文的文字与填报一致，但标点或数字的全角、半角或引号样式被改了，共 %[2]d 处，第一处：“%[1]s”；多为编辑器自动排版所致，请关闭后重新粘贴",
		"the words are as filed, but signs or digits were turned to another width or the quotation marks to another kind (%[2]d of them, first %[1]q); editors do so by themselves: switch that off and paste again", is, n)
}

// missingMark looks for the mark among the fields that a CMS prints.
func (j *judge) missingMark(p *piece) {
	for _, b := range j.on.blocks {
		if m := markField.FindStringSubmatch(check.Squeeze(narrow(b.Text))); m != nil {
			if attributes[m[1]] == j.Mark.Attribute {
				return
			}
			j.errorf(markRule, j.on.page.At(b.Node), m[1], p.text(), "公开属性显示为“%[1]s”，填报为“%[2]s”；请改正", "the mark of disclosure reads %[1]q, but %[2]q was filed; correct it", m[1], p.text())
			return
		}
	}
	for _, b := range j.on.blocks {
		if words := folded(b.Text); markLine.MatchString(words) {
			j.errorf(markRule, j.on.page.At(b.Node), b.Text, p.text(), "公开属性显示为“%[1]s”，填报为“%[2]s”；请改正", "the mark of disclosure reads %[1]q, but %[2]q was filed; correct it", b.Text, p.text())
			return
		}
	}
	j.errorf(markRule, check.Spot{Page: j.on.page}, "", p.text(), "页面上没有填报的公开属性标注：“%[1]s”；请补在正文之后", "the page lacks the mark of disclosure as filed: %[1]q; put it back behind the text", p.text())
}

// markLine is a mark on a line of its own.
var markLine = regexp.MustCompile(`^[(\[〔【]?此件.{0,4}公开[^,。]{0,4}$`)

var markField = regexp.MustCompile(`(?:公开属性|公开类别|公开方式|公开形式|公开选项):?(主动公开|依申请公开|不予公开|不公开)`)

var attributes = map[string]string{"主动公开": "proactive", "依申请公开": "on-request", "不予公开": "withheld", "不公开": "withheld"}
