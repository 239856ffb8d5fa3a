package disclosure

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
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
		for _, f := range facts {
			if f.IsNumber() {
				r.facts[f.ID] = f
				r.Facts = append(r.Facts, f)
			}
		}
		r.Tables = append(r.Tables, tb)
	}
	for _, e := range []*table{cells, items} {
		if e != nil {
			e.done()
		}
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

// readCell reads one cell of report.toml.
func (r *reader) readCell(e *table, key string, f *Fact, words []Word) {
	v, ok := e.get(key, required)
	if !ok {
		return
	}
	f.unread = false
	switch x := v.(type) {
	case int64:
		if f.Kind == Plain {
			f.Key = strconv.FormatInt(x, 10)
			f.Words = same(f.Key)
			return
		}
		if f.Value = Int(x); f.IsNumber() && f.Value.inRange() {
			return
		}
	case string:
		if why := r.readText(f, x, words); why != nil {
			e.tell(key, why)
		}
		return
	case toml.LocalDate:
		if d, err := ParseDate(x.String()); err == nil && f.Kind == Day {
			f.setDay(d)
			return
		}
	case float64:
		e.fault(key, "小数请写成字符串，如 \"%[1]v\"，以保留原有位数", "write decimals as a string, as \"%[1]v\", to keep them as filed", x)
		return
	case map[string]any:
		if f.Kind == Words {
			f.Words = e.text(key, required)
			f.Key = f.Words.In(ZhCN)
			return
		}
	}
	said := kindSaid[f.Kind]
	e.fault(key, "应为%[1]s", "must be %[2]s", said[ZhCN], said[En])
}

var kindSaid = map[Kind]Text{
	Count:    {ZhCN: "整数", En: "a whole number"},
	Amount:   {ZhCN: "整数，或写成字符串的小数", En: "a whole number, or decimals as a string"},
	Rate:     {ZhCN: "整数，或写成字符串的小数", En: "a whole number, or decimals as a string"},
	Words:    {ZhCN: "中英文两种文字，如 { zh-cn = \"…\", en = \"…\" }", En: "words in both languages, as { zh-cn = \"…\", en = \"…\" }"},
	Plain:    {ZhCN: "字符串", En: "a string"},
	Day:      {ZhCN: "日期，如 2023-01-17", En: "a date, as 2023-01-17"},
	Choice:   {ZhCN: "格式所列的词语", En: "one of the words that the form lists"},
	OrganRef: {ZhCN: "organs.toml 中的机关", En: "an organ of organs.toml"},
}

// readText reads what a cell says as text, by its kind; why says what is wrong.
func (r *reader) readText(f *Fact, text string, words []Word) (why Text) {
	switch f.Kind {
	case Count, Amount, Rate:
		n, missing, note, ok := parseEntry(text, unitKey(f.Unit))
		if !ok {
			f.unread = true
			return Say("%q 不是数字，也不是空白、/、- 或 无", "%q is no number, and none of blank, /, - and 无", text)
		}
		f.Value, f.Missing, f.Note = n, Missing(missing), note
	case Plain:
		f.Key = strings.TrimSpace(text)
		f.Words = same(f.Key)
	case Day:
		if strings.TrimSpace(text) == "" {
			return nil // no day is known
		}
		d, err := ParseDate(strings.TrimSpace(text))
		if err != nil {
			return Say("%q 应为日期，如 2023-01-17", "%q must be a date, as 2023-01-17", text)
		}
		f.setDay(d)
	case Choice:
		for _, w := range words {
			if text = strings.TrimSpace(text); text == w.Key || text == w.Name[ZhCN] || text == w.Name[En] {
				f.Key, f.Words = w.Key, w.Name
				return nil
			}
		}
		var keys []string
		for _, w := range words {
			keys = append(keys, w.Key)
		}
		return Say("%q 不在可选值之中：%s", "%q is none of %s", text, strings.Join(keys, ", "))
	case OrganRef:
		for _, o := range r.in.Organs {
			if text = strings.TrimSpace(text); text == o.ID || text == o.Name[ZhCN] {
				f.Key, f.Words = o.ID, o.Name
				return nil
			}
		}
		return Say("%[2]s 中没有机关 %[1]q", "%[2]s names no organ %[1]q", text, organsFile)
	default:
		said := kindSaid[Words]
		return Say("应为%[1]s", "must be %[2]s", said[ZhCN], said[En])
	}
	return nil
}

func (f *Fact) setDay(d Date) {
	f.Key = d.String()
	f.Words = Text{}
	for _, lang := range Langs {
		f.Words[lang] = d.In(lang)
	}
}

func unitKey(u *Unit) string {
	if u == nil {
		return ""
	}
	return u.Key
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
