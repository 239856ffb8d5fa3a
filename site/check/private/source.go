package private

import "unicode/utf8"

// Worth reports whether a source of any kind may hold what Find or ReadRoster look
// for.
func Worth(source []byte) bool {
	if LooksLong(source) {
		return true
	}
	for i := 0; i+2 < len(source); i++ {
		c := source[i]
		if c < 0xE3 || c >= 0xEA { // as in Look
			continue
		}
		low := int(source[i+1]&0x3F)<<6 | int(source[i+2]&0x3F)
		if firsts[low] && wordAt(rune(c&0x0F)<<12|rune(low), string(source[i+3:min(len(source), i+3+longestRest)]))&(HasPassport|HasHome|HasName) != 0 {
			return true
		}
		i += 2
	}
	return false
}

// longestRest is how many bytes behind the first letter of a word tell whether it
// is one: spaces and the other letters.
const longestRest = 16

// LooksLong reports whether source text holds eleven digits or more, apart by
// spaces and hyphens at most. It is put to the source of every page, and looks
// at one byte in eleven: so long a chain of digits cannot pass between. Twelve
// digits that begin with 0 are a telephone of a fixed line, which most pages have.
func LooksLong(source []byte) bool {
	for i := 10; i < len(source); i += 11 {
		if !ofChain[source[i]] || source[i] >= 0x80 && !nearDigit(source, i) {
			continue
		}
		from := i
		for from > 0 && ofChain[source[from-1]] && i-from < 128 {
			from--
		}
		digits, zero := 0, false
		for from < len(source) && ofChain[source[from]] {
			r, n := rune(source[from]), 1
			if r >= 0x80 {
				r, n = utf8.DecodeRune(source[from:])
			}
			switch {
			case r >= '0' && r <= '9', r >= '０' && r <= '９':
				if digits++; digits == 1 {
					zero = r == '0' || r == '０'
				}
			case r != utf8.RuneError && !isJoint(r):
				if digits >= 11 && !zero {
					return true
				}
				digits = 0
			}
			if digits > 12 {
				return true
			}
			from += n
		}
		if digits >= 11 && !zero {
			return true
		}
		for i+11 < from {
			i += 11
		}
	}
	return false
}

// nearDigit reports whether a digit stands within four bytes, or a full-width one
// may. Most bytes that could be a part of a space or hyphen are a part of a
// Chinese letter.
func nearDigit(source []byte, i int) bool {
	for _, c := range source[max(0, i-4):min(len(source), i+5)] {
		if c-'0' <= 9 || c == 0xEF {
			return true
		}
	}
	return false
}

// ofChain are the bytes that digits, spaces and hyphens of all kinds are made of.
var ofChain = func() (is [256]bool) {
	for _, r := range "0123456789 -\u00a0\u00ad\u2000\u200d\u2010\u2015\u202f\u2060\u2212\u3000\ufeff\uff0d０９" {
		for _, c := range []byte(string(r)) {
			is[c] = true
		}
	}
	for c := 0x80; c <= 0x99; c++ {
		is[c] = true
	}
	return is
}()
