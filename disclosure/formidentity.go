package disclosure

import "slices"

// FormIdentities gives the identities that the form declares within one
// report, for its organ. Those that look at other reports are the Ledger's.
func (r *Report) FormIdentities() []*Identity {
	var out []*Identity
	for _, q := range r.Form.Identities {
		if q.outward || !q.Concerns(r.Organ) {
			continue
		}
		for k := range q.instances {
			if i := q.identity(&q.instances[k], func(t term) *Fact { return r.facts[t.id] }); i != nil {
				out = append(out, i)
			}
		}
	}
	return out
}

// Concerns reports whether the equation is for the organ.
func (q *Equation) Concerns(o *Organ) bool {
	return (len(q.For) == 0 || slices.Contains(q.For, o.Level)) && (len(q.Tiers) == 0 || slices.Contains(q.Tiers, o.Tier))
}

// Outward reports whether the equation looks at another year or another form.
func (q *Equation) Outward() bool { return q.outward }

// identity puts facts into an instance; nil where one of them was not filed.
func (q *Equation) identity(in *instance, find func(term) *Fact) *Identity {
	i := &Identity{ID: q.ID, Op: in.op, Equation: q, Key: in.key, Label: in.label, Implied: in.implied}
	if in.key != "" {
		i.ID += "/" + in.key
	}
	for k, side := range [][]term{in.left, in.right} {
		facts := make([]*Fact, 0, len(side))
		for _, t := range side {
			f := &Fact{Value: t.value}
			if t.id != "" {
				f = find(t)
			}
			if f == nil {
				return nil // the table is optional, or another report has no such fact
			}
			facts = append(facts, f)
		}
		if k == 0 {
			i.Left = facts
		} else {
			i.Right = facts
		}
	}
	return i
}
