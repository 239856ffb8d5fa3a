package disclosure

// CarriedOver tells which cells of the organ's report only repeat a number of
// the year before: the id of the cell, then the id there. These are the cells
// that an equation x = last:y ties to it, with nothing else in it.
func (f *Form) CarriedOver(o *Organ) map[string]string {
	out := map[string]string{}
	for _, q := range f.Identities {
		if !q.Concerns(o) {
			continue
		}
		for _, in := range q.instances {
			if in.op != "=" || len(in.left) != 1 || len(in.right) != 1 {
				continue
			}
			here, there := in.left[0], in.right[0]
			if here.from == last {
				here, there = there, here
			}
			if here.from == "" && here.id != "" && there.from == last {
				out[here.id] = there.id
			}
		}
	}
	return out
}

// Empty is the table before anything is filed: a fact for each cell, without
// its value. A catalogue has columns only.
func (t *TableForm) Empty(year int) *Table {
	out, _ := t.fill(year)
	return out
}

// Unfilled stands in a new report in place of words that people have yet to write.
var Unfilled = Text{ZhCN: "（待填写）", En: "(to be filled in)"}
