package disclosure

import "slices"

// shifted looks for the one row whose numbers stand one column too far to the
// right or left: moved back, every identity of the group holds, and so does
// every other one that the row is in. What falls off the end must be 0.
func shifted(group []*Identity, of, orders map[*Fact][]*Identity) *Cause {
	var found *Cause
	seen := map[*Row]bool{}
	for _, f := range cellsOf(group) {
		row := rowOf(f)
		if row == nil || seen[row] || len(row.Cells) < 3 {
			continue
		}
		seen[row] = true
		for _, by := range []int{1, -1} {
			if !mendsShift(row, by, group, of, orders) {
				continue
			}
			if found != nil {
				return nil
			}
			found = &Cause{Kind: Shifted, Fact: row.Cells[0]}
		}
	}
	return found
}

// rowOf is the row that a cell stands in, or nil.
func rowOf(f *Fact) *Row {
	if f.Table == nil {
		return nil
	}
	for _, r := range f.Table.AllRows() {
		for _, c := range r.Cells {
			if c == f {
				return r
			}
		}
	}
	return nil
}

// mendsShift moves the row's numbers by one column, looks, and puts them back.
// The total of a row stays where it is.
func mendsShift(row *Row, by int, group []*Identity, of, orders map[*Fact][]*Identity) bool {
	var cells []*Fact
	for _, f := range row.Cells {
		if f.Missing != "" || !f.IsNumber() {
			return false
		}
		if !isTotalOf(f, row, of[f]) {
			cells = append(cells, f)
		}
	}
	n := len(cells)
	before := make([]Number, n)
	for i, f := range cells {
		before[i] = f.Value
	}
	lost := before[0]
	if by > 0 {
		lost = before[n-1]
	}
	if n < 2 || lost.coef != 0 {
		return false
	}
	defer func() {
		for i, f := range cells {
			f.Value = before[i]
		}
	}()
	for i, f := range cells {
		f.Value = Number{}
		if k := i - by; k >= 0 && k < n {
			f.Value = before[k]
		}
	}
	look := group
	for _, f := range cells {
		look = slices.Concat(look, of[f], orders[f])
	}
	for _, i := range look {
		if i.State() == Broken {
			return false
		}
	}
	return true
}

// isTotalOf reports whether the cell is the total of its own row.
func isTotalOf(f *Fact, row *Row, in []*Identity) bool {
	for _, i := range in {
		if !isTotal(f, []*Identity{i}) {
			continue
		}
		own := true
		for _, x := range slices.Concat(i.Left, i.Right) {
			own = own && slices.Contains(row.Cells, x)
		}
		if own {
			return true
		}
	}
	return false
}
