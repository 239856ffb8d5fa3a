package private

import (
	"strings"
	"unicode/utf8"
)

// letter reads the letter at i, full-width ones as narrow ones.
func letter(text string, i int) (rune, int) {
	r, n := rune(text[i]), 1
	if r >= utf8.RuneSelf {
		if r, n = utf8.DecodeRuneInString(text[i:]); r >= 0xFF01 && r <= 0xFF5E && r != 0xFF0D {
			r -= 0xFEE0
		}
	}
	return r, n
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// longest is how many groups make a chain; what follows begins another.
const longest = 10_000

// readChain reads the chain that begins at i, and says where it ends.
func readChain(text string, i int) (chain []group, next int) {
	hyphen := false
	for i < len(text) && len(chain) < longest {
		g := group{start: i, hyphen: hyphen}
		g.letters = touchesBefore(text, i)
		g.code, g.end, i = readDigits(text, i)
		if i < len(text) {
			if r, n := letter(text, i); isLatin(r) || r == '_' {
				after := rune(' ')
				if i+n < len(text) {
					after, _ = letter(text, i+n)
				}
				if (r == 'X' || r == 'x') && !isLatin(after) && !isDigit(after) && after != '*' {
					g.code += "X"
					i += n
					g.end = i
				} else {
					g.letters = g.letters || r != '_' || len(g.code) < 18
				}
			}
		}
		chain = append(chain, g)
		gap := 0
		hyphen = false
		for i < len(text) {
			r, n := letter(text, i)
			if !isJoint(r) {
				break
			}
			if !hasNoWidth(r) {
				gap++
			}
			hyphen = hyphen || r == '-' || r >= 0x2010 && r <= 0x2015 || r == 0x2212 || r == 0xFF0D
			i += n
		}
		if i >= len(text) || gap == 0 || gap > 3 {
			return chain, i
		}
		if r, _ := letter(text, i); !isDigit(r) {
			return chain, i
		}
	}
	return chain, i
}

// readDigits reads digits that touch, full-width ones too, with what has no width among
// them: their code, where the last of them ends, and where the text goes on. A text may be
// nothing but digits, so those that need no change are not copied.
func readDigits(text string, i int) (code string, end, next int) {
	start := i
	for i < len(text) && text[i]-'0' <= 9 {
		i++
	}
	code, end = text[start:i], i
	if i == len(text) || text[i] < utf8.RuneSelf {
		return code, end, i
	}
	var b strings.Builder
	b.WriteString(code)
	for i < len(text) {
		r, n := letter(text, i)
		if isDigit(r) {
			b.WriteByte(byte(r))
			end = i + n
		} else if !hasNoWidth(r) {
			break
		}
		i += n
	}
	return b.String(), end, i
}

// touchesBefore reports whether a Latin letter stands right before, other than
// the words that introduce a telephone number.
func touchesBefore(text string, i int) bool {
	from := i
	for from > 0 && (isLatin(rune(text[from-1])) || text[from-1] == '_') {
		from--
	}
	switch strings.ToLower(text[from:i]) {
	case "", "tel", "phone", "mobile", "mob", "cell", "t", "m", "_", "id":
		return false
	}
	return true
}
