package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longest is how many letters of a word are kept.
const longest = 40

// Words cuts a text into what can be looked up: of Chinese each two letters that
// stand side by side, and the last letter of a run; else each word. The script of
// the page cuts questions by the same rules (assets/js/words.js), and a test holds
// the two together.
func Words(text string) []string {
	var out []string
	each(text, func(w string) { out = append(out, w) })
	return out
}

// each gives visit every word of a text, as parts of one folded copy of it.
func each(text string, visit func(string)) {
	folded := Fold(text)
	start, before, letters := -1, 0, 0 // of the run: where it begins, where its last letter does, how many it has
	chinese := false
	end := func(at int) {
		switch {
		case start < 0:
		case chinese:
			visit(folded[before:at])
		default:
			word := folded[start:at]
			if letters > longest {
				word = string([]rune(word)[:longest])
			}
			visit(word)
		}
		start, letters = -1, 0
	}
	for at, r := range folded {
		han := r >= 0x2E80 && unicode.Is(unicode.Han, r)
		if !han && !isWord(r) {
			end(at)
			continue
		}
		if han != chinese {
			end(at)
			chinese = han
		}
		if start < 0 {
			start = at
		} else if han {
			visit(folded[before : at+utf8.RuneLen(r)])
		}
		before = at
		letters++
	}
	end(len(folded))
}

func isWord(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || isDigit(r)
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// Fold puts aside what readers do not mind: case, accents, full width, and the commas
// of thousands.
func Fold(text string) string {
	folded := strings.ToLower(norm.NFKD.String(text))
	var b strings.Builder
	kept := 0 // how much of it was looked at
	for at, r := range folded {
		comma := r == ',' && at > 0 && at+1 < len(folded) && isDigit(rune(folded[at-1])) && isDigit(rune(folded[at+1]))
		if comma || r >= 0x300 && unicode.Is(unicode.Mn, r) {
			b.WriteString(folded[kept:at])
			kept = at + utf8.RuneLen(r)
		}
	}
	if kept == 0 {
		return folded // as most are
	}
	b.WriteString(folded[kept:])
	return b.String()
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
