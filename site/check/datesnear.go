package check

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// How near the title a date must stand, in runes, whose label alone could mean
// another date (时间：of a meeting), or that has none.
const (
	nearTitle = 600
	nextTo    = 200
)

// besideTitle reports whether a pair with a common label, as 时间, is of the line
// below the title, and no date that the text speaks of.
func (r *Reading) besideTitle(p *Pair, iso string) bool {
	l := r.lines[p.at]
	if iso == "" || l.runes-r.titleEnd() > nearTitle || r.titleEnd()-l.runes > nearTitle {
		return false
	}
	for i := p.at; i >= 0 && r.lines[i].runes >= r.titleEnd(); i-- {
		if numbered.MatchString(r.lines[i].text) {
			return false // the text has begun
		}
	}
	for _, q := range r.Pairs { // 来源, 浏览次数 … in the line, or in the lines around it
		if q != p && (q.field == "source" || q.field == "end" || q.field == "index" || q.field == "organ") && abs(q.at-p.at) <= 3 {
			return true
		}
	}
	text := l.plain()
	if endWords.MatchString(text) {
		return true
	}
	printed, _, _, _ := readDate(p.raw)
	rest := strings.Replace(text, printed, "", 1)
	paragraph := l.node != nil && l.node.Data == "p" && r.titleEnd() > 0
	return len([]rune(rest)) <= len([]rune(p.Label))+2 && !paragraph
}

// unlabelledDate is the one date with no label below the title: alone in its
// line with a time of day, or in the line of the source. Where there are two,
// which is which is not known.
func (r *Reading) unlabelledDate() *SeenDate {
	if r.Title == nil || r.Title.Label != "" || r.Title.Node == r.page.TitleNode {
		return nil
	}
	var found *SeenDate
	end := r.titleEnd()
	for i, l := range r.lines {
		if l.runes < end || l.runes-end > nextTo || l.link || len(l.text) > labelZone {
			continue
		}
		source := false
		first := len(l.text)
		for _, p := range r.Pairs {
			if p.at == i {
				source = source || p.field == "source"
				if at := strings.Index(l.text, p.Value); p.Value != "" && p.field != "end" && readable(p.Value) && at >= 0 {
					first = 0 // a date with a label stands here
				}
			}
		}
		printed, iso, from, to := readDate(l.text[:first])
		if iso == "" {
			continue
		}
		if _, second, _, _ := readDate(digitWidth.Replace(l.text[:first])[to:]); second != "" {
			if !source && strings.ContainsAny(l.text, "，。；：") {
				continue // a sentence, as on the days of a meeting
			}
			return nil
		}
		text := digitWidth.Replace(l.text)
		alone := strings.Contains(iso, "T") && to <= len(text) && nameAtMost(l.text, text[:from]) && nothingOrAids(text[to:])
		if !alone && !source {
			continue
		}
		if found != nil {
			return nil
		}
		found = &SeenDate{Seen{Text: printed, Node: l.at(from)}, iso}
	}
	return found
}

// numbered is the beginning of a part of a text.
var numbered = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[章条]|\d{1,2}[、.．][^\d])`)

// nameAtMost reports whether nothing stands before a date, or but a short name set
// off from it, as that of an office.
func nameAtMost(line, before string) bool {
	before = strings.TrimSpace(before)
	if before == "" {
		return true
	}
	line, _, _ = strings.Cut(line, gap)
	return collapse(digitWidth.Replace(line)) == before && len([]rune(before)) <= 20 && !strings.ContainsAny(before, "，。；、：:,;（(《“")
}

// nothingOrAids reports whether nothing stands behind a date but what helps to read:
// 【字体：大 中 小】, 打印.
func nothingOrAids(after string) bool {
	after = strings.TrimLeft(after, " "+seam+gap+")）]】")
	at := endWords.FindStringIndex(after)
	return after == "" || at != nil && at[0] == 0
}

// readable reports whether a value is a date.
func readable(s string) bool {
	_, iso, _, _ := readDate(s)
	return iso != ""
}

// titleEnd is how many runes stand before the end of the title; 0 without one.
func (r *Reading) titleEnd() int {
	if r.Title == nil {
		return 0
	}
	for _, l := range r.lines {
		if within(l.node, r.Title.Node) || within(r.Title.Node, l.node) {
			return l.runes + len([]rune(r.Title.Text))
		}
	}
	return 0
}

// inItem reports whether an element is part of an entry of a list.
func inItem(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "li" {
			return true
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
