package against

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// compareTitle looks for the title: in the h1, or in the line nearest to the
// text that reads like it. The Chinese title of a page in another language need
// not be there.
func (j *judge) compareTitle(page *check.Page, before []line) {
	title := j.Title.In(j.lang)
	if title == "" {
		return
	}
	j.saw[titleRule]++
	before = withJoined(before)
	exact, other := titleIn(before, title)
	switch {
	case other != nil:
		j.otherTitle(page, title, other)
	case exact:
		j.compareWindow(page, runes(lettersOf(title)))
	default:
		j.errorf(titleRule, check.Spot{Page: page}, page.Title, title, "正文之前没有填报的标题：“%[1]s”；请在发布系统的标题一栏填写", "the title as filed does not stand before the text: %[1]q; enter it as the title in your CMS", title)
	}
	if zh := j.Title.In(disclosure.ZhCN); zh != title {
		if _, other := titleIn(before, zh); other != nil {
			j.otherTitle(page, zh, other)
		}
	}
}

// titleIn looks for a title among lines: whether one has it, and the line that
// stands in its place and reads otherwise, if any: an h1, or one behind those
// that have it.
func titleIn(lines []line, title string) (exact bool, other *line) {
	words := runes(lettersOf(title))
	sure := false // an h1 has it
	for i := range lines {
		l := &lines[i]
		text := runes(lettersOf(l.text))
		d := distance(words, text)
		if d*4 > len(words) {
			continue
		}
		h1, link := inside(l.node, "h1"), onlyLink(l.node)
		switch {
		case d == 0:
			exact, sure = true, sure || h1
			if other != nil && !inside(other.node, "h1") {
				other = nil
			}
		case h1, !sure && !link && len(text)*4 <= len(words)*5 && (other == nil || !inside(other.node, "h1")):
			other = l
		}
	}
	return exact, other
}

func inside(n *html.Node, name string) bool {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && n.Data == name {
			return true
		}
	}
	return false
}

// onlyLink reports whether a line leads elsewhere: it names another page.
func onlyLink(n *html.Node) bool {
	found := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		found = found || c.Type == html.ElementNode && c.Data == "a"
	}
	return found
}

func (j *judge) otherTitle(page *check.Page, title string, l *line) {
	was, is := differ(title, l.text)
	j.errorf(titleRule, page.At(l.node), l.text, title, "标题与填报不一致：填报为“%[1]s”，页面为“%[2]s”；请改正标题", "the title differs from what was filed: %[1]q was filed, the page has %[2]q; correct the title", was, is)
}

// withJoined adds, for lines of one element that a line break cuts, both as one:
// long titles stand on two lines.
func withJoined(lines []line) []line {
	out := lines[:len(lines):len(lines)]
	for i := 1; i < len(lines); i++ {
		if lines[i].node == lines[i-1].node {
			out = append(out, line{lines[i-1].text + lines[i].text, lines[i].node})
		}
	}
	return out
}

// compareWindow compares the title that browsers show, where it is nearly ours.
func (j *judge) compareWindow(page *check.Page, words []rune) {
	if d := distance(words, runes(lettersOf(page.Title))); d > 0 && d*4 <= len(words) {
		was, is := differ(j.Title.In(j.lang), page.Title)
		j.warnf(titleRule, page.At(page.TitleNode), page.Title, j.Title.In(j.lang), "浏览器标签上的标题（title）与填报不一致：填报为“%[1]s”，页面为“%[2]s”；请改正", "the title that browsers show (title) differs from what was filed: %[1]q was filed, the page has %[2]q; correct it", was, is)
	}
}

// distance tells how many letters some part of a text is from words.
func distance(words, text []rune) int {
	if len(text) > 20*len(words)+200 {
		return len(words) // no line of a head
	}
	_, _, d := sellers(words, text, false)
	return d
}

// differ marks where a title reads otherwise in the part of a line that is
// nearest to it.
func differ(title, text string) (was, is string) {
	a, b := lettersOf(title), lettersOf(text)
	from, to, _ := sellers(runes(a), runes(b), false)
	b = b[from:to]
	n := 0
	for n < len(a) && n < len(b) && a[n].fold == b[n].fold {
		n++
	}
	i, k := len(a), len(b)
	for i > n && k > n && a[i-1].fold == b[k-1].fold {
		i, k = i-1, k-1
	}
	return marked(a, n, i, 0, len(a)), marked(b, n, k, 0, len(b))
}
