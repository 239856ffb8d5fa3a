package attachment

import (
	"regexp"
	"strings"
)

// rtfWord is a control word or sign at the beginning of a text.
var rtfWord = regexp.MustCompile(`^(?:\\u(-?\d{1,6}) ?\??|\\'([0-9a-fA-F]{2})|\\(par|line|row|cell|tab)\b ?|\\[a-z]+-?\d* ?|\\[^a-z])`)

// longestWord is how much of a text a control word may take.
const longestWord = 48

// readRTF takes the control words out of Rich Text, one after the other: a file may be
// nothing but millions of them.
func readRTF(t *Text, raw []byte, inside string) {
	var bytes8 []byte
	var b strings.Builder
	flush := func() {
		if len(bytes8) > 0 {
			text, _ := decode(bytes8)
			b.WriteString(text)
			bytes8 = bytes8[:0]
		}
	}
	last, i := 0, 0
	copied := func() {
		if i > last {
			flush()
			b.Write(raw[last:i])
		}
	}
	for i < len(raw) && b.Len() <= MaxText && t.ctx.Err() == nil {
		switch c := raw[i]; c {
		case '{', '}', '\r', '\n':
			copied()
			i++
			last = i
			continue
		case '\\':
		default:
			i++
			continue
		}
		word := raw[i:min(len(raw), i+longestWord)]
		if n := toSkip(word); n > 0 {
			copied()
			i += n
			last = i
			continue
		}
		m := rtfWord.FindSubmatchIndex(word)
		if m == nil {
			i++
			continue
		}
		copied()
		i += m[1]
		last = i
		switch {
		case m[2] >= 0:
			flush()
			b.WriteRune(rune(uint16(number(string(word[m[2]:m[3]])))))
		case m[4] >= 0:
			bytes8 = append(bytes8, byte(hex(word[m[4]])<<4|hex(word[m[4]+1])))
		case m[6] >= 0:
			flush()
			if name := string(word[m[6]:m[7]]); name == "cell" || name == "tab" {
				b.WriteByte('\t')
			} else {
				b.WriteByte('\n')
			}
		}
	}
	flush()
	for line := range strings.Lines(b.String()) {
		if !t.add(Line{Text: strings.TrimSpace(line), Inside: inside}) {
			return
		}
	}
	t.Cut = t.Cut || i < len(raw)
}

// toSkip is the length of the control word that a text begins with, where it means
// nothing to us, as most do; 0 where the pattern has to tell.
func toSkip(word []byte) int {
	n := 1
	for n < len(word) && word[n] >= 'a' && word[n] <= 'z' {
		n++
	}
	switch string(word[1:n]) {
	case "", "u", "par", "line", "row", "cell", "tab":
		return 0
	}
	if n < len(word) && word[n] == '-' {
		n++
	}
	for n < len(word) && word[n] >= '0' && word[n] <= '9' {
		n++
	}
	if n < len(word) && word[n] == ' ' {
		n++
	}
	return n
}

func hex(c byte) int { return strings.IndexByte("0123456789abcdef", c|0x20) & 15 }

// number reads a whole number; 0 if it is none.
func number(s string) int {
	n, sign := 0, 1
	for i, c := range s {
		switch {
		case i == 0 && c == '-':
			sign = -1
		case c < '0' || c > '9' || n > 1<<24:
			return 0
		default:
			n = n*10 + int(c-'0')
		}
	}
	return n * sign
}
