package against

import (
	"strings"

	"gongkai/disclosure"
)

// copied is how long a paragraph must be to be known again outside the text.
const copied = 24

// copies tells of filed paragraphs that stand once more outside the text, as
// when all was pasted twice. One alone may be the abstract that CMSs make of the
// first paragraph; one that shows other numbers is told in any case.
func (j *judge) copies() {
	first, last := j.bounds()
	if first < 0 {
		return
	}
	for _, part := range [][2]int{{0, j.places[first].from}, {j.places[last].to, len(j.on.letters)}} {
		j.copiesIn(part[0], part[1])
	}
}

// bounds gives the first and the last piece that was found, or -1.
func (j *judge) bounds() (first, last int) {
	first, last = -1, -1
	for i, at := range j.places {
		if at.found {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

func (j *judge) copiesIn(low, high int) {
	text := runes(j.on.letters[low:high])
	all := string(text)
	here := grams(text)
	var same []*piece
	at := -1
	for _, p := range j.pieces {
		words := runes(p.letters)
		if p.kind != paragraph || len(words) < copied || !shares(words, here) {
			continue
		}
		if k := strings.Index(all, string(words)); k >= 0 {
			if at < 0 {
				at = low + len([]rune(all[:k]))
			}
			same = append(same, p)
			continue
		}
		if from, to, ok := locate(words, text, outside, false); ok {
			j.otherCopy(p, place{from: low + from, to: low + to, found: true})
		}
	}
	if len(same) > 1 {
		words := clipped(same[0].text())
		j.warnf(textRule, j.on.at(at), words, "", "正文之外还有 %[2]d 段与正文相同的文字，第一段：“%[1]s”；可能粘贴了两遍，请只保留一处",
			"outside the text its paragraphs stand once more (%[2]d of them, first %[1]q); it may have been pasted twice: keep one", words, len(same))
	}
}

// shares reports whether more than half of the runs of a text are here.
func shares(words []rune, here map[gram]bool) bool {
	n := 0
	for g := range grams(words) {
		if here[g] {
			n++
		}
	}
	return n*2 > len(words)
}

// otherCopy tells of a copy with other numbers.
func (j *judge) otherCopy(p *piece, at place) {
	for _, c := range changes(p, j.on, at) {
		if c.first == c.end {
			continue
		}
		f := p.uses[c.first].fact
		was, is := marked(p.letters, c.from, c.to, 0, len(p.letters)), marked(j.on.letters, c.low, c.high, at.from, at.to)
		node := j.on.at(c.low)
		j.sight(f, printed(j.on.letters[c.low:c.high]), false, node.Node)
		j.warnf(factRule, node, is, was, "“%[1]s”（%[3]s）在正文之外又出现一处，数值不同：填报为“%[4]s”，此处为“%[5]s”；如属同一数据，请改为一致",
			"%[2]q (%[3]s) stands once more outside the text, with another value: %[4]q was filed, this place has %[5]q; if it is the same figure, make both agree",
			f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), f.ID, was, is)
	}
}
