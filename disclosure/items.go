package disclosure

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// An item of a catalogue has a code that stays while the item does; so two
// versions of the catalogue can be compared.
var itemCode = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}._/〔〕-]*$`)

// readItems reads a catalogue: one row for each item, from [[items.ID]] or
// from a file with a column for each of the form's.
func (r *reader) readItems(from *table, tf *TableForm) {
	tb := tf.Empty(r.Year)
	b := tb.Blocks[0]
	taken := map[string]string{} // where each code stands
	if _, typed := from.values[tf.ID].([]any); typed {
		for _, e := range from.subs(tf.ID, optional) {
			code := e.string("code", required)
			row := r.item(tb, code, func(c *Column, f *Fact) {
				f.path = dotted(e.path, c.ID)
				switch _, there := e.values[c.ID]; {
				case there:
					r.readCell(e, c.ID, f, c.Words)
				case c.Kind == Words || c.Kind == Choice:
					e.get(c.ID, required)
				default:
					e.asked[c.ID] = true // a day or number that is not known
					f.Missing = Blank
				}
			})
			inFile := func(path string) string { return fmt.Sprintf("report.toml:%d", from.in.line(path)) }
			if why := itemFault(taken, code, dotted(e.path, "code"), inFile); why != nil {
				e.tell("code", why)
			}
			b.Rows = append(b.Rows, row)
			e.done()
		}
	} else if e := from.sub(tf.ID, required); e != nil {
		if s := r.openSheet(e); s != nil {
			b.Rows = r.itemsOf(s, tb, taken)
		}
	}
	for _, row := range b.Rows {
		r.addCells(from, row.Cells)
	}
	r.Tables = append(r.Tables, tb)
}

// itemFault says what is wrong with a code; said names the place where another
// item has it.
func itemFault(taken map[string]string, code, at string, said func(at string) string) Text {
	switch {
	case code == "":
		return nil // told already
	case !itemCode.MatchString(code):
		return Say("编号 %q 只能用文字、数字和 . _ - / 〔〕", "the code %q may hold only letters, digits and . _ - / 〔〕", code)
	case taken[code] != "":
		return Say("编号 %q 已用于 %s", "the code %q is already taken in %s", code, said(taken[code]))
	}
	taken[code] = at
	return nil
}

// item makes the row of one item; read fills in its cells.
func (r *reader) item(tb *Table, code string, read func(*Column, *Fact)) *Row {
	row := &Row{ID: code, Label: same(code)}
	for _, c := range tb.Blocks[0].Columns {
		f := &Fact{ID: tb.ID + "." + code + "." + c.ID, Label: Join(row.Label, c.Label), Unit: c.Unit, Kind: c.Kind, Period: c.Period, Table: tb}
		if f.Unit == nil {
			f.Unit = noUnit
		}
		read(c, f)
		row.Cells = append(row.Cells, f)
	}
	return row
}

// itemsOf reads the items of a sheet: the head of a column is its code or
// label; that of its English words has ".en" behind it.
func (r *reader) itemsOf(s *sheet, tb *Table, taken map[string]string) []*Row {
	g := &gridReader{r: r, sheet: s}
	if len(s.Rows) == 0 {
		g.fault(nil, "是空的", "is empty")
		return nil
	}
	columns := tb.Blocks[0].Columns
	code, zh, en := -1, make([]int, len(columns)), make([]int, len(columns))
	for i := range columns {
		zh[i], en[i] = -1, -1
	}
	for i := range s.Rows[0] {
		e := &s.Rows[0][i]
		head := strings.TrimSpace(e.Text)
		base, english := strings.CutSuffix(head, ".en")
		k := slices.IndexFunc(columns, func(c *Column) bool { return names(strings.TrimSuffix(base, ".zh-cn"), c.ID, c.Label) })
		switch {
		case plainLabel(head) == "编号" || head == "code":
			code = i
		case k >= 0 && english:
			en[k] = i
		case k >= 0:
			zh[k] = i
		case head != "":
			g.fault(e, "目录没有列 %q", "the catalogue has no column %q", head)
		}
	}
	for i, c := range columns {
		if zh[i] < 0 {
			g.fault(&s.Rows[0][0], "缺少列“%[1]s”", "lacks the column %[2]q", c.Label.In(ZhCN), c.Label.In(En))
		} else if c.Kind == Words && en[i] < 0 && r.Translation == "full" {
			g.fault(&s.Rows[0][0], "缺少英文列 %[1]s.en", "lacks the English column %[1]s.en", c.ID)
		}
	}
	if code < 0 {
		g.fault(&s.Rows[0][0], "缺少列“编号”（code）", "lacks the column \"code\"")
	}
	if code < 0 || slices.Contains(zh, -1) {
		return nil
	}
	var rows []*Row
	for _, line := range s.Rows[1:] {
		if !slices.ContainsFunc(line, func(e entry) bool { return strings.TrimSpace(e.Text) != "" }) {
			continue
		}
		id := strings.TrimSpace(line[code].Text)
		if why := itemFault(taken, id, line[code].At, func(at string) string { return at }); why != nil {
			g.tell(&line[code], why)
		} else if id == "" {
			g.fault(&line[code], "缺少编号", "lacks its code")
		}
		k := 0
		rows = append(rows, r.item(tb, id, func(c *Column, f *Fact) {
			at := line[zh[k]]
			f.at = s.File[strings.LastIndexByte(s.File, '/')+1:] + " " + at.At
			if c.Kind == Words {
				f.Key, f.Words = at.Text, Text{ZhCN: at.Text}
				switch english := en[k]; {
				case english < 0:
				case strings.TrimSpace(line[english].Text) != "":
					f.Words[En] = line[english].Text
				case strings.TrimSpace(at.Text) != "" && r.Translation == "full":
					g.fault(&line[english], "缺少英文", "lacks the English words")
				}
			} else if why := r.readText(f, at.Text, c.Words); why != nil {
				g.tell(&at, why)
			}
			k++
		}))
	}
	return rows
}
