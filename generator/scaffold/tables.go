package scaffold

import (
	"slices"
	"strings"

	"gongkai/disclosure"
)

// tables writes what the form prescribes: cells, then catalogues.
func (s *scaffold) tables() error {
	var cells, items []*disclosure.TableForm
	for _, t := range s.Form.Tables {
		if t.Items {
			items = append(items, t)
		} else {
			cells = append(cells, t)
		}
	}
	if s.Tables != "toml" {
		return s.fromFiles(cells, items)
	}
	for i, t := range cells {
		s.line()
		if i == 0 {
			s.remark("表格。空引号 \"\" 为尚未填写；没有则填 0；小数加引号，如 \"63.50\"。",
				`Tables. "" is not filled in yet; where there was none, 0; decimals in quotes, as "63.50".`)
			s.line()
		}
		s.table(t)
	}
	s.catalogues(items)
	return nil
}

// about tells what a table is, above it.
func (s *scaffold) about(t *disclosure.TableForm) {
	s.line("# ", both(t.Caption))
	if t.Optional {
		s.remark("可选：不填的，删去本表和正文中的 {{< stat-table \""+t.ID+"\" >}}。", "Optional: where there is none, remove it here and in both texts.")
	}
}

// table writes one table in report.toml: a line for each row, or, where that
// would be too long or one row's id is the start of another's, a part for each.
func (s *scaffold) table(t *disclosure.TableForm) {
	s.about(t)
	for i, b := range t.Empty(s.Year).Blocks {
		header := "cells." + t.ID
		if b.ID != "" {
			header += "." + b.ID
			if i > 0 {
				s.line()
			}
			s.line("# ", both(b.Label))
		}
		if long(b, s) {
			s.parts(header, b)
			continue
		}
		s.columns(b)
		s.line("[", header, "]")
		var list []entry
		heads := map[int]*disclosure.Group{} // before which row a head stands
		for k, r := range b.Rows {
			if r.In != nil && (k == 0 || b.Rows[k-1].In != r.In) {
				heads[k] = r.In
			}
			list = append(list, entry{r.ID, s.inline(b, r), s.rowRemark(r)})
		}
		s.rows(list, heads)
	}
}

// columns lists the columns with their heads, if there are several.
func (s *scaffold) columns(b *disclosure.Block) {
	n := 0
	for _, c := range b.Columns {
		n = max(n, len(c.ID))
	}
	for _, c := range b.Columns {
		s.line("#   ", c.ID, pad(n-len(c.ID)), "  ", both(c.Label), said(c.Kind, c.Words))
	}
}

// rows writes the rows, each head above the first of its own.
func (s *scaffold) rows(list []entry, heads map[int]*disclosure.Group) {
	aligned := page{}
	aligned.entries(list)
	k := 0
	for line := range strings.Lines(aligned.String()) {
		if g := heads[k]; g != nil {
			s.line("# ", both(g.Label))
		}
		s.WriteString(line)
		k++
	}
}

// rowRemark is the printed label of a row, and where its numbers are from.
func (s *scaffold) rowRemark(r *disclosure.Row) string {
	words := r.Label.In(disclosure.ZhCN)
	if slices.ContainsFunc(r.Cells, func(f *disclosure.Fact) bool { return s.carried[f.ID] != nil }) {
		words += "（取自 from " + s.Last.ID + "）"
	}
	return words
}

func (s *scaffold) inline(b *disclosure.Block, r *disclosure.Row) string {
	var cells []string
	for k, c := range b.Columns {
		cells = append(cells, c.ID+" = "+s.cell(r.Cells[k]))
	}
	return "{ " + strings.Join(cells, ", ") + " }"
}

// words are those that a cell may hold, if it holds a word.
func words(r *disclosure.Row, c *disclosure.Column) []disclosure.Word {
	if r.Kind != "" {
		return nil
	}
	return c.Words
}

// cell writes what stands in a cell: last year's number, or a blank.
func (s *scaffold) cell(f *disclosure.Fact) string {
	from := s.carried[f.ID]
	if f.Kind == disclosure.Words {
		return text(disclosure.Unfilled)
	}
	if from == nil || !f.IsNumber() {
		return `""`
	}
	s.filled = append(s.filled, f.ID)
	if from.Value.Decimals() > 0 {
		return disclosure.QuoteTOML(from.Value.String())
	}
	return from.Value.String()
}

// parts writes each row as a part of its own, a line for each cell.
func (s *scaffold) parts(header string, b *disclosure.Block) {
	for i, r := range b.Rows {
		if i > 0 {
			s.line()
		}
		s.line("[", header, ".", r.ID, "]  # ", oneLine(s.rowRemark(r)))
		var list []entry
		for k, c := range b.Columns {
			f := r.Cells[k]
			list = append(list, entry{c.ID, s.cell(f), both(c.Label) + said(f.Kind, words(r, c))})
		}
		s.entries(list)
	}
}

// long reports whether a block is better read cell by cell.
func long(b *disclosure.Block, s *scaffold) bool {
	for _, r := range b.Rows {
		n := 0
		for k, c := range b.Columns {
			n += len(c.ID) + 4 + len(s.unfilled(r.Cells[k].Kind, words(r, c)))
		}
		if n > 160 || slices.ContainsFunc(b.Rows, func(o *disclosure.Row) bool { return strings.HasPrefix(o.ID, r.ID+".") }) {
			return true
		}
	}
	return false
}
