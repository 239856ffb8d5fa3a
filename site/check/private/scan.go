package private

import "unicode/utf8"

// Signs say what a text may hold, seen in one pass over its bytes.
type Signs uint16

// The signs. A word is a sign, not a hit.
const (
	Digits      Signs = 1 << iota // eleven digits or more, apart by spaces and hyphens at most
	HasPassport                   // 护照 通行证
	HasHome                       // 住址 户籍 居住 住所 家庭
	HasBirth                      // 出生
	HasMail                       // @
	HasMask                       // * × ＊ after digits
	HasName                       // 姓名
	HasSecret                     // 绝密 机密 秘密 内部
	HasBlack                      // █
	HasCode                       // eighteen digits and capital letters
)

// triggers are the first letters of the words that are signs.
var triggers = map[string][]struct {
	rest string
	sign Signs
}{
	"护": {{"照", HasPassport}}, "通": {{"行证", HasPassport}},
	"住": {{"址", HasHome}, {"所", HasHome}}, "户": {{"籍", HasHome}}, "居": {{"住", HasHome}}, "家": {{"庭", HasHome}},
	"出": {{"生", HasBirth}}, "姓": {{"名", HasName}, {" 名", HasName}, {"\u3000名", HasName}}, "绝": {{"密", HasSecret}, {" 密", HasSecret}}, "机": {{"密", HasSecret}, {" 密", HasSecret}}, "秘": {{"密", HasSecret}, {" 密", HasSecret}}, "内": {{"部", HasSecret}},
	"█": {{"", HasBlack}},
}

// Look tells the signs of a text. It is put to every text there is, and so looks
// at each byte once.
func Look(text string) Signs {
	var signs Signs
	digits := 0 // of the chain that is being read
	code := 0   // digits and capitals, one after the other
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c-'0' <= 9:
			if digits++; digits >= 11 {
				signs |= Digits
			}
			if code++; code == 18 {
				signs |= HasCode
			}
			i++
			continue
		case c == ' ' || c == '-':
			code = 0
			i++
			continue
		case c < 0x80:
			if c-'A' < 26 {
				if code++; code == 18 {
					signs |= HasCode
				}
			} else {
				code = 0
			}
			if c == '@' {
				signs |= HasMail
			} else if c == '*' && digits > 0 {
				signs |= HasMask
			}
			digits = 0
			i++
			continue
		}
		code = 0
		switch {
		case c < 0xE0:
			if i+1 < len(text) {
				switch d := text[i+1]; {
				case c == 0xC2 && (d == 0xA0 || d == 0xAD): // a space that does not break, a hyphen that may
				case c == 0xC3 && d == 0x97 && digits > 0: // ×
					signs |= HasMask
					digits = 0
				default:
					digits = 0
				}
			}
			i += 2
			continue
		case c >= 0xF0:
			digits = 0
			i += 4
			continue
		}
		if i+2 >= len(text) {
			break
		}
		switch r := rune(c&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F); r {
		case '护', '通', '住', '户', '居', '家', '出', '姓', '绝', '机', '秘', '内', '█':
			for _, t := range triggers[text[i:i+3]] {
				if len(text)-i-3 >= len(t.rest) && text[i+3:i+3+len(t.rest)] == t.rest {
					signs |= t.sign
				}
			}
			digits = 0
		case '＊':
			if digits > 0 {
				signs |= HasMask
			}
			digits = 0
		default:
			switch {
			case r >= '０' && r <= '９':
				if digits++; digits >= 11 {
					signs |= Digits
				}
			case isJoint(r):
			default:
				digits = 0
			}
		}
		i += 3
	}
	return signs
}

// isJoint reports whether a letter may stand between the digits of one number:
// kinds of spaces and hyphens, and what has no width.
func isJoint(r rune) bool {
	switch {
	case r == ' ', r == '-', r == 0xA0, r >= 0x2000 && r <= 0x200D, r >= 0x2010 && r <= 0x2015, r == 0x202F, r == 0x2060, r == 0x2212, r == 0x3000, r == 0xFEFF, r == 0xFF0D, r == 0xAD:
		return true
	}
	return false
}

// hasNoWidth reports whether a letter cannot be seen, so that the digits around
// it are read as one number.
func hasNoWidth(r rune) bool {
	switch r {
	case 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF:
		return true
	}
	return false
}

// LooksLong reports whether source text holds eleven digits or more, apart by
// spaces and hyphens at most. It is put to the source of every page.
func LooksLong(source []byte) bool {
	digits := 0
	for i := 0; i < len(source); i++ {
		c := source[i]
		switch {
		case c-'0' <= 9:
			if digits++; digits >= 11 {
				return true
			}
		case digits == 0, c == ' ', c == '-':
		case c < 0xC2 || c > 0xEF || c > 0xC3 && c < 0xE2 || c > 0xE3 && c < 0xEF:
			digits = 0
		default:
			r, n := utf8.DecodeRune(source[i:])
			if r >= '０' && r <= '９' {
				digits++
			} else if !isJoint(r) {
				digits = 0
			}
			i += n - 1
		}
	}
	return false
}
