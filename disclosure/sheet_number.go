package disclosure

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// excelDigits is how many significant digits Excel keeps of what is typed.
const excelDigits = 15

var storedForm = regexp.MustCompile(`^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$`)

// storedNumber writes a number of a workbook in plain digits. 1.2E-3 is
// 0.0012, digit by digit. 1.1000000000000001 is 1.1: a binary number is stored
// with 17 digits, which nobody typed. Any other digits stay as they are stored.
func storedNumber(raw string) (string, bool) {
	m := storedForm.FindStringSubmatch(raw)
	if m == nil || m[2]+m[3] == "" {
		return "", false
	}
	exponent, _ := strconv.Atoi(m[4]) // "" is 0
	if exponent < -400 || exponent > 400 {
		return "", false
	}
	digits, scale := m[2]+m[3], len(m[3])-exponent // what is stored is digits/10^scale
	if scale < 0 {
		digits, scale = digits+strings.Repeat("0", -scale), 0
	}
	sign := strings.TrimPrefix(m[1], "+")
	text := sign + plain(digits, scale)
	if short, places, ok := shorten(digits, scale); ok {
		short = sign + plain(short, places)
		if significant(short) < excelDigits || sameFloat(short, text) {
			return short, true
		}
	}
	return text, true
}

// plain puts the point before the last scale digits.
func plain(digits string, scale int) string {
	digits = strings.Repeat("0", max(0, scale+1-len(digits))) + digits
	whole := strings.TrimLeft(digits[:len(digits)-scale], "0")
	if whole == "" {
		whole = "0"
	}
	if scale == 0 {
		return whole
	}
	return whole + "." + digits[len(digits)-scale:]
}

// shorten rounds to excelDigits, half to even, and drops the zeros that then
// end the fraction. Whole numbers are exact in binary, so they are left alone.
func shorten(digits string, scale int) (string, int, bool) {
	digits = strings.TrimLeft(digits, "0")
	drop := len(digits) - excelDigits
	if scale == 0 || drop <= 0 || significant(digits) <= excelDigits {
		return "", 0, false
	}
	n, _ := new(big.Int).SetString(digits, 10)
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(drop)), nil)
	n, rest := n.QuoRem(n, unit, new(big.Int))
	if c := rest.Lsh(rest, 1).Cmp(unit); c > 0 || c == 0 && n.Bit(0) == 1 {
		n.Add(n, big.NewInt(1))
	}
	digits, scale = n.String()+strings.Repeat("0", max(0, drop-scale)), max(0, scale-drop)
	for ; scale > 0 && strings.HasSuffix(digits, "0"); scale-- {
		digits = digits[:len(digits)-1]
	}
	return digits, scale, true
}

// significant counts the digits between the zeros at both ends.
func significant(number string) int {
	return len(strings.Trim(strings.NewReplacer("-", "", ".", "").Replace(number), "0"))
}

// sameFloat reports whether two numbers are one in binary.
func sameFloat(a, b string) bool {
	x, _ := strconv.ParseFloat(a, 64)
	y, _ := strconv.ParseFloat(b, 64)
	return x == y
}

// A formatKind is what the format of a cell makes of its number.
type formatKind int

const (
	numberFormat formatKind = iota
	dayFormat               // a date, or a date with time
	clockFormat             // a time of day, or a duration
)

// notCode is what a format prints as it stands, its colours and its languages.
var notCode = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)

// kindOf tells dates from numbers by the format, as Excel does. The numbers
// are those of ECMA-376, 18.8.30, with the Chinese ones.
func kindOf(id int, code *string) formatKind {
	switch {
	case code == nil && (id >= 18 && id <= 21 || id >= 32 && id <= 35 || id >= 45 && id <= 47 || id == 55 || id == 56):
		return clockFormat
	case code == nil && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58):
		return dayFormat
	case code == nil:
		return numberFormat
	}
	positive, _, _ := strings.Cut(notCode.ReplaceAllStringFunc(strings.ToLower(*code), elapsed), ";")
	switch {
	case strings.ContainsAny(positive, "yd"):
		return dayFormat
	case strings.ContainsAny(positive, "hs"):
		return clockFormat
	case strings.Contains(positive, "m"):
		return dayFormat
	}
	return numberFormat
}

// elapsed keeps of what notCode found only the hours, minutes and seconds of
// durations.
func elapsed(s string) string {
	if inner := strings.Trim(s, "[]"); len(s) > len(inner) && inner != "" && strings.Trim(inner, "hms") == "" {
		return "h"
	}
	return ""
}

// storedDay gives the day that a number stands for, with the time if there is
// one.
func storedDay(raw string, from1904 bool) (string, bool) {
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil || n < 1 || n >= 2_958_466 { // 10 000-01-01
		return "", false
	}
	day, err := excelize.ExcelDateToTime(n, from1904)
	if err != nil {
		return "", false
	}
	if day.Hour()+day.Minute()+day.Second() == 0 {
		return day.Format("2006-01-02"), true
	}
	return day.Format("2006-01-02T15:04:05"), true
}
