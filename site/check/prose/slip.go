package prose

import (
	"math/big"
	"slices"
	"strings"
)

func (s Sum) coarse() bool {
	return s.Total.coarse() || slices.ContainsFunc(s.Parts, Number.coarse)
}

// withinRounding reports whether numbers that were rounded before they were
// printed may leave such a gap: half a unit of the last digit each.
func (s Sum) withinRounding(gap *big.Rat) bool {
	if !s.coarse() {
		return false
	}
	most := new(big.Rat)
	for _, n := range append([]Number{s.Total}, s.Parts...) {
		most.Add(most, half(n))
	}
	return new(big.Rat).Abs(gap).Cmp(most) <= 0
}

// half is half a unit of a number's last printed digit.
func half(n Number) *big.Rat {
	if !n.coarse() {
		return new(big.Rat)
	}
	unit := big.NewRat(1, 2)
	digits := strings.TrimRight(n.Text, "万亿")
	if _, decimals, ok := strings.Cut(digits, "."); ok {
		for range len(decimals) {
			unit.Quo(unit, big.NewRat(10, 1))
		}
	}
	for _, r := range n.Text {
		switch r {
		case '万':
			unit.Mul(unit, big.NewRat(10_000, 1))
		case '亿':
			unit.Mul(unit, big.NewRat(100_000_000, 1))
		}
	}
	return unit
}

// slip reports whether one digit typed wrong, or two that changed places, in
// one of the numbers explains the gap.
func (s Sum) slip() bool {
	gap := new(big.Rat).Sub(s.Sum, s.Total.Rat())
	if slipped(s.Total, new(big.Rat).Add(s.Total.Rat(), gap)) {
		return true
	}
	return slices.ContainsFunc(s.Parts, func(p Number) bool {
		return slipped(p, new(big.Rat).Sub(p.Rat(), gap))
	})
}

// slipped reports whether a number, as printed, differs from the right one by
// one digit, or by two neighbours that changed places.
func slipped(n Number, right *big.Rat) bool {
	digits, want := n.String(), right.FloatString(n.Decimals())
	if back, ok := new(big.Rat).SetString(want); !ok || back.Cmp(right) != 0 || len(want) != len(digits) || right.Sign() < 0 {
		return false
	}
	var at []int
	for i := range digits {
		if digits[i] != want[i] {
			at = append(at, i)
		}
	}
	return len(at) == 1 || len(at) == 2 && at[1] == at[0]+1 && digits[at[0]] == want[at[1]] && digits[at[1]] == want[at[0]]
}
