package disclosure

import "slices"

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
