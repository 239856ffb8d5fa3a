package against

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A candidate is one place of the page that reads just as a piece does.
type candidate struct{ piece, from, to int }

// often bounds how many places are looked at for one piece.
const often = 12

// candidates finds all places where the page reads as a piece. What is short
// must fill its block, or the page would hold it everywhere.
func candidates(f *filing, s *shown) []candidate {
	text := s.text()
	at := make([]int32, len(text)+1) // the letter at each byte
	n := 0
	for i := range text {
		at[i] = int32(n)
		n++
	}
	at[len(text)] = int32(n)
	var out []candidate
	for i, p := range f.pieces {
		words := string(runes(p.letters))
		signs := p.kind == mark || p.kind == addressees || p.kind == caption
		for from, found := 0, 0; found < often; {
			k := strings.Index(text[from:], words)
			if k < 0 {
				break
			}
			k += from
			a, b := int(at[k]), int(at[k+len(words)])
			if p.kind > caption || len(p.letters) >= short && p.kind == paragraph || s.begins(a, signs) && s.ends(b, signs) {
				out = append(out, candidate{i, a, b})
				found++
			}
			_, size := utf8.DecodeRuneInString(text[k:])
			from = k + size
		}
	}
	return out
}

// chain picks, of all candidates, those that stand in the order filed and hold
// the most of the text; of several ways the one with the least between them, so
// that a heading is that of the text and not that of the contents.
func chain(all []candidate, s *shown) []candidate {
	slices.SortStableFunc(all, func(a, b candidate) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return a.piece - b.piece
	})
	best, before := make([]int, len(all)), make([]int, len(all))
	top := -1
	for i, c := range all {
		best[i], before[i] = 0, -1
		for k := i - 1; k >= 0; k-- {
			o := all[k]
			if o.piece >= c.piece || o.to > c.from {
				continue
			}
			if v := best[k] - min(c.from-o.to, 900); v > best[i] || before[i] < 0 && v > 0 {
				best[i], before[i] = v, k
			}
		}
		best[i] += (c.to - c.from) * 1000
		if top < 0 || best[i] > best[top] {
			top = i
		}
	}
	var out []candidate
	for ; top >= 0; top = before[top] {
		out = append(out, all[top])
	}
	slices.Reverse(out)
	return out
}
