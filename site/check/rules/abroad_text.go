package rules

import (
	"strings"

	"golang.org/x/net/html"

	"gongkai/site/check"
)

// A chapterLine is a line of a foreign page that opens with 一、 or so.
type chapterLine struct {
	n    int
	text string
	node *html.Node
}

// chapterLines lists the lines numbered 一、 二、 三、: headings, whatever elements
// they stand in. Links, hidden text and tables of data do not count.
func chapterLines(page *check.Page) (out []chapterLine) {
	for _, b := range page.Blocks() {
		if b.Hidden || !strings.ContainsAny(firstRunes(b.Text, 6), "、．.") {
			continue
		}
		if n := numberingOf(b.Text); n.style == "一、" && !inTables(page, b.Node) && !linked(b.Node) && !decorative(b.Node) {
			out = append(out, chapterLine{n.n, firstRunes(b.Text, 30), b.Node})
		}
	}
	return out
}

// decorative reports whether an element is kept from screen readers: labels of charts.
func decorative(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if check.Attr(n, "aria-hidden") == "true" {
			return true
		}
	}
	return false
}

// linked reports whether a block is an entry that leads elsewhere: its first words are a link.
func linked(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return false
		case c.Type == html.ElementNode && c.Data == "a":
			return check.Attr(c, "href") != ""
		case c.Type == html.ElementNode && check.Text(c) != "":
			return linked(c)
		}
	}
	return false
}

func hasChapters(page *check.Page) bool { return len(chapterLines(page)) >= 3 }

// headingSequenceAbroad counts the chapters. They begin anew with each 一、: a
// page may hold a notice and what it forwards.
func headingSequenceAbroad(p *check.Pass, page *check.Page) {
	lines := chapterLines(page)
	p.Saw(len(lines))
	want, before := 1, ""
	for i, l := range lines {
		switch {
		case l.n == 1, l.n == want:
		case before == "":
			// What comes first may be cut off, or be another list: nothing is known.
		case l.n != want-1 && i+1 < len(lines) && lines[i+1].n == want:
			continue // one line out of the row, as one that the text quotes
		default:
			p.Warnf(page.At(l.node), check.Values{Found: chineseDigits(l.n), Expected: chineseDigits(want)}, "“%[1]s”的序号是%[2]s，而“%[4]s”之后应为%[3]s；请核对是否缺了一部分，或序号写错",
				"%[1]q is number %[2]s, but after %[4]q comes %[3]s; see whether a part is missing or the number is wrong", l.text, chineseDigits(l.n), chineseDigits(want), before)
		}
		want, before = l.n+1, l.text
	}
}

// chineseDigits writes a number below a hundred as headings do.
func chineseDigits(n int) string {
	digits := []rune("一二三四五六七八九")
	s := ""
	if n >= 20 {
		s = string(digits[n/10-1])
	}
	if n >= 10 {
		s += "十"
	}
	if n%10 > 0 {
		s += string(digits[n%10-1])
	}
	return s
}
