package disclosure

import (
	"math/big"
	"slices"
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
	Candidates []Candidate // each alone would explain all of them
	Cause      *Cause      // nil unless there is exactly one likely reason
	Familiar   *Cause      // where several cells may be wrong: the one whose error has a familiar shape; or nil
}

// A Candidate is a cell that may be wrong, and what it would have to say.
type Candidate struct {
	*Fact
	Right Number
}

// Diagnose groups the broken identities by the cells they share and looks for
// what would mend each group: one cell alone, or a row that slipped by one
// column. all are the identities of the report, those that hold among them: a
// cell whose change would break another one is no explanation.
func Diagnose(all []*Identity) []*Diagnosis {
	of, orders := map[*Fact][]*Identity{}, map[*Fact][]*Identity{} // the equations that a cell is in, and the orders (<=) that hold
	var broken []*Identity
	for _, i := range all {
		to := of
		switch state := i.State(); {
		case i.Op == "<=" && state == Stands:
			to = orders
		case i.Op == "<=":
			continue
		case state == Broken:
			broken = append(broken, i)
		}
		for _, f := range cellsOf([]*Identity{i}) {
			to[f] = append(to[f], i)
		}
	}
	var out []*Diagnosis
	for _, group := range connected(broken) {
		d := &Diagnosis{Broken: group}
		cells := cellsOf(group)
		if len(cells) == 1 { // a cell that must be a given number explains itself
			cells = nil
		}
		for _, f := range cells {
			if n, ok := mended(f, group, of[f]); ok && keeps(f, n, orders[f]) {
				d.Candidates = append(d.Candidates, Candidate{f, n})
			}
		}
		d.Cause, d.Familiar = likely(d)
		if d.Cause == nil && len(d.Candidates) == 0 {
			d.Cause = shifted(group, of, orders)
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
	decimals := decimalsOf(f, group)
	if f.Kind == Count {
		decimals = 0
	}
	right := new(big.Rat).Add(f.Value.Rat(), change)
	n, ok := Round(right, decimals, HalfUp)
	return n, ok && n.coef >= 0 && n.Rat().Cmp(right) == 0
}

// keeps reports whether the orders hold with another number in the cell.
func keeps(f *Fact, n Number, orders []*Identity) bool {
	value, missing := f.Value, f.Missing
	f.Value, f.Missing = n, ""
	defer func() { f.Value, f.Missing = value, missing }()
	return !slices.ContainsFunc(orders, func(i *Identity) bool { return i.State() == Broken })
}

func decimalsOf(f *Fact, group []*Identity) int {
	n := f.Value.scale
	for _, x := range cellsOf(group) {
		n = max(n, x.Value.scale)
	}
	return n
}

// likely picks the reason, if just one cell can be wrong. Of several it picks the
// only one whose error has a familiar shape, which proves nothing: among small
// numbers a part often equals the difference by chance.
func likely(d *Diagnosis) (only, familiar *Cause) {
	var shaped []*Cause
	for _, f := range d.Candidates {
		c := &Cause{Kind: Off, Fact: f.Fact, Right: f.Right, Total: isTotal(f.Fact, d.Broken)}
		switch {
		case swapped(f.Value, f.Right):
			c.Kind = Swapped
		case c.Total:
			if c.Part = twice(f.Fact, f.Right, d.Broken); c.Part != nil {
				c.Kind = Twice
			}
		}
		if len(d.Candidates) == 1 {
			return c, nil
		}
		if c.Kind != Off {
			shaped = append(shaped, c)
		}
	}
	if len(shaped) == 1 {
		return nil, shaped[0]
	}
	return nil, nil
}
