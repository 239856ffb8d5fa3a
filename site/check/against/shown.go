package against

import (
	"golang.org/x/net/html"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// maxLetters bounds what is read of a page: ten times the longest report there
// is.
const maxLetters = 1_000_000

// A shown page is its text as letters, without the tables that are compared as
// grids and without what readers cannot see.
type shown struct {
	page    *check.Page
	letters []letter
	blocks  []check.Block // those that letters are numbered by
	folded  string        // what is compared of the letters; "" where it must be written anew
}

// text is what is compared of the letters.
func (s *shown) text() string {
	if s.folded == "" {
		s.folded = string(runes(s.letters))
	}
	return s.folded
}

// readPage reads the text of a page outside the tables in skip.
func readPage(page *check.Page, skip map[*html.Node]bool) *shown {
	s := &shown{page: page}
	outside := map[*html.Node]bool{}
	for _, b := range page.Blocks() {
		if b.Hidden || !isOutside(b.Node, skip, outside) {
			continue
		}
		if len(s.letters) > maxLetters {
			break
		}
		letters := lettersOf(b.Text)
		for i := range letters {
			letters[i].block = len(s.blocks)
		}
		if len(letters) > 0 {
			s.letters = append(s.letters, letters...)
			s.blocks = append(s.blocks, b)
		}
	}
	return s
}

// isOutside reports whether an element is no part of what is passed over: the
// head, menus, forms, the tables in skip. It remembers what it found.
func isOutside(n *html.Node, skip, known map[*html.Node]bool) bool {
	if n == nil {
		return true
	}
	if out, ok := known[n]; ok {
		return out
	}
	out := !skip[n]
	if n.Type == html.ElementNode {
		switch n.Data {
		case "head", "nav", "select", "option", "textarea", "iframe", "svg":
			out = false
		}
	}
	out = out && isOutside(n.Parent, skip, known)
	known[n] = out
	return out
}

// at is the element that holds a letter; behind the last, that of the last.
func (s *shown) at(i int) check.Spot {
	if len(s.letters) == 0 {
		return check.Spot{Page: s.page}
	}
	return s.page.At(s.blocks[s.letters[min(max(i, 0), len(s.letters)-1)].block].Node)
}

// cut takes out letters.
func (s *shown) cut(from, to int) {
	s.letters = append(s.letters[:from:from], s.letters[to:]...)
	s.folded = ""
}

// begins reports whether a letter is the first of its block, or whether only
// signs stand before it there.
func (s *shown) begins(i int, signs bool) bool {
	for ; i > 0 && s.letters[i-1].block == s.letters[i].block; i-- {
		if !signs || !isPunctuation(s.letters[i-1].fold) {
			return false
		}
	}
	return true
}

// ends is the same for the end: i is behind the last letter.
func (s *shown) ends(i int, signs bool) bool {
	for ; i > 0 && i < len(s.letters) && s.letters[i].block == s.letters[i-1].block; i++ {
		if !signs || !isPunctuation(s.letters[i].fold) {
			return false
		}
	}
	return true
}

// language tells the language of a page: that of the filed text that shares the
// most runs of letters with it. Chinese where none does.
func language(r *disclosure.Report, page *check.Page) (disclosure.Lang, *filing) {
	on := grams(runes(readPage(page, nil).letters))
	var best *filing
	most := -1.0
	for _, lang := range disclosure.Langs {
		if lang != disclosure.ZhCN && r.Bodies[lang] == nil && r.Translation == "none" {
			continue
		}
		f := newFiling(r, lang)
		if share := f.share(on); share > most {
			best, most = f, share
		}
	}
	return best.lang, best
}

// share tells how much of what was filed is on a page, from 0 to 1.
func (f *filing) share(on map[gram]bool) float64 {
	here, all := 0, 0
	count := func(letters []letter) {
		for g := range grams(runes(letters)) {
			all++
			if on[g] {
				here++
			}
		}
	}
	for _, p := range f.pieces {
		count(p.letters)
	}
	for _, t := range f.tables {
		for _, b := range t.Blocks {
			for _, row := range b.Rows {
				count(lettersOf(row.Label.In(f.lang)))
			}
		}
	}
	count(lettersOf(f.Title.In(f.lang)))
	if all == 0 {
		return 0
	}
	return float64(here) / float64(all)
}

// A gram is a run of four letters.
type gram [4]rune

func grams(text []rune) map[gram]bool {
	out := make(map[gram]bool, len(text))
	for i := 0; i+4 <= len(text); i++ {
		out[gram(text[i:i+4])] = true
	}
	return out
}
