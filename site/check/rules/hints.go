package rules

import (
	"unicode"
)

// A hint tells that a text may hold what a rule on wording looks for. The hints
// of each block are read in one pass, so that rules pass over most blocks at once.
type hint uint32

const (
	hintDigit    hint = 1 << iota
	hintLong          // five digits in a row
	hintEight         // eight
	hintComma         // digits, then a comma
	hintYearDash      // a dash, then 20
	hintPercent
	hintNumber  // 号
	hintTitle   // 《
	hintName    // 法制, 治示
	hintMember  // 委员
	hintCase    // 件, then a digit
	hintMeasure // 件 户 次 名
	hintTens    // 十 百 千
	hintRough   // 余 多 左 下 几
	hintWide    // full-width digits and letters
	hintNarrow  // half-width punctuation between Chinese characters
	hintOld     // traditional characters
	hintHan
	hintStop  // 。，； and the like
	hintLatin // some Latin words in a row
	hintCode  // { [ < $
	hintThis  // 此
)

// hintsOf reads the hints of a text.
func hintsOf(text string) hint {
	var s hint
	var before rune
	var punct bool // half-width punctuation stands before, behind a Chinese character
	digits, letters := 0, 0
	for _, r := range text {
		if r >= '0' && r <= '9' {
			digits++
			s |= hintDigit
			if digits >= 5 {
				s |= hintLong
				if digits >= 8 {
					s |= hintEight
				}
			}
			if before == '件' {
				s |= hintCase
			}
			if r == '2' && isDash(before) {
				s |= hintYearDash
			}
			before, punct, letters = r, false, 0
			continue
		}
		if r < 0x80 {
			lower := r | 0x20
			switch {
			case lower >= 'a' && lower <= 'z':
				if letters++; letters > 12 {
					s |= hintLatin
				}
				punct = false
			case r == ',' || r == ';' || r == ':' || r == '?' || r == '!' || r == '(' || r == ')':
				punct = isHan(before)
				if r == ',' && digits > 0 && digits <= 3 {
					s |= hintComma
				} else if r != ',' {
					letters = 0
				}
			case r == '%':
				s |= hintPercent | hintCode
				punct, letters = false, 0
			case r == '{' || r == '[' || r == '<' || r == '$':
				s |= hintCode
				punct, letters = false, 0
			default:
				if punct = false; r != ' ' && r != '-' && r != '\'' {
					letters = 0
				}
			}
			before, digits = r, 0
			continue
		}
		s |= hintOf(r, before)
		if isHan(r) {
			s |= hintHan
			if punct {
				s |= hintNarrow
			}
			if isTraditional(r) {
				s |= hintOld
			}
		}
		before, punct, digits, letters = r, false, 0, 0
	}
	return s
}

// hintOf is what one character says.
func hintOf(r, before rune) hint {
	switch r {
	case '号':
		return hintNumber
	case '《':
		return hintTitle | hintStop
	case '。', '，', '；', '：', '！', '？', '、', '》':
		return hintStop
	case '％':
		return hintPercent
	case '制':
		if before == '法' {
			return hintName
		}
	case '示':
		if before == '治' {
			return hintName
		}
	case '员':
		if before == '委' {
			return hintMember
		}
	case '件', '户', '次', '名':
		return hintMeasure
	case '十', '百', '千':
		return hintTens
	case '余', '多', '左', '下', '几':
		return hintRough
	case '此':
		return hintThis
	}
	if r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' {
		return hintWide
	}
	return 0
}

func isDash(r rune) bool {
	switch r {
	case '-', '‐', '‑', '–', '—', '―', '－', '~', '～', '∼':
		return true
	}
	return false
}

// isHan is unicode.Is(unicode.Han, r), sooner for what is written today.
func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x2e80 && (r < 0x4e00 || r > 0x9fff) && unicode.Is(unicode.Han, r)
}
