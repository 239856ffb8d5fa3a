package search

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longest is how many letters of a word are kept.
const longest = 40

// Words cuts a text into what can be looked up: of Chinese each two letters that
// stand side by side, and the last letter of a run; else each word. The script of
// the page cuts questions by the same rules (assets/js/search.js), and a test holds
// the two together.
func Words(text string) []string {
	var out []string
	run := []rune(nil) // of Chinese, or a word
	chinese := false
	end := func() {
		switch {
		case len(run) == 0:
		case chinese:
			for i := range run[:len(run)-1] {
				out = append(out, string(run[i:i+2]))
			}
			out = append(out, string(run[len(run)-1:]))
		default:
			out = append(out, string(run[:min(len(run), longest)]))
		}
		run = run[:0]
	}
	for _, r := range Fold(text) {
		han := unicode.Is(unicode.Han, r)
		if !han && !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			end()
			continue
		}
		if han != chinese {
			end()
			chinese = han
		}
		run = append(run, r)
	}
	end()
	return out
}

// Fold puts aside what readers do not mind: case, accents, full width, and the commas
// of thousands.
func Fold(text string) string {
	var b strings.Builder
	folded := []rune(strings.ToLower(norm.NFKD.String(text)))
	for i, r := range folded {
		comma := r == ',' && i > 0 && i+1 < len(folded) && isDigit(folded[i-1]) && isDigit(folded[i+1])
		if !comma && !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
