package disclosure

import (
	"math/big"
	"strconv"
)

// isTotal reports whether the cell stands alone on its side of an identity.
func isTotal(f *Fact, group []*Identity) bool {
	for _, i := range group {
		if len(i.Left) == 1 && i.Left[0] == f && len(i.Right) > 1 || len(i.Right) == 1 && i.Right[0] == f && len(i.Left) > 1 {
			return true
		}
	}
	return false
}

// swapped reports whether two neighbouring digits changed places.
func swapped(a, b Number) bool {
	x, y := strconv.FormatInt(a.coef, 10), strconv.FormatInt(b.coef, 10)
	if a.scale != b.scale || len(x) != len(y) || x == y {
		return false
	}
	for i := 0; i+1 < len(x); i++ {
		if x[:i] == y[:i] && x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:] {
			return true
		}
	}
	return false
}

// twice finds the one part by which a total is too large or too small.
func twice(total *Fact, right Number, group []*Identity) *Fact {
	off := new(big.Rat).Sub(total.Value.Rat(), right.Rat())
	off.Abs(off)
	var found *Fact
	for _, i := range group {
		parts := i.Left
		if len(i.Left) == 1 && i.Left[0] == total {
			parts = i.Right
		}
		for _, f := range parts {
			if f != total && f.ID != "" && f.Value.Rat().Cmp(off) == 0 {
				if found != nil && found != f {
					return nil
				}
				found = f
			}
		}
	}
	return found
}
