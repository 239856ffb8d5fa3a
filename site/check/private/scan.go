package private

import (
	"strings"
	"unicode/utf8"
)

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
	HasSecret                     // 绝密 机密 秘密 内部 注意保存 外传 外泄
	HasBlack                      // █
	HasCode                       // eighteen digits and capital letters
)

// Look tells the signs of a text. It is put to every text there is, and so looks
// at each byte once.
func Look(text string) Signs {
	var signs Signs
	digits := 0 // of the chain that is being read
	code := 0   // digits and capitals, one after the other
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= 0xE3 && c < 0xEA && i+2 < len(text): // most Chinese letters
			low := int(text[i+1]&0x3F)<<6 | int(text[i+2]&0x3F)
			if firsts[low] {
				signs |= wordAt(rune(c&0x0F)<<12|rune(low), text[i+3:])
			}
			if c != 0xE3 || low != 0 { // U+3000 is a space
				digits = 0
			}
			code = 0
			i += 3
		case c-'0' <= 9:
			digits++
			code++
			if digits >= 11 {
				signs |= Digits
			}
			if code >= 18 {
				signs |= HasCode
			}
			i++
		case c == ' ' || c == '-':
			code = 0
			i++
		case c < 0x80:
			switch {
			case c-'A' < 26:
				if code++; code >= 18 {
					signs |= HasCode
				}
			case c == '@':
				signs |= HasMail
			case c == '*' && digits > 0:
				signs |= HasMask
			}
			if c-'A' >= 26 {
				code = 0
			}
			digits = 0
			i++
		default:
			code = 0
			r, n := utf8.DecodeRuneInString(text[i:])
			switch {
			case r >= '０' && r <= '９':
				if digits++; digits >= 11 {
					signs |= Digits
				}
			case isJoint(r):
			case r == '█':
				signs |= HasBlack
				digits = 0
			case (r == '×' || r == '＊') && digits > 0:
				signs |= HasMask
				digits = 0
			default:
				digits = 0
			}
			i += n
		}
	}
	return signs
}

// firsts are the first letters of the words that are signs, by their last twelve
// bits.
var firsts = [4096]bool{
	'护' & 0xFFF: true, '通' & 0xFFF: true, '住' & 0xFFF: true, '户' & 0xFFF: true, '居' & 0xFFF: true, '家' & 0xFFF: true,
	'出' & 0xFFF: true, '姓' & 0xFFF: true, '绝' & 0xFFF: true, '机' & 0xFFF: true, '秘' & 0xFFF: true, '内' & 0xFFF: true,
	'注' & 0xFFF: true, '外' & 0xFFF: true,
}

// wordAt tells the sign of a word by its first letter and what follows.
func wordAt(r rune, rest string) Signs {
	switch r {
	case '护':
		return begins(rest, HasPassport, "照")
	case '通':
		return begins(rest, HasPassport, "行证")
	case '住':
		return begins(rest, HasHome, "址") | begins(rest, HasHome, "所")
	case '户':
		return begins(rest, HasHome, "籍")
	case '居':
		return begins(rest, HasHome, "住")
	case '家':
		return begins(rest, HasHome, "庭")
	case '出':
		return begins(rest, HasBirth, "生")
	case '姓':
		return spaced(rest, HasName, "名")
	case '绝', '机', '秘':
		return spaced(rest, HasSecret, "密")
	case '内':
		return begins(rest, HasSecret, "部")
	case '注':
		return begins(rest, HasSecret, "意保存")
	case '外':
		return begins(rest, HasSecret, "传") | begins(rest, HasSecret, "泄")
	}
	return 0
}

func begins(rest string, sign Signs, word string) Signs {
	if strings.HasPrefix(rest, word) {
		return sign
	}
	return 0
}

// spaced is begins for words that are printed with a space inside.
func spaced(rest string, sign Signs, word string) Signs {
	return begins(strings.TrimLeft(rest[:min(len(rest), 12)], " \u00a0\u3000"), sign, word)
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
