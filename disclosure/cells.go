package disclosure

import (
	"fmt"
	"path"
	"strings"
)

// fill makes the table of one report from its layout: the same heads, and a
// fact for each cell, still empty. cells are in the order of the layout.
func (t *TableForm) fill(year int) (*Table, []*Fact) {
	out := t.Table
	out.Form = t
	facts := make([]Fact, len(t.cells))
	pointers := make([]*Fact, len(t.cells))
	for i := range facts {
		c := &t.cells[i]
		facts[i] = Fact{ID: c.id, Label: c.label, Unit: c.unit, Kind: c.kind, Period: Period{Year: year}, Table: &out}
		if c.unit == nil {
			facts[i].Unit = noUnit
		}
		pointers[i] = &facts[i]
	}
	out.Blocks = make([]*Block, len(t.Blocks))
	at := 0
	for i, b := range t.Blocks {
		nb := *b
		nb.Columns = make([]*Column, len(b.Columns))
		for k, c := range b.Columns {
			nc := *c
			nc.Period = Period{Year: year}
			nb.Columns[k] = &nc
		}
		rows := make([]Row, len(b.Rows))
		nb.Rows = make([]*Row, len(b.Rows))
		for k, r := range b.Rows {
			rows[k] = *r
			rows[k].Cells = pointers[at : at+len(b.Columns)]
			at += len(b.Columns)
			nb.Rows[k] = &rows[k]
		}
		out.Blocks[i] = &nb
	}
	return &out, pointers
}

var noUnit = &Unit{}

// readFormTables reads the tables that the form prescribes, from [cells] or
// from the files it names, and its catalogues from [items].
func (r *reader) readFormTables(t *table) {
	cells, items := t.sub("cells", optional), t.sub("items", optional)
	for _, tf := range r.formTables() {
		from, key := cells, "cells"
		if tf.Items {
			from, key = items, "items"
		}
		if from == nil || !from.has(tf.ID) {
			if !tf.Optional {
				t.fault(key+"."+tf.ID, "缺少表“%[1]s”，请补上", "the table %[2]q is missing; add it", tf.Caption.In(ZhCN), tf.Caption.In(En))
			}
			if from != nil {
				from.asked[tf.ID] = true
			}
			continue
		}
		if tf.Items {
			r.readItems(from, tf)
			continue
		}
		e := from.sub(tf.ID, required)
		if e == nil {
			continue
		}
		tb, facts := tf.fill(r.Year)
		if e.has("file") {
			r.readGrid(e, tf, tb, facts)
		} else {
			r.readTyped(e, tf, facts)
		}
		r.addCells(cells, facts)
		r.Tables = append(r.Tables, tb)
	}
	for _, e := range []*table{cells, items} {
		if e != nil {
			e.done()
		}
	}
}

// addCells takes in the numbers of a table that the form prescribes. Its ids
// are the form's, so a fact that has one of them is the one to be renamed.
func (r *reader) addCells(t *table, cells []*Fact) {
	for _, f := range cells {
		if !f.IsNumber() {
			continue
		}
		if o := r.facts[f.ID]; o != nil {
			if o.Table == nil { // of two items with one code it was told
				t.in.fault(o.path+".id", "编号 %q 是表格中单元格的编号，请改名", "the id %q is that of a cell of a table; choose another", f.ID)
			}
			continue
		}
		r.facts[f.ID] = f
		r.Facts = append(r.Facts, f)
	}
}

func (r *reader) formTables() []*TableForm {
	if r.Form == nil {
		return nil
	}
	return r.Form.Tables
}

// readTyped reads a table written in report.toml: below its name its block,
// the parts of the row's id, the columns.
func (r *reader) readTyped(e *table, tf *TableForm, facts []*Fact) {
	open := map[string]*table{} // nil where a key is missing, and the fault told
	var order []*table
	var find func(parts []string) *table
	find = func(parts []string) *table {
		if len(parts) == 0 {
			return e
		}
		key := strings.Join(parts, ".")
		if s, ok := open[key]; ok {
			return s
		}
		var s *table
		if parent := find(parts[:len(parts)-1]); parent != nil {
			s = parent.sub(parts[len(parts)-1], required)
		}
		if open[key] = s; s != nil {
			order = append(order, s)
		}
		return s
	}
	rowKey, row := "", (*table)(nil)
	for i, f := range facts {
		c := &tf.cells[i]
		parts := c.path[1 : len(c.path)-1]
		if key := f.ID[:strings.LastIndexByte(f.ID, '.')]; key != rowKey {
			rowKey, row = key, find(parts)
		}
		f.unread = true
		if row == nil {
			continue
		}
		column := c.path[len(c.path)-1]
		f.path = dotted(row.path, column)
		r.readCell(row, column, f, c.words)
	}
	for _, s := range order {
		s.done()
	}
	e.done()
}

// besideReport names a file of the report's own folder; "" where the name
// leads elsewhere, and the fault told.
func (r *reader) besideReport(e *table) string {
	name := e.string("file", required)
	if name == "" {
		return ""
	}
	if name != path.Base(name) || strings.HasPrefix(name, ".") || strings.ContainsAny(name, `\:`) {
		e.fault("file", "%q 应为报告文件夹中的文件名", "%q must be the name of a file in the report's folder", name)
		return ""
	}
	return path.Join(r.dir, name)
}

// Address says where a fact that a Ledger kept was filed. It reads the report
// again, so it is for faults only.
func (f *Filings) Address(kept *Fact) string {
	if r, err := f.Read(kept.report); err == nil {
		if own := r.Fact(kept.ID); own != nil {
			return kept.report + " " + r.Address(own)
		}
	}
	return kept.report + " " + kept.ID
}

// Address says where a fact was filed: report.toml:12 cells.b.received.total,
// or b.csv C3.
func (r *Report) Address(f *Fact) string {
	switch {
	case f.at != "":
		return f.at
	case f.path != "" && r.origin != nil:
		return fmt.Sprintf("report.toml:%d %s", r.origin.line(f.path), f.path)
	}
	return f.ID
}
