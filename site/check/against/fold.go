package against

import (
	"strings"
	"unicode"
)

// A letter is one character that is compared, with the one that is printed.
type letter struct {
	fold  rune // what is compared
	print rune
	gap   bool // a blank stands before it
	block int  // of a page: the number of its block
	use   int  // of a filed piece: the fact that it is part of, or -1
}

// fold tells what of a character is compared; false for blanks and for what
// nobody sees. Editors turn signs to half or full width and quotation marks to
// straight ones: that is told once, as a change of type and not of words.
func fold(r rune) (rune, bool) {
	switch {
	case unicode.IsSpace(r), r == '\u00ad', r == '\u180e', r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u2064', r == '\ufeff', r >= '\ufe00' && r <= '\ufe0f':
		return 0, false
	case r < 0x80:
		return r, true
	case r >= '\uff01' && r <= '\uff5e':
		return r - 0xfee0, true
	}
	switch r {
	case '“', '”', '„', '‟':
		return '"', true
	case '‘', '’', '‚', '‛':
		return '\'', true
	case '―': // what some tables of GBK make of —
		return '—', true
	case '〜':
		return '~', true
	case '￥':
		return '¥', true
	case '｡':
		return '。', true
	case '､':
		return '、', true
	case '・':
		return '·', true
	}
	return r, true
}

// folded writes what is compared of a text.
func folded(s string) string {
	var b strings.Builder
	for _, r := range s {
		if f, ok := fold(r); ok {
			b.WriteRune(f)
		}
	}
	return b.String()
}

// lettersOf cuts a text into letters of no fact.
func lettersOf(s string) []letter {
	out := make([]letter, 0, len(s)/3+1)
	gap := false
	for _, r := range s {
		f, ok := fold(r)
		if ok {
			out = append(out, letter{fold: f, print: r, gap: gap, use: -1})
		}
		gap = !ok
	}
	return out
}

// runes gives what is compared of letters.
func runes(letters []letter) []rune {
	out := make([]rune, len(letters))
	for i, l := range letters {
		out[i] = l.fold
	}
	return out
}

// printed writes letters as they stand, each run of blanks as one.
func printed(letters []letter) string {
	var b strings.Builder
	for i, l := range letters {
		if l.gap && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(l.print)
	}
	return b.String()
}

// isWord reports whether a letter is part of a word or number that is told
// whole: Latin letters, digits, the signs within numbers.
func isWord(r rune) bool {
	return r < 0x80 && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isPunctuation reports whether a letter is a sign and no part of a word.
func isPunctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
