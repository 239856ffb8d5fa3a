package disclosure

import (
	"slices"
	"strings"
	"unicode"
)

// A gridReader fills a table from a sheet. Two shapes are read:
//
//   - a list: a head with 编号 (code) and 数值 (value), then a line for each
//     cell, as in the downloads of a page;
//   - a grid: heads of columns above, heads of rows at the left, as printed.
//     Columns and rows are known by their code or by their label, whatever
//     else the sheet holds in other columns.
//
// What it cannot place is a fault, never skipped in silence.
type gridReader struct {
	r     *reader
	tf    *TableForm
	sheet *sheet
	facts map[string]*Fact
	cells map[string]*cellForm
	got   map[string]string // where each cell was found
	told  map[string]bool   // cells that a fault explains already
}

// readGrid reads { file = "b.csv" } or { file = "x.xlsx", range = "table_b" }.
func (r *reader) readGrid(e *table, tf *TableForm, tb *Table, facts []*Fact) {
	s := r.openSheet(e)
	if s == nil {
		return
	}
	if tf.HoldsWords() && r.Translation == "full" {
		e.fault("file", "本表有中英文两种文字的单元格，请在 report.toml 中填写", "cannot hold this table: it has cells of words in both languages; fill it in in report.toml")
		return
	}
	g := &gridReader{r: r, tf: tf, sheet: s, facts: map[string]*Fact{}, cells: map[string]*cellForm{}, got: map[string]string{}, told: map[string]bool{}}
	for i, f := range facts {
		g.facts[f.ID], g.cells[f.ID] = f, &tf.cells[i]
	}
	switch code, value := g.listHead(); {
	case value >= 0:
		g.list(code, value)
	case tf.Flat && g.flat(tb):
	default:
		g.grid(tb)
	}
	var lost []string
	for _, f := range facts {
		if g.got[f.ID] == "" {
			if f.unread = true; !g.told[f.ID] {
				lost = append(lost, f.ID)
			}
		}
	}
	if n := len(lost); n > 0 {
		if n > 5 {
			lost = append(lost[:5], "…")
		}
		g.fault(nil, "缺少单元格（%d）：%s；行、列的编号或名称须与格式一致", "lacks cells (%d): %s; rows and columns must be named as in the form, by id or label", n, strings.Join(lost, ", "))
	}
}

// openSheet reads the file that an entry of [cells] or [items] names.
func (r *reader) openSheet(e *table) *sheet {
	file, name := r.besideReport(e), e.string("range", optional)
	e.done()
	if file == "" {
		return nil
	}
	var s *sheet
	var fault *Fault
	switch strings.ToLower(file[strings.LastIndexByte(file, '.')+1:]) {
	case "csv":
		if name != "" {
			e.fault("range", "只有 .xlsx 文件有命名区域", "is for .xlsx files; a CSV has no named ranges")
		}
		s, fault = readCSV(r.site, file)
	case "xlsx":
		s, fault = readXLSX(r.site, file, name)
	default:
		e.fault("file", "只能读取 .csv 和 .xlsx 文件", "must be a .csv or an .xlsx file")
	}
	if fault != nil {
		*r.faults = append(*r.faults, *fault)
		return nil
	}
	return s
}

func (g *gridReader) fault(at *entry, zh, en string, args ...any) { g.tell(at, Say(zh, en, args...)) }

func (g *gridReader) tell(at *entry, message Text) {
	f := Fault{File: g.sheet.File, Message: message}
	if at != nil {
		f.Key = at.At
	}
	*g.r.faults = append(*g.r.faults, f)
}

// take reads one cell.
func (g *gridReader) take(id string, at entry) {
	f := g.facts[id]
	if before := g.got[id]; before != "" {
		g.fault(&at, "单元格 %q 已在 %s 填写", "the cell %q was filled in %s already", id, before)
		return
	}
	g.got[id] = at.At
	f.at = g.sheet.File[strings.LastIndexByte(g.sheet.File, '/')+1:] + " " + at.At
	why := g.r.readText(f, at.Text, g.cells[id].words)
	if f.Kind == Words { // one cell holds one language: that of the document
		f.Key, why = at.Text, nil
		f.Words = Text{ZhCN: at.Text}
	}
	if why != nil {
		g.tell(&at, why)
	}
}

// listHead finds the head of a list; value is -1 where there is none.
func (g *gridReader) listHead() (code, value int) {
	code, value = -1, -1
	if len(g.sheet.Rows) == 0 {
		return code, value
	}
	for i, e := range g.sheet.Rows[0] {
		switch plainLabel(e.Text) {
		case "编号", "code":
			code = i
		case "数值", "value":
			value = i
		}
	}
	if code < 0 {
		value = -1
	}
	return code, value
}

func (g *gridReader) list(code, value int) {
	for _, row := range g.sheet.Rows[1:] {
		id := strings.TrimSpace(row[code].Text)
		switch {
		case id == "" && strings.TrimSpace(row[value].Text) == "":
		case g.facts[id] != nil:
			g.take(id, row[value])
		case g.facts[g.tf.ID+"."+id] != nil:
			g.take(g.tf.ID+"."+id, row[value])
		default:
			g.fault(&row[code], "表“%[2]s”没有编号 %[1]q", "the table %[3]q has no cell %[1]q", id, g.tf.Caption.In(ZhCN), g.tf.Caption.In(En))
		}
	}
}

// plainLabel is a label as it is compared: without white space, with ASCII
// brackets and marks.
func plainLabel(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	return labelMarks.Replace(s)
}

var labelMarks = strings.NewReplacer("（", "(", "）", ")", "：", ":", "，", ",", "“", `"`, "”", `"`, "．", ".", "、", ",", "；", ";")

// names reports whether a text is the code or a label of something.
func names(text, id string, label Text) bool {
	if text == "" {
		return false
	}
	if text == id {
		return true
	}
	plain := plainLabel(text)
	return slices.ContainsFunc(Langs, func(l Lang) bool { return label[l] != "" && plain == plainLabel(label[l]) })
}
