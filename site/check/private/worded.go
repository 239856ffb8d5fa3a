package private

import (
	"regexp"
	"unicode"
)

// says reports whether a pattern of words matches a text. Numbers mostly stand beside
// other numbers, where no word can be; there the pattern, which is slow, is not asked.
func says(pattern *regexp.Regexp, text string) bool {
	return worded(text) && pattern.MatchString(text)
}

// worded reports whether a text holds a letter, or a sign that stands for a word.
func worded(text string) bool {
	for _, r := range text {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x4E00 && r <= 0x9FFF || r == '$' || r >= 0x80 && (unicode.IsLetter(r) || unicode.IsSymbol(r)) {
			return true
		}
	}
	return false
}
