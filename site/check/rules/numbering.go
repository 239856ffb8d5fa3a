package rules

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
)

// A numbering is what a heading opens with: ㈡健全… is number 2 in the style
// （一）. ㈡ and (二) are that style too, 2、 and 2． the style 1.; how a number
// is drawn is not judged here.
type numbering struct {
	style string // empty: the heading has no number
	n     int
}

var numberStyles = []struct {
	style string
	open  *regexp.Regexp
	value func(string) int
}{
	{"一、", regexp.MustCompile(`^([一二三四五六七八九十百]+)[、．.]`), chineseValue},
	{"（一）", regexp.MustCompile(`^[（(]([一二三四五六七八九十百]+)[）)]`), chineseValue},
	{"（1）", regexp.MustCompile(`^[（(](\d{1,2})[）)]`), arabicValue},
	{"1.", regexp.MustCompile(`^(\d{1,2})(?:、|[.．](?:\D|20\d\d年|$))`), arabicValue}, // 1.2023年… is number 1, 3.5万人 has none
	{"I.", regexp.MustCompile(`^([IVX]+)\.(?:\s|$)`), romanValue},
}

// glyphs are numbers of one character, each run beginning with 1.
var glyphs = []struct {
	style       string
	first, last rune
}{{"（一）", '㈠', '㈩'}, {"（1）", '⑴', '⒇'}, {"①", '①', '⑳'}}

// numberingOf reads the number of a heading.
func numberingOf(heading string) numbering {
	heading = strings.TrimSpace(heading)
	r, _ := utf8.DecodeRuneInString(heading)
	for _, g := range glyphs {
		if g.first <= r && r <= g.last {
			return numbering{g.style, int(r-g.first) + 1}
		}
	}
	for _, s := range numberStyles {
		if m := s.open.FindStringSubmatch(heading); m != nil {
			if n := s.value(m[1]); n > 0 {
				return numbering{s.style, n}
			}
		}
	}
	return numbering{}
}

var amountFirst = regexp.MustCompile(`^(\d{1,2})[.．]\d`)

// openingAmount is the whole part of the amount that a heading opens with, as
// in 3.5万人参加, or 0. After 2.… it may as well be number 3, and 5万人参加.
func openingAmount(heading string) int {
	if m := amountFirst.FindStringSubmatch(heading); m != nil {
		return arabicValue(m[1])
	}
	return 0
}

func arabicValue(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func chineseValue(s string) int {
	n, _, err := disclosure.ParseSpelling(s)
	if err != nil {
		return 0
	}
	return arabicValue(n.String())
}

var romanOnes = []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}

func romanValue(s string) int {
	for n := 1; n < 40; n++ {
		if s == strings.Repeat("X", n/10)+romanOnes[n%10] {
			return n
		}
	}
	return 0
}
