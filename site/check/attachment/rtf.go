package attachment

import (
	"regexp"
	"strings"
)

var rtfChar = regexp.MustCompile(`\\u(-?\d{1,6}) ?\??|\\'([0-9a-fA-F]{2})|\\(par|line|row|cell|tab)\b ?|\\[a-z]+-?\d* ?|[{}\r\n]|\\[^a-z]`)

// readRTF takes the control words out of Rich Text.
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
	last := 0
	for _, m := range rtfChar.FindAllSubmatchIndex(raw, -1) {
		if m[0] > last {
			flush()
			b.Write(raw[last:m[0]])
		}
		last = m[1]
		switch {
		case m[2] >= 0:
			flush()
			b.WriteRune(rune(uint16(number(string(raw[m[2]:m[3]])))))
		case m[4] >= 0:
			bytes8 = append(bytes8, byte(hex(raw[m[4]])<<4|hex(raw[m[4]+1])))
		case m[6] >= 0:
			flush()
			if word := string(raw[m[6]:m[7]]); word == "cell" || word == "tab" {
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
