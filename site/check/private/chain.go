package private

import (
	"slices"
	"strings"

	"gongkai/disclosure"
)

// A group is digits that stand together, with a closing X where one may be the
// check digit of an identity card.
type group struct {
	code       string
	start, end int
	letters    bool // letters touch it, so that it is a part of something longer
	hyphen     bool // a hyphen, not a space, divides it from the group before
}

// A found number is one that has the shape of a kind.
type found struct {
	kind       Kind
	code       string
	start, end int
	groups     int  // more than one: it was written in groups
	checked    bool // with an identity card: the check digit is right
	lone       bool // nothing but the number stands in its chain
	hyphens    [2]string
}

// most is how many groups of a chain are looked at together.
const most = 18

// numbers finds what has the shape of a private number. Digits that touch, or
// are divided by spaces and hyphens only, make a chain; a number is one group of
// it or several in a row that are grouped as people group it.
//
// It stops at limit numbers, and reports whether it saw all of the text.
func numbers(text string, today disclosure.Date, limit int) (out []found, all bool) {
	for i := 0; i < len(text); {
		r, n := letter(text, i)
		if !isDigit(r) {
			i += n
			continue
		}
		var chain []group
		chain, i = readChain(text, i)
		for k := 0; k < len(chain); {
			f, used := shape(chain, k, today)
			if used == 0 {
				k++
				continue
			}
			if len(out) == limit {
				return out, false
			}
			f.start, f.end, f.groups = chain[k].start, chain[k+used-1].end, used
			f.lone = k == 0 && k+used == len(chain)
			if k > 0 && chain[k].hyphen {
				f.hyphens[0] = chain[k-1].code
			}
			if k+used < len(chain) && chain[k+used].hyphen {
				f.hyphens[1] = chain[k+used].code
			}
			out = append(out, f)
			k += used
		}
	}
	return out, true
}

// shape finds the longest number that begins with group k, and how many groups
// it takes.
func shape(chain []group, k int, today disclosure.Date) (found, int) {
	var digits [maxDigits]byte
	var grouping [most]int
	code, sizes := digits[:0], grouping[:0]
	var best found
	used := 0
	for n := 1; n <= most && k+n <= len(chain); n++ {
		g := &chain[k+n-1]
		if g.letters || len(code) > 0 && code[len(code)-1] == 'X' || len(code)+len(g.code) > maxDigits {
			break
		}
		code, sizes = append(code, g.code...), append(sizes, len(g.code))
		if n > 1 && !mayBeGrouped(code, sizes) {
			continue
		}
		if f, ok := kindOf(string(code), sizes, today); ok && (f.kind != Mobile || n == 1 || apart(chain, k, n)) {
			best, used = f, n
			if n == 1 {
				break // what is written in one piece is one number
			}
		}
	}
	return best, used
}

// mayBeGrouped reports whether several groups may be one number, as far as a glance at
// them tells.
func mayBeGrouped(code []byte, sizes []int) bool {
	switch {
	case len(code) == 11:
		return code[0] == '1' && code[1] >= '3'
	case len(code) < 16:
		return false
	case len(code) == 18 && (code[6] == '1' && code[7] == '9' || code[6] == '2'): // the year of a birth
		return true
	}
	return sizes[0] == 4 || sizes[0] == 6 // as bank cards are grouped
}

// maxDigits is how many digits the longest kind of number has.
const maxDigits = 19

// apart reports whether nothing that could be more of the same number, or
// another column of figures, stands beside n groups.
func apart(chain []group, k, n int) bool {
	long := func(i int) bool { return i < 0 || i >= len(chain) || len(chain[i].code) >= 11 || chain[i].letters }
	before := long(k-1) || strings.HasSuffix(chain[k-1].code, "X") || chain[k-1].code == "86" || chain[k-1].code == "0086" // the code of the country
	return before && long(k+n)
}

// kindOf tells what a number is, from its places and from how it is grouped.
func kindOf(code string, sizes []int, today disclosure.Date) (found, bool) {
	whole := len(sizes) == 1
	if looksLikeID(code, today) {
		checked := checkedID(code)
		if checked || whole || slices.Equal(sizes, []int{6, 8, 4}) {
			return found{kind: ResidentID, code: code, checked: checked}, true
		}
	}
	if !allDigits(code) {
		return found{}, false
	}
	fours := len(sizes) >= 4 && slices.Equal(sizes[:4], []int{4, 4, 4, 4}) && len(sizes) <= 5
	if (whole || fours || slices.Equal(sizes, []int{6, 13}) || slices.Equal(sizes, []int{6, 10})) && looksLikeCard(code) {
		return found{kind: BankCard, code: code}, true
	}
	if whole && looksLikeID15(code) {
		return found{kind: ResidentID15, code: code}, true
	}
	if whole && len(code) == 13 && strings.HasPrefix(code, "86") {
		code = code[2:]
	}
	single := len(sizes) == 11
	if len(code) == 11 && code[0] == '1' && code[1] >= '3' && (whole || single || slices.Equal(sizes, []int{3, 4, 4}) || slices.Equal(sizes, []int{3, 8}) || slices.Equal(sizes, []int{7, 4})) {
		return found{kind: Mobile, code: code}, true
	}
	return found{}, false
}
