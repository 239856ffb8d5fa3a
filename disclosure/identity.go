package disclosure

import "math/big"

// An Identity is an equation or an order that must hold between facts
// (勾稽关系). That it does not hold is no fault of loading: the checker says so.
type Identity struct {
	ID    string
	Left  []*Fact // summed
	Op    string  // "=" or "<="
	Right []*Fact // summed
	Note  Text    // why, or nil
}

// Sides returns both sums.
func (i *Identity) Sides() (left, right *big.Rat) { return sum(i.Left), sum(i.Right) }

// Holds reports whether the relation is true.
func (i *Identity) Holds() bool {
	left, right := i.Sides()
	if i.Op == "=" {
		return left.Cmp(right) == 0
	}
	return left.Cmp(right) <= 0
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
