package private

import (
	"strings"
	"time"

	"gongkai/disclosure"
)

// provinces are the first two digits of division codes.
var provinces = [100]bool{
	11: true, 12: true, 13: true, 14: true, 15: true, 21: true, 22: true, 23: true,
	31: true, 32: true, 33: true, 34: true, 35: true, 36: true, 37: true,
	41: true, 42: true, 43: true, 44: true, 45: true, 46: true,
	50: true, 51: true, 52: true, 53: true, 54: true, 61: true, 62: true, 63: true, 64: true, 65: true,
	71: true, 81: true, 82: true, 83: true,
}

// inProvince reports whether a code begins with a province. It must begin with
// two digits.
func inProvince(code string) bool { return provinces[number(code[:2])] }

// number reads digits; they were looked at before.
func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// allDigits reports whether s is digits, and not nothing.
func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// born reads the birth in the number of an identity card of 18 places.
func born(code string) disclosure.Date {
	return disclosure.Date{Year: number(code[6:10]), Month: time.Month(number(code[10:12])), Day: number(code[12:14])}
}

// looksLikeID reports whether 18 places begin with a province and hold a day
// between 1900 and today: GB 11643 without its check digit.
func looksLikeID(code string, today disclosure.Date) bool {
	if len(code) != 18 || !allDigits(code[:17]) || !inProvince(code) {
		return false
	}
	d := born(code)
	return d.Year >= 1900 && realDay(d) && !today.Before(d)
}

// checkedID reports whether the check digit of 18 places is right (MOD 11-2).
func checkedID(code string) bool {
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += w * int(code[i]-'0')
	}
	return "10X98765432"[sum%11] == code[17]
}

// looksLikeID15 is the old form, which has two digits for the year and no check
// digit.
func looksLikeID15(code string) bool {
	return len(code) == 15 && allDigits(code) && inProvince(code) &&
		realDay(disclosure.Date{Year: 1900 + number(code[6:8]), Month: time.Month(number(code[8:10])), Day: number(code[10:12])})
}

func realDay(d disclosure.Date) bool {
	if d.Month < 1 || d.Month > 12 || d.Day < 1 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[d.Month-1]
	if d.Month == 2 && d.Year%4 == 0 && (d.Year%100 != 0 || d.Year%400 == 0) {
		days = 29
	}
	return d.Day <= days
}

// looksLikeCard reports whether digits may be a bank card: its length, the
// prefix of an issuer, and Luhn's check digit, which one number in ten has.
func looksLikeCard(code string) bool {
	if len(code) < 16 || len(code) > 19 || !(strings.HasPrefix(code, "62") || strings.IndexByte("345", code[0]) >= 0) {
		return false
	}
	sum := 0
	for i := range len(code) {
		d := int(code[len(code)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0 && strings.Trim(code, code[:1]) != ""
}

const usccLetters = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// USCC reports whether the 18 places are a unified social credit code with the
// right check digit (GB 32100). Such codes are public.
func USCC(code string) bool {
	if len(code) != 18 {
		return false
	}
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(usccLetters, code[i])
		if v < 0 {
			return false
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	return usccLetters[(31-sum%31)%31] == code[17]
}

// publicCode reports whether a number is a credit code beyond doubt: one in 31
// numbers has the check digit, so the division must be one, too.
func publicCode(code string) bool {
	return USCC(code) && allDigits(code[2:4]) && (inProvince(code[2:]) || code[2:4] == "10")
}
