package disclosure

import (
	"math/big"
	"slices"
	"strconv"
)

// A Cause is the one likely reason why identities of a table fail together.
type Cause struct {
	Kind  string // Off, Swapped, Twice or Shifted
	Fact  *Fact  // the cell that is wrong; of a shifted row, its first
	Right Number // what the cell would have to say; not of a shifted row
	Part  *Fact  // with Twice: what the total counts twice, or leaves out
	Total bool   // the cell is a total: its parts agree with all else
}

// The kinds of causes.
const (
	Off     = "off"     // one cell is off by the difference
	Swapped = "swapped" // two digits of one cell have changed places
	Twice   = "twice"   // a total counts one part twice, or leaves it out
	Shifted = "shifted" // the numbers of one row stand one column too far
)

// A Diagnosis says of identities that fail together what may be wrong.
type Diagnosis struct {
	Broken     []*Identity
	Candidates []*Fact // each alone would explain all of them
	Cause      *Cause  // nil unless there is exactly one likely reason
}

// Diagnose groups the broken identities by the cells they share and looks for
// what would mend each group: one cell alone, or a row that slipped by one
// column. all are the identities of the report, those that hold among them: a
// cell whose change would break another one is no explanation.
func Diagnose(all []*Identity) []*Diagnosis {
	of := map[*Fact][]*Identity{} // the equations that a cell is in
	var broken []*Identity
	for _, i := range all {
		if i.Op != "=" {
			continue
		}
		for _, f := range slices.Concat(i.Left, i.Right) {
			if f.ID != "" && !slices.Contains(of[f], i) {
				of[f] = append(of[f], i)
			}
		}
		if i.State() == Broken {
			broken = append(broken, i)
		}
	}
	var out []*Diagnosis
	for _, group := range connected(broken) {
		d := &Diagnosis{Broken: group}
		right := map[*Fact]Number{}
		for _, f := range cellsOf(group) {
			if n, ok := mended(f, group, of[f]); ok {
				d.Candidates = append(d.Candidates, f)
				right[f] = n
			}
		}
		d.Cause = likely(d, right)
		if d.Cause == nil && len(d.Candidates) == 0 {
			d.Cause = shifted(group, of)
		}
		if twin := sameShift(out, d); twin != nil {
			twin.Broken = append(twin.Broken, d.Broken...)
			continue
		}
		out = append(out, d)
	}
	return out
}

// sameShift finds the diagnosis that names the same shifted row: a row that
// slipped breaks a column here and a column there.
func sameShift(before []*Diagnosis, d *Diagnosis) *Diagnosis {
	if d.Cause == nil || d.Cause.Kind != Shifted {
		return nil
	}
	for _, b := range before {
		if b.Cause != nil && b.Cause.Kind == Shifted && b.Cause.Fact == d.Cause.Fact {
			return b
		}
	}
	return nil
}

// connected groups identities that share a cell, directly or through others.
func connected(broken []*Identity) [][]*Identity {
	group := make([]int, len(broken))
	for i := range group {
		group[i] = i
	}
	seen := map[*Fact]int{}
	for i, id := range broken {
		for _, f := range slices.Concat(id.Left, id.Right) {
			if f.ID == "" {
				continue
			}
			k, ok := seen[f]
			if !ok {
				seen[f] = i
				continue
			}
			from, to := group[i], group[k]
			for n := range group {
				if group[n] == from {
					group[n] = to
				}
			}
		}
	}
	var out [][]*Identity
	at := map[int]int{}
	for i, g := range group {
		k, ok := at[g]
		if !ok {
			k = len(out)
			at[g] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], broken[i])
	}
	return out
}

// cellsOf lists the cells of identities, each once.
func cellsOf(ids []*Identity) []*Fact {
	var out []*Fact
	seen := map[*Fact]bool{}
	for _, i := range ids {
		for _, f := range slices.Concat(i.Left, i.Right) {
			if f.ID != "" && !seen[f] {
				seen[f] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// mended finds the number that, put into the cell, would mend every identity of
// the group and break none that holds.
func mended(f *Fact, group, in []*Identity) (Number, bool) {
	if len(in) != len(group) { // in another identity, which holds or belongs elsewhere
		return Number{}, false
	}
	var change *big.Rat
	for _, i := range group {
		sign := 0
		for _, x := range i.Left {
			if x == f {
				sign++
			}
		}
		for _, x := range i.Right {
			if x == f {
				sign--
			}
		}
		if sign == 0 {
			return Number{}, false
		}
		left, right := i.Sides()
		d := new(big.Rat).Sub(right, left)
		d.Quo(d, big.NewRat(int64(sign), 1))
		if change != nil && change.Cmp(d) != 0 {
			return Number{}, false
		}
		change = d
	}
	n, ok := Round(new(big.Rat).Add(f.Value.Rat(), change), decimalsOf(f, group), HalfUp)
	return n, ok && n.coef >= 0
}

func decimalsOf(f *Fact, group []*Identity) int {
	n := f.Value.scale
	for _, x := range cellsOf(group) {
		n = max(n, x.Value.scale)
	}
	return n
}

// likely picks the one reason, if there is just one: the only cell that can be
// wrong, or the only one of several whose error has a familiar shape.
func likely(d *Diagnosis, right map[*Fact]Number) *Cause {
	var shaped []*Cause
	for _, f := range d.Candidates {
		c := &Cause{Kind: Off, Fact: f, Right: right[f], Total: isTotal(f, d.Broken)}
		switch {
		case swapped(f.Value, right[f]):
			c.Kind = Swapped
		case c.Total:
			if c.Part = twice(f, right[f], d.Broken); c.Part != nil {
				c.Kind = Twice
			}
		}
		if len(d.Candidates) == 1 {
			return c
		}
		if c.Kind != Off {
			shaped = append(shaped, c)
		}
	}
	if len(shaped) == 1 {
		return shaped[0]
	}
	return nil
}

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
