package against

import (
	"slices"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// A change is where a piece reads otherwise on the page: letters of the piece,
// and those of the page that stand in their place.
type change struct {
	from, to   int // of the piece
	low, high  int // of the page
	first, end int // of the facts that it touches: uses first to end
}

// near is how many letters alike between two changes make them one.
const near = 3

// changes compares a piece with its place on the page, letter by letter, and
// widens each change to whole words and numbers.
func changes(p *piece, s *shown, at place) []change {
	if at.exact {
		return nil
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // no clock
	diffs := dmp.DiffMainRunes(runes(p.letters), runes(s.letters[at.from:at.to]), false)
	var out []change
	i, j := 0, at.from
	for _, d := range diffs {
		n := len([]rune(d.Text))
		c := change{from: i, to: i, low: j, high: j}
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			i, j = i+n, j+n
			continue
		case diffmatchpatch.DiffDelete:
			i += n
		case diffmatchpatch.DiffInsert:
			j += n
		}
		c.to, c.high = i, j
		out = append(out, c)
	}
	out = join(out, 0)
	for i := range out {
		widen(&out[i], p, s, at)
	}
	out = join(out, near)
	for i := range out {
		out[i].first, out[i].end = touched(p, out[i])
	}
	return out
}

// join makes one of changes with no more than so many letters between them.
func join(all []change, most int) []change {
	var out []change
	for _, c := range all {
		if n := len(out); n > 0 && c.from-out[n-1].to <= most {
			out[n-1].to, out[n-1].high = max(out[n-1].to, c.to), max(out[n-1].high, c.high)
			continue
		}
		out = append(out, c)
	}
	return out
}

// widen takes in the rest of a word or number, and of a fact, that a change
// begins or ends in.
func widen(c *change, p *piece, s *shown, at place) {
	inFact := func(i int) bool { // letters i-1 and i are of one fact
		return i > 0 && i < len(p.letters) && p.letters[i-1].use >= 0 && p.letters[i-1].use == p.letters[i].use
	}
	word := func(i int) bool { // letters i-1 and i are of one word
		return i > 0 && i < len(p.letters) && isWord(p.letters[i-1].fold) && isWord(p.letters[i].fold) && !p.letters[i].gap
	}
	added := c.high > c.low
	left := func() bool {
		return inFact(c.from) || word(c.from) || c.from == c.to && added && longer(p.letters[c.from-1], s.letters[c.low], s.letters[c.low].gap)
	}
	for c.from > 0 && c.low > at.from && left() && p.letters[c.from-1].fold == s.letters[c.low-1].fold {
		c.from, c.low = c.from-1, c.low-1
	}
	right := func() bool {
		return inFact(c.to) || word(c.to) || c.from == c.to && added && longer(p.letters[c.to], s.letters[c.high-1], p.letters[c.to].gap)
	}
	for c.to < len(p.letters) && c.high < at.to && right() && p.letters[c.to].fold == s.letters[c.high].fold {
		c.to, c.high = c.to+1, c.high+1
	}
}

// longer reports whether what was added beside a filed letter makes its word or
// its number another: 276 to 2760, 四 to 十四.
func longer(filed, added letter, gap bool) bool {
	return isWord(filed.fold) && isWord(added.fold) && !gap || filed.use >= 0 && isNumeral(added.fold)
}

func isNumeral(r rune) bool {
	return isDigit(r) || strings.ContainsRune("%‰〇零一二两三四五六七八九十百千万亿", r)
}

// touched lists the facts that a change is in or adjoins as part of the number.
func touched(p *piece, c change) (first, end int) {
	first = slices.IndexFunc(p.uses, func(u use) bool { return u.from < c.to && c.from < u.to })
	if first < 0 {
		return 0, 0
	}
	end = first
	for end < len(p.uses) && p.uses[end].from < c.to {
		end++
	}
	return first, end
}

// typography tells where letters alike are printed with another sign: at full
// or half width, curly or straight. It gives the first such letter of the page
// and how many there are.
func typography(f *filing, s *shown, places []place) (first, n int) {
	first = -1
	for i, at := range places {
		if !at.found || !at.exact {
			continue
		}
		for k, l := range f.pieces[i].letters {
			if on := s.letters[at.from+k]; on.print != l.print {
				if n++; first < 0 {
					first = at.from + k
				}
			}
		}
	}
	return first, n
}
