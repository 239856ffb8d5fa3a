package against

import (
	"cmp"
	"slices"
)

// A place is where a piece stands on the page.
type place struct {
	from, to int  // letters of the page
	exact    bool // it reads as filed
	found    bool
}

// nearest bounds how much of a piece may read otherwise before it is called
// missing: less where it is looked for among the CMS's own words, before the
// first piece that reads as filed and behind the last.
const (
	nearest = 0.4
	outside = 0.25
)

// within bounds, for short pieces, how far from their neighbours they are
// looked for: names and dates stand elsewhere on a page, too.
const within = 400

// short pieces are found at the edges of blocks only.
const short = 16

// find looks every piece up, in the order filed.
func find(f *filing, s *shown) []place {
	places := make([]place, len(f.pieces))
	for _, c := range chain(candidates(f, s), s) {
		places[c.piece] = place{c.from, c.to, true, true}
	}
	settleEnds(f, places)
	title := f.afterTitle(s)
	// What did not read as filed stands between what did.
	for from := 0; from < len(places); {
		if places[from].found {
			from++
			continue
		}
		to := from
		for to < len(places) && !places[to].found {
			to++
		}
		low, high := title, len(s.letters)
		if from > 0 {
			low = places[from-1].to
		}
		if to < len(places) {
			high = places[to].from
		}
		between(f, s, places, from, to, low, high)
		from = to
	}
	replaced(f, s, places)
	absorb(f, s, places)
	return places
}

// between looks for the pieces from..to in a part of the page: the longest
// first, what is left on both sides of it.
func between(f *filing, s *shown, places []place, from, to, low, high int) {
	if from >= to || low >= high {
		return
	}
	text := runes(s.letters[low:high])
	share := nearest
	if from == 0 || to == len(places) {
		share = outside
	}
	order := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(f.pieces[b].letters), len(f.pieces[a].letters)) })
	for _, i := range order {
		part, offset := text, 0
		if len(f.pieces[i].letters) < short {
			switch {
			case i > 0 && to == len(places) && lastFound(places, i) >= 0: // behind the text
				part = part[:min(len(part), within)]
			case from == 0 && len(part) > within: // before it
				offset = len(part) - within
				part = part[offset:]
			}
		}
		if a, b, ok := locate(runes(f.pieces[i].letters), part, share, from == 0); ok {
			a, b = trim(f.pieces[i], s, a+offset+low, b+offset+low)
			places[i] = place{a, b, false, true}
			between(f, s, places, from, i, low, a)
			between(f, s, places, i+1, to, b, high)
			return
		}
	}
}

// afterTitle is where the last block ends that reads as the title before any
// piece was found: what is filed stands behind it.
func (f *filing) afterTitle(s *shown) int {
	title := folded(f.Title.In(f.lang))
	for i := len(s.blocks) - 1; i >= 0 && title != ""; i-- {
		if folded(s.blocks[i].Text) != title {
			continue
		}
		for k, l := range s.letters {
			if l.block > i {
				return k
			}
		}
	}
	return 0
}

func lastFound(places []place, i int) int {
	for i--; i >= 0 && !places[i].found; i-- {
	}
	return i
}

// settleEnds lets go of short pieces that were found far behind the last long
// one, or far before the first: the same words stand in the CMS's own parts.
func settleEnds(f *filing, places []place) {
	for i, p := range f.pieces { // what stands beside tables begins no text
		if places[i].found && !p.isBeside() {
			break
		}
		places[i] = place{}
	}
	last := -1
	for i := range places {
		if !places[i].found {
			continue
		}
		if last >= 0 && len(f.pieces[i].letters) < short && places[i].from-places[last].to > within && !longAfter(f, places, i) {
			places[i] = place{}
			continue
		}
		last = i
	}
	next := -1
	for i := len(places) - 1; i >= 0; i-- {
		if !places[i].found {
			continue
		}
		if next >= 0 && len(f.pieces[i].letters) < short && places[next].from-places[i].to > within && !longBefore(f, places, i) {
			places[i] = place{}
			continue
		}
		next = i
	}
}

func longAfter(f *filing, places []place, i int) bool {
	for i++; i < len(places); i++ {
		if places[i].found && len(f.pieces[i].letters) >= short {
			return true
		}
	}
	return false
}

func longBefore(f *filing, places []place, i int) bool {
	for i--; i >= 0; i-- {
		if places[i].found && len(f.pieces[i].letters) >= short {
			return true
		}
	}
	return false
}
