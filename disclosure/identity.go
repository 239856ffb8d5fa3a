package disclosure

import (
	"math/big"
	"slices"
)

// An Identity is an equation or an order that must hold between facts
// (勾稽关系). That it does not hold is no fault of loading: the checker says so.
type Identity struct {
	ID    string
	Left  []*Fact // summed
	Op    string  // "=" or "<="
	Right []*Fact // summed
	Note  Text    // why, or nil

	Equation *Equation // that the form declares; nil where the report itself does
	Key      string    // the column or row that it is about, or ""
	Label    Text      // of that column or row, or nil
	Implied  bool      // follows from those of the other columns or rows
}

// A State tells how an identity stands.
type State string

// The states of an identity.
const (
	Stands    State = "stands"
	Broken    State = "broken"
	Undecided State = "undecided" // a number is missing
	Void      State = "void"      // nothing is filed to hold against each other
)

// Sides returns both sums; a missing number counts as 0.
func (i *Identity) Sides() (left, right *big.Rat) { return sum(i.Left), sum(i.Right) }

// Holds reports whether the relation is true.
func (i *Identity) Holds() bool { return i.State() == Stands }

// Gaps lists the facts that are missing.
func (i *Identity) Gaps() []*Fact {
	var out []*Fact
	for _, f := range slices.Concat(i.Left, i.Right) {
		if f.Missing != "" {
			out = append(out, f)
		}
	}
	return out
}

// State judges the identity, in the mode that its table reads blanks in.
func (i *Identity) State() State {
	gaps, all := 0, 0
	empty := false // nothing is filed on one side
	for _, side := range [][]*Fact{i.Left, i.Right} {
		own, before := 0, gaps
		for _, f := range side {
			if f.ID == "" {
				continue // a number of the equation itself
			}
			if own++; f.Missing != "" {
				gaps++
			}
		}
		all += own
		empty = empty || own > 0 && gaps-before == own
	}
	mode := NonNull
	if i.Equation != nil {
		mode = i.Equation.blanks
	}
	if gaps > 0 {
		switch {
		case gaps == all && mode != NonNull && mode != AlwaysNull && mode != AlwaysZero:
			return Void
		case mode == NonNull || mode == PartialNull || mode == AlwaysNull:
			return Undecided
		case empty && mode != AlwaysZero:
			return Undecided // a total left blank is not a total of 0
		}
	}
	d := difference(i.Left, i.Right)
	if d == 0 || i.Op == "<=" && d < 0 {
		return Stands
	}
	return Broken
}

// difference is the sign of left minus right. Sums of filed numbers stay far
// below 2^63 as a rule, so they are added as scaled integers; only what might
// not fit is added as fractions.
func difference(left, right []*Fact) int {
	const safe = 1 << 52
	scale := 0
	for _, side := range [][]*Fact{left, right} {
		for _, f := range side {
			scale = max(scale, f.Value.scale)
		}
	}
	var d int64
	for k, side := range [][]*Fact{left, right} {
		for _, f := range side {
			c := f.Value.coef
			for n := f.Value.scale; n < scale && c < safe && c > -safe; n++ {
				c *= 10
			}
			if k == 1 {
				c = -c
			}
			if d += c; c >= safe || c <= -safe || d >= safe || d <= -safe {
				return sum(left).Cmp(sum(right))
			}
		}
	}
	switch {
	case d < 0:
		return -1
	case d > 0:
		return 1
	}
	return 0
}

// Written writes one side with its numbers: 22 + 5 + 2.
func Written(facts []*Fact, lang Lang) string {
	s := written(facts, " + ", lang)
	if len(facts) > 1 {
		return s[1 : len(s)-1]
	}
	return s
}

// readIdentities reads the identities that the report itself declares. Those
// of tables with a stated total were added with the tables.
func (r *reader) readIdentities(t *table) {
	seen := map[string]bool{}
	for _, i := range r.Identities {
		seen[i.ID] = true
	}
	for _, e := range t.subs("identities", optional) {
		i := &Identity{
			ID:    e.string("id", required),
			Left:  r.operands(e, "left"),
			Op:    e.oneOf("op", required, "=", "<="),
			Right: r.operands(e, "right"),
		}
		if e.has("note") {
			i.Note = e.text("note", required)
		}
		if seen[i.ID] {
			e.fault("id", "勾稽关系 %q 重复", "the identity %q is declared twice", i.ID)
		}
		seen[i.ID] = true
		r.Identities = append(r.Identities, i)
		e.done()
	}
}
