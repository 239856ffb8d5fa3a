package check

import (
	"regexp"
	"strings"
	"unicode"
)

// Placeholder finds words that were to be replaced, as 待填写 in brackets, and
// gives them, or "". With crosses, ××年 and lines of underscores count, too:
// forms have them, but so have decisions, to mask names.
func Placeholder(text string, crosses bool) string {
	if !mayHold(text) {
		return ""
	}
	found := toFill.FindString(text)
	if found == "" && crosses {
		found = strings.TrimLeftFunc(crossed.FindString(text), func(r rune) bool { return unicode.Is(unicode.Han, r) })
	}
	return found
}

var (
	toFill  = regexp.MustCompile(`(?i)[（(【\[][^（）()【】\[\]]{0,8}(?:待填写|待填|待补充|待定|此处填写|请填写|请输入)[^（）()【】\[\]]{0,8}[）)】\]]|待填写|[（(\[](?:to be filled in|to be completed|tbd|fill in|insert)[^）)\]]{0,40}[）)\]]|lorem ipsum`)
	crossed = regexp.MustCompile(`[×Ｘ]{2,}|[xX]{2,}[年月日号件个项次条万元县区市镇乡局人%％]|\p{Han}[xX]{2,}|_{3,}`)
)

// mayHold rules out, in one pass, nearly every text that holds no placeholder:
// patterns are slow, and every text of every page is asked about.
func mayHold(text string) bool {
	for i := 0; i+1 < len(text); i++ {
		next := text[i+1]
		switch text[i] {
		case 'x', 'X':
			if next|0x20 == 'x' {
				return true
			}
		case '_':
			if next == '_' {
				return true
			}
		case '(', '[':
			if letter(next) {
				return true
			}
		case 'l', 'L':
			if next|0x20 == 'o' && len(text) > i+4 && strings.EqualFold(text[i:i+5], "lorem") {
				return true
			}
		case "×"[0]:
			if next == "×"[1] {
				return true
			}
		case 0xE5, 0xE8, 0xEF: // how 待 and 填, 请, Ｘ and （ begin
			switch rest := text[i:]; {
			case strings.HasPrefix(rest, "待填"), strings.HasPrefix(rest, "待补"), strings.HasPrefix(rest, "待定"), strings.HasPrefix(rest, "填写"), strings.HasPrefix(rest, "请输入"), strings.HasPrefix(rest, "Ｘ"):
				return true
			case strings.HasPrefix(rest, "（") && len(rest) > len("（") && letter(rest[len("（")]):
				return true
			}
		}
	}
	return false
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
