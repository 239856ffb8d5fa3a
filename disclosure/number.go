package disclosure

import (
	"fmt"
	"math/big"
	"strings"
)

// Number is an exact decimal as it was filed: 99.50 keeps its two decimals.
// The zero Number is 0. Numbers are compared by Cmp, not by ==, which tells
// 99.5 from 99.50.
type Number struct {
	coef  int64 // the digits, with sign, without the point
	scale int   // how many of them stand behind the point
}

// maxDigits keeps a coefficient within int64; limit is the first that is not.
const (
	maxDigits = 18
	limit     = 1_000_000_000_000_000_000
)

// inRange reports whether the number has at most maxDigits digits.
func (n Number) inRange() bool { return -limit < n.coef && n.coef < limit }

// Int returns a whole Number.
func Int(n int64) Number { return Number{coef: n} }

// ParseNumber reads plain digits with at most one point: 276, -3, 99.50.
func ParseNumber(s string) (Number, error) {
	digits, negative := strings.CutPrefix(s, "-")
	whole, part, hasPoint := strings.Cut(digits, ".")
	all := whole + part
	if whole == "" || hasPoint && part == "" || strings.Trim(all, "0123456789") != "" {
		return Number{}, fmt.Errorf("%q is not a plain decimal number", s)
	}
	if len(all) > maxDigits {
		return Number{}, fmt.Errorf("%q has more than %d digits", s, maxDigits)
	}
	n := Number{scale: len(part)}
	for _, d := range all {
		n.coef = n.coef*10 + int64(d-'0')
	}
	if negative {
		n.coef = -n.coef
	}
	return n, nil
}

// Rat returns the number as an exact fraction.
func (n Number) Rat() *big.Rat {
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n.scale)), nil)
	return new(big.Rat).SetFrac(big.NewInt(n.coef), ten)
}

// Cmp compares by value: 99.5 and 99.50 are equal.
func (n Number) Cmp(m Number) int { return n.Rat().Cmp(m.Rat()) }

// Decimals tells how many digits stand behind the point.
func (n Number) Decimals() int { return n.scale }

// String writes the number as it was filed, without grouping.
func (n Number) String() string {
	abs, sign := n.coef, ""
	if abs < 0 {
		abs, sign = -abs, "-"
	}
	s := fmt.Sprintf("%0*d", n.scale+1, abs)
	if n.scale > 0 {
		s = s[:len(s)-n.scale] + "." + s[len(s)-n.scale:]
	}
	return sign + s
}

// Grouped writes the number with a comma before each three digits of its
// whole part, as English pages print it.
func (n Number) Grouped() string {
	s := n.String()
	digits, negative := strings.CutPrefix(s, "-")
	whole, part, hasPoint := strings.Cut(digits, ".")
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if hasPoint {
		b.WriteString("." + part)
	}
	return b.String()
}
