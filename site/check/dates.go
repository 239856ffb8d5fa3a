package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// How dates and times of day are written on pages, white space and seams apart.
var (
	clock      = `(?:[\sT]*(?:星期.|周.|[（(](?:星期|周).[）)])?[\sT]*(上午|下午|晚上|凌晨)?\s*(\d{1,2})\s*[:：时点]\s*(\d{1,2})(?:\s*[:：分]\s*(\d{1,2}))?(?:\.\d+)?[分秒]?(?:\s*([AaPp])\.?[Mm]\.?)?)?`
	digitDay   = regexp.MustCompile(`(\d{4})\s*[-—–－/.年]\s*(\d{1,2})\s*[-—–－/.月]\s*(\d{1,2})(?:\s*日)?` + clock)
	plainDay   = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:\D|$)`)
	hanDay     = regexp.MustCompile(`([〇○零ＯOo０一二三四五六七八九]{4})\s*年\s*([一二三四五六七八九十]{1,3})\s*月\s*([一二三四五六七八九十]{1,3})\s*日`)
	dayFirst   = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(\d{4}),?` + clock)
	monthFirst = regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}),?` + clock)
)

// monthName is looked for first: dates in English are rare on Chinese pages.
var monthName = regexp.MustCompile(`(?i)jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec`)

// maybeDate reports whether a text has the digits of a year, or 年.
func maybeDate(s string) bool {
	digits := 0
	for i := range len(s) {
		if c := s[i]; '0' <= c && c <= '9' {
			if digits++; digits == 4 {
				return true
			}
		}
	}
	return strings.Contains(s, "年") || strings.ContainsAny(s, "０１２３４５６７８９")
}

// beginsDate reports whether a text begins as a date may, in brackets or without: with a
// digit of any kind, or the letter of a month.
func beginsDate(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "（() "))
	return r < utf8.RuneSelf && (isLetter(byte(r)) || '0' <= r && r <= '9') || strings.ContainsRune("〇○零ＯOo０１２３４５６７８９一二三四五六七八九", r)
}

var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// readDate finds the first date in a text: as printed, where it stands, and in
// ISO form, "" where there is none or no such day.
func readDate(s string) (printed, iso string, from, to int) {
	original := s
	if !maybeDate(s) {
		return "", "", 0, 0
	}
	s = digitWidth.Replace(s)
	han, english := strings.Contains(s, "年"), monthName.MatchString(s)
	best := -1
	for _, try := range []struct {
		re   *regexp.Regexp
		read func([]string) string
	}{
		{digitDay, func(m []string) string { return moment(m[1], m[2], m[3], m[4:]) }},
		{hanDay, func(m []string) string { return moment(hanYear(m[1]), hanNumber(m[2]), hanNumber(m[3]), nil) }},
		{dayFirst, func(m []string) string { return moment(m[3], month(m[2]), m[1], m[4:]) }},
		{monthFirst, func(m []string) string { return moment(m[3], month(m[1]), m[2], m[4:]) }},
		{plainDay, func(m []string) string { return moment(m[1], m[2], m[3], nil) }},
	} {
		if try.re == hanDay && !han || (try.re == dayFirst || try.re == monthFirst) && !english {
			continue
		}
		at := try.re.FindStringSubmatchIndex(s)
		if at == nil || best >= 0 && at[0] >= best {
			continue
		}
		groups := make([]string, len(at)/2)
		for i := range groups {
			if at[2*i] >= 0 {
				groups[i] = s[at[2*i]:at[2*i+1]]
			}
		}
		best, from, to = at[0], at[0], at[1]
		printed, iso = strings.TrimSpace(groups[0]), try.read(groups)
		if try.re == plainDay {
			printed = printed[:8]
		}
	}
	if printed != "" && strings.ContainsAny(original, "０１２３４５６７８９") { // as printed, so at full width
		runes := []rune(strings.NewReplacer(seam, "", gap, " ").Replace(original))
		start := utf8.RuneCountInString(s[:from])
		printed = strings.TrimSpace(string(runes[start : start+utf8.RuneCountInString(s[from:to])]))
	}
	return collapse(printed), iso, from, to
}

// digitWidth narrows digits at full width, and lets seams be spaces.
var digitWidth = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", seam, "", gap, " ")

// moment writes a date and a time of day in ISO form; midnight to the second is
// what systems print where they know no time.
func moment(year, month, day string, at []string) string {
	y, err1 := strconv.Atoi(year)
	m, err2 := strconv.Atoi(month)
	d, err3 := strconv.Atoi(day)
	date := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if err1 != nil || err2 != nil || err3 != nil || date.Day() != d || int(date.Month()) != m || y < 1900 || y > 2200 {
		return ""
	}
	iso := date.Format(time.DateOnly)
	if len(at) < 5 || at[1] == "" {
		return iso
	}
	hour, _ := strconv.Atoi(at[1])
	minute, _ := strconv.Atoi(at[2])
	second, _ := strconv.Atoi(at[3])
	if half := at[0] + at[4]; hour < 12 && (half == "下午" || half == "晚上" || strings.EqualFold(half, "p")) {
		hour += 12
	}
	switch {
	case hour > 23 || minute > 59 || second > 59, hour == 0 && minute == 0 && second == 0 && at[3] != "":
		return iso
	case at[3] != "":
		return fmt.Sprintf("%sT%02d:%02d:%02d", iso, hour, minute, second)
	}
	return fmt.Sprintf("%sT%02d:%02d", iso, hour, minute)
}

func month(name string) string {
	for i, m := range months {
		if strings.EqualFold(m, name) {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}

// hanYear reads 二〇二三; 〇 is written in many ways.
func hanYear(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch i := strings.IndexRune("一二三四五六七八九", c); {
		case i >= 0:
			b.WriteByte(byte('1' + i/3))
		default:
			b.WriteByte('0')
		}
	}
	return b.String()
}

// hanNumber reads 一 to 三十一.
func hanNumber(s string) string {
	n, ten := 0, false
	for _, c := range s {
		if c == '十' {
			n, ten = max(n, 1)*10, true
			continue
		}
		i := strings.IndexRune("一二三四五六七八九", c)/3 + 1
		if ten || n == 0 {
			n += i
		} else {
			return ""
		}
	}
	return strconv.Itoa(n)
}
