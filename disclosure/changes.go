package disclosure

// A Change is what became of one item of a catalogue between two versions. It
// is derived from the versions, never typed.
type Change struct {
	Kind   string // added, removed or changed
	Code   string // of the item
	Name   Text   // what its first column says, in the newer version that has it
	Fields []FieldChange
}

// A FieldChange is one column of an item that says something else.
type FieldChange struct {
	Column   Text
	From, To *Fact
}

// The kinds of changes.
const (
	Added   = "added"
	Removed = "removed"
	Changed = "changed"
)

// Changes compares two versions of a catalogue, by the codes of its items:
// first what the newer one holds, in its order, then what is gone.
func Changes(before, now *Report) []Change {
	var out []Change
	for _, t := range now.Tables {
		if t.Form == nil || !t.Form.Items {
			continue
		}
		old := map[string]*Row{}
		if b := before.Table(t.ID); b != nil {
			for _, r := range b.AllRows() {
				old[r.ID] = r
			}
		}
		seen := map[string]bool{}
		for _, r := range t.AllRows() {
			seen[r.ID] = true
			was := old[r.ID]
			if was == nil {
				out = append(out, Change{Kind: Added, Code: r.ID, Name: nameOf(r)})
				continue
			}
			c := Change{Kind: Changed, Code: r.ID, Name: nameOf(r)}
			for k, col := range t.Blocks[0].Columns {
				if k < len(was.Cells) && !sameCell(was.Cells[k], r.Cells[k]) {
					c.Fields = append(c.Fields, FieldChange{Column: col.Label, From: was.Cells[k], To: r.Cells[k]})
				}
			}
			if len(c.Fields) > 0 {
				out = append(out, c)
			}
		}
		if b := before.Table(t.ID); b != nil {
			for _, r := range b.AllRows() {
				if !seen[r.ID] {
					out = append(out, Change{Kind: Removed, Code: r.ID, Name: nameOf(r)})
				}
			}
		}
	}
	return out
}

// nameOf is what an item's first column of words says.
func nameOf(r *Row) Text {
	for _, f := range r.Cells {
		if !f.IsNumber() && f.Words != nil {
			return f.Words
		}
	}
	return r.Label
}

// sameCell compares what two cells say, in the authoritative language: a
// translation that was mended is no change of the item.
func sameCell(a, b *Fact) bool {
	if a.IsNumber() && b.IsNumber() {
		return a.Missing == b.Missing && a.Value.Cmp(b.Value) == 0
	}
	return a.Key == b.Key && a.Words[ZhCN] == b.Words[ZhCN]
}
