package disclosure_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
)

// coefficients gives each identity of the report as a vector over its cells.
func coefficients(ids []*disclosure.Identity) (rows [][]int, cells []*disclosure.Fact) {
	at := map[*disclosure.Fact]int{}
	for _, i := range ids {
		for _, f := range slices.Concat(i.Left, i.Right) {
			if _, ok := at[f]; !ok {
				at[f] = len(cells)
				cells = append(cells, f)
			}
		}
	}
	for _, i := range ids {
		row := make([]int, len(cells))
		for _, f := range i.Left {
			row[at[f]]++
		}
		for _, f := range i.Right {
			row[at[f]]--
		}
		rows = append(rows, row)
	}
	return rows, cells
}

// rank counts the independent rows, modulo a prime: quick, and for rows of 0, 1
// and -1 as sparse as these the same as over the fractions.
func rank(rows [][]int) int {
	const p = 2147483647
	m := make([][]int, len(rows))
	for i, r := range rows {
		m[i] = slices.Clone(r)
		for j := range m[i] {
			m[i][j] = (m[i][j] + p) % p
		}
	}
	inverse := func(x int) int { // x^(p-2)
		y := 1
		for e := p - 2; e > 0; e >>= 1 {
			if e&1 == 1 {
				y = y * x % p
			}
			x = x * x % p
		}
		return y
	}
	n := 0
	for c := 0; n < len(m) && c < len(m[0]); c++ {
		k := slices.IndexFunc(m[n:], func(r []int) bool { return r[c] != 0 })
		if k < 0 {
			continue
		}
		m[n], m[n+k] = m[n+k], m[n]
		for i := n + 1; i < len(m); i++ {
			if m[i][c] == 0 {
				continue
			}
			f := m[i][c] * inverse(m[n][c]) % p
			for j := c; j < len(m[i]); j++ {
				m[i][j] = (m[i][j] + (p-f)*m[n][j]) % p
			}
		}
		n++
	}
	return n
}

// TestTheFormHasFortyTwoEquations holds the form of 2021 to its 39 equations of
// table B, which have rank 37, and 3 of table C.
func TestTheFormHasFortyTwoEquations(t *testing.T) {
	var b, c []*disclosure.Identity
	rules := map[string]int{}
	for _, i := range disclosureReport(t, 1).FormIdentities() {
		switch {
		case strings.HasPrefix(i.Equation.Rule, "odr-b-"):
			b = append(b, i)
		case i.Equation.Rule == "odr-c-totals":
			c = append(c, i)
		}
		rules[i.Equation.Rule]++
	}
	want := map[string]int{"odr-b-balance": 7, "odr-b-results-total": 7, "odr-b-row-total": 25, "odr-c-totals": 3}
	for rule, n := range want {
		if rules[rule] != n {
			t.Errorf("%s has %d equations, want %d", rule, rules[rule], n)
		}
	}
	rowsOfB, cellsOfB := coefficients(b)
	rowsOfC, cellsOfC := coefficients(c)
	if len(b) != 39 || rank(rowsOfB) != 37 || len(cellsOfB) != 175 {
		t.Errorf("table B: %d equations of rank %d over %d cells", len(b), rank(rowsOfB), len(cellsOfB))
	}
	if len(c) != 3 || rank(rowsOfC) != 3 || len(cellsOfC) != 15 {
		t.Errorf("table C: %d equations of rank %d over %d cells", len(c), rank(rowsOfC), len(cellsOfC))
	}
}

// canFailAlone reports whether just these equations can fail together: whether
// some change of the cells leaves the others as they are and moves each of these.
func canFailAlone(rows [][]int, set []int) bool {
	var others [][]int
	for i, r := range rows {
		if !slices.Contains(set, i) {
			others = append(others, r)
		}
	}
	rest := rank(others)
	for _, i := range set { // each must be free of the others
		if rank(append(slices.Clone(others), rows[i])) == rest {
			return false
		}
	}
	return true
}

// TestEachEquationFailsInTheSmallestSet breaks, for every one of the 42
// equations, just the smallest set of equations that can fail together with it,
// and wants exactly those found. Alone, only those of table C can fail; of table
// B two must, and three where the row of result totals is among them, which
// stands in both relations that the 39 have with each other.
func TestEachEquationFailsInTheSmallestSet(t *testing.T) {
	r := disclosureReport(t, 3)
	ids := r.FormIdentities()
	ids = slices.DeleteFunc(ids, func(i *disclosure.Identity) bool {
		return !strings.HasPrefix(i.Equation.Rule, "odr-b-") && i.Equation.Rule != "odr-c-totals"
	})
	rows, _ := coefficients(ids)
	index := map[string]int{}
	for k, i := range ids {
		index[i.ID] = k
	}
	smallest := func(id string, size int) {
		t.Helper()
		if size > 1 && canFailAlone(rows, []int{index[id]}) {
			t.Errorf("%s can fail alone", id)
		}
		for k := range ids {
			if size > 2 && k != index[id] && canFailAlone(rows, []int{index[id], k}) {
				t.Errorf("%s and %s can fail without a third", id, ids[k].ID)
			}
		}
	}
	tested := map[string]bool{}
	check := func(cell string, want ...string) {
		t.Helper()
		f := r.Fact(cell)
		before := f.Value
		n, _ := disclosure.ParseNumber(fmt.Sprint(new(big.Rat).Add(before.Rat(), big.NewRat(3, 1)).Num()))
		f.Value = n
		got := broken(ids)
		f.Value = before
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("with %s broken fail %v, want %v", cell, got, want)
		}
		for _, id := range want {
			if !tested[id] || len(want) == 3 {
				tested[id] = true
				smallest(id, min(len(want), sizeOf(id)))
			}
		}
	}
	for _, c := range append(slices.Clone(columnsB), "total") {
		check("b.received."+c, "balance/"+c, "row-total/received")
		check("b.carried_in."+c, "balance/"+c, "row-total/carried_in")
		check("b.carried_out."+c, "balance/"+c, "row-total/carried_out")
		check("b.result.total."+c, "balance/"+c, "results-total/"+c, "row-total/result.total")
		for _, row := range rowsB {
			check("b.result."+row+"."+c, "results-total/"+c, "row-total/result."+row)
		}
	}
	for _, row := range []string{"reconsideration", "litigation_direct", "litigation_after"} {
		for _, c := range []string{"upheld", "corrected", "other", "pending", "total"} {
			check("c."+row+"."+c, "c-totals/"+row)
		}
	}
	for _, i := range ids {
		if !tested[i.ID] {
			t.Errorf("%s was never broken", i.ID)
		}
	}
}

// sizeOf is how many equations must fail when this one does.
func sizeOf(id string) int {
	switch {
	case strings.HasPrefix(id, "c-totals/"):
		return 1
	case id == "row-total/result.total":
		return 3
	}
	return 2
}
