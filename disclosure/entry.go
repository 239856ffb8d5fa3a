package disclosure

import (
	"regexp"
	"strings"
)

// dashes are the signs that people put into a cell that has no number, alone
// or as a pair.
var dashes = regexp.MustCompile(`^[-－‐‑‒–—―−─]{1,2}$`)

// counted are the words that people write behind a count.
var counted = []string{"人次", "件", "条", "个", "项", "户", "人", "次", "份", "部"}

// parseEntry reads one cell of a table of numbers. Its column counts in unit:
// "yuan", "wanyuan" (10 000 yuan), or "" for all that is not money. A cell
// without a number is missing in one of four ways, none of which is 0. A number
// that is not written plainly has a note of what was read as what; ok is false
// for what would have to be guessed.
func parseEntry(text, unit string) (n Number, missing Missing, note Text, ok bool) {
	s := strings.TrimSpace(blanks.Replace(text))
	switch {
	case s == "":
		return Number{}, Blank, nil, true
	case s == "/" || s == "／":
		return Number{}, Slash, nil, true
	case dashes.MatchString(s):
		return Number{}, Dash, nil, true
	case s == "无":
		return Number{}, None, nil, true
	}
	if n, err := ParseNumber(text); err == nil {
		return n, "", nil, true
	}
	if n, ok = worth(s, unit); !ok {
		return Number{}, "", nil, false
	}
	zh, en := "“%[1]s”读作 %[2]s", "%[1]q read as %[2]s"
	switch unit {
	case "yuan":
		zh, en = zh+" 元", en+" yuan"
	case "wanyuan":
		zh, en = zh+" 万元", en+" times 10,000 yuan"
	}
	return n, "", Say(zh, en, text, n), true
}

// blanks turns the blanks that are no white space into spaces.
var blanks = strings.NewReplacer("&nbsp;", " ", "\u200b", " ", "\ufeff", " ")

// worth reads a number with what may stand behind it, in the unit of its column.
func worth(s, unit string) (Number, bool) {
	if unit == "" {
		for _, word := range counted {
			if rest, ok := strings.CutSuffix(s, word); ok {
				s = rest
				break
			}
		}
		return digits(s)
	}
	s, yuan := strings.CutSuffix(s, "元")
	if unit == "yuan" {
		return digits(s)
	}
	s, wan := strings.CutSuffix(strings.TrimSpace(s), "万")
	switch {
	case yuan && !wan:
		return inWan(s)
	case strings.ContainsAny(s, "万亿") || wan && !yuan:
		return Number{}, false // 6.3万 in a column of 万元: 6.3, or 63 000?
	}
	return digits(s)
}

// digits reads a number written in digits, however it is grouped; numerals,
// which words may contain by chance, and percentages are not read.
func digits(s string) (Number, bool) {
	if !strings.ContainsAny(halfWidth.Replace(s), "0123456789") {
		return Number{}, false
	}
	n, percent, err := ParseSpelling(s)
	return n, err == nil && !percent
}

// inWan turns a sum of yuan into 10 000 yuan, without loss.
func inWan(s string) (Number, bool) {
	n, ok := digits(s)
	for n.scale += 4; n.scale > 0 && n.coef%10 == 0; n.scale-- {
		n.coef /= 10
	}
	_, err := ParseNumber(n.String()) // it may have more digits than fit
	return n, ok && err == nil
}
