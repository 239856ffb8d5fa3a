package disclosure

import (
	"slices"
	"strings"
)

// readGroups reads the heads over several columns or rows, outer ones first.
func readGroups(e *table, key string) map[string]*Group {
	out := map[string]*Group{}
	for _, g := range e.subs(key, optional) {
		group := &Group{ID: g.string("id", required), Label: g.text("label", required), In: groupIn(g, out)}
		if out[group.ID] != nil || !tableID.MatchString(group.ID) {
			g.fault("id", "分组 %q 重复或编号不合要求", "the group %q is declared twice or malformed", group.ID)
		}
		out[group.ID] = group
		g.done()
	}
	return out
}

// groupIn reads the group that a column, a row or a group belongs to.
func groupIn(e *table, groups map[string]*Group) *Group {
	id := e.string("in", optional)
	if id == "" {
		return nil
	}
	g := groups[id]
	if g == nil {
		e.fault("in", "没有分组 %q；外层分组应写在前面", "there is no group %q; outer groups come first", id)
	}
	return g
}

// layCells works out once what the form knows of each cell, so that reading a
// report only fills in numbers. It also refuses layouts that cannot be printed.
func (l *formReader) layCells(e *table, t *TableForm) {
	columns, rows := []*Group{}, []*Group{}
	for _, b := range t.Blocks {
		for _, c := range b.Columns {
			columns = append(columns, c.In)
		}
		for _, r := range b.Rows {
			rows = append(rows, r.In)
		}
	}
	for _, b := range t.Blocks {
		for i, r := range b.Rows {
			if slices.ContainsFunc(b.Rows[:i], func(o *Row) bool { return o.In == r.In && o.Label[ZhCN] == r.Label[ZhCN] }) {
				e.fault("rows", "两行同为“%[1]s”，无法区分", "two rows are called %[2]q, so nobody can tell them apart", r.Label.In(ZhCN), r.Label.In(En))
			}
		}
	}
	checkRuns(e, "columns", columns)
	checkRuns(e, "rows", rows)
	seen := map[string]bool{}
	before, unitless := l.faults, false
	for _, b := range t.Blocks {
		for _, r := range b.Rows {
			for _, c := range b.Columns {
				cell := cellForm{kind: c.Kind, words: c.Words, unit: c.Unit, path: []string{t.ID}}
				if b.ID != "" {
					cell.path = append(cell.path, b.ID)
				}
				cell.path = append(append(cell.path, strings.Split(r.ID, ".")...), c.ID)
				cell.id = strings.Join(cell.path, ".")
				if r.Kind != "" {
					cell.kind, cell.words = r.Kind, nil
				}
				if r.Unit != nil {
					cell.unit = r.Unit
				}
				if cell.kind.IsNumber() && cell.unit == nil && !unitless {
					unitless = true // told once, and not where a unit that nobody knows was told
					if len(*e.in.faults) == before {
						e.fault("unit", "单元格 %q 没有计量单位", "the cell %q has no unit", cell.id)
					}
				}
				if seen[cell.id] {
					e.fault("rows", "两个单元格的编号同为 %q", "two cells have the id %q", cell.id)
				}
				seen[cell.id] = true
				parts := named(r.In, rows, r.Label)
				if len(b.Columns) > 1 || len(t.Blocks) > 1 {
					parts = append(parts, named(c.In, columns, c.Label)...)
				}
				cell.label = parts[0]
				for _, p := range parts[1:] {
					cell.label = Join(cell.label, p)
				}
				t.cells = append(t.cells, cell)
			}
		}
	}
}

// named is a label with the heads above it that set it apart: one that stands
// over everything tells nothing.
func named(in *Group, all []*Group, label Text) []Text {
	var out []Text
	for _, g := range in.Path() {
		if slices.ContainsFunc(all, func(o *Group) bool { return !slices.Contains(o.Path(), g) }) {
			out = append(out, g.Label)
		}
	}
	return append(out, label)
}

// checkRuns refuses a group whose members do not stand side by side.
func checkRuns(e *table, key string, in []*Group) {
	closed := map[*Group]bool{}
	for i := 1; i < len(in); i++ {
		for _, g := range in[i-1].Path() {
			if !slices.Contains(in[i].Path(), g) {
				closed[g] = true
			}
		}
		for _, g := range in[i].Path() {
			if closed[g] {
				e.fault(key, "分组 %q 的成员不相邻", "the members of the group %q do not stand side by side", g.ID)
				return
			}
		}
	}
}
