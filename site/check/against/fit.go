package against

import "slices"

// beyond bounds how much of a line is taken for a part of a piece that reads
// otherwise.
const beyond = 40

// replaced takes what stands alone between two pieces for the one that is missing
// there: it was written anew.
func replaced(f *filing, s *shown, places []place) {
	for i := 1; i+1 < len(places); i++ {
		if places[i].found || !places[i-1].found || f.pieces[i].isBeside() {
			continue
		}
		next := i + 1 // what stands beside tables may be missing
		for next < len(places) && !places[next].found && f.pieces[next].isBeside() {
			next++
		}
		if next == len(places) || !places[next].found {
			continue
		}
		low, high := places[i-1].to, places[next].from
		for high > low && s.letters[high-1].block == s.letters[places[next].from].block && isPunctuation(s.letters[high-1].fold) {
			high-- // the bracket of a mark
		}
		if low < high && s.begins(low, false) && s.ends(high, false) && s.letters[low].block == s.letters[high-1].block && high-low <= 3*len(f.pieces[i].letters)+beyond {
			places[i] = place{from: low, to: high, found: true}
		}
	}
}

// absorb widens places that read otherwise to the ends of their lines: what is
// left there belongs to the change.
func absorb(f *filing, s *shown, places []place) {
	low := 0
	for i := range places {
		at := &places[i]
		if !at.found {
			continue
		}
		high := len(s.letters)
		for k := i + 1; k < len(places); k++ {
			if places[k].found {
				high = places[k].from
				break
			}
		}
		if k := f.pieces[i].kind; !at.exact && k != mark && k != addressees && k < caption { // those have signs of ours around them
			block := s.letters[at.from].block
			from := at.from
			for from > low && s.letters[from-1].block == block {
				from--
			}
			if at.from-from <= beyond {
				at.from = from
			}
			block = s.letters[at.to-1].block
			to := at.to
			for to < high && s.letters[to].block == block {
				to++
			}
			if to-at.to <= beyond {
				at.to = to
			}
		}
		low = at.to
	}
}

// trim lets go of a few letters of the lines before and behind that a place took
// in for a letter that is missing: a changed letter and a lost one cost the same.
func trim(p *piece, s *shown, from, to int) (int, int) {
	const few = 3
	n := 1
	for from+n < to && s.letters[from+n].block == s.letters[from].block {
		n++
	}
	if n <= few && 2*n < to-from && !slices.EqualFunc(s.letters[from:from+n], p.letters[:min(n, len(p.letters))], alikeLetters) {
		from += n
	}
	n = 1
	for to-n > from && s.letters[to-1-n].block == s.letters[to-1].block {
		n++
	}
	if n <= few && 2*n < to-from && !slices.EqualFunc(s.letters[to-n:to], p.letters[max(0, len(p.letters)-n):], alikeLetters) {
		to -= n
	}
	return from, to
}

func alikeLetters(a, b letter) bool { return a.fold == b.fold }
