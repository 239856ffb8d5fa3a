package generator

import (
	"bytes"
	"encoding/csv"
	"strings"

	"gongkai/disclosure"
)

// bom makes Excel read the file as UTF-8.
const bom = "\ufeff"

// tableCSV writes one table: a row for each cell, so that unit and period
// stand beside each number, with the stable codes first; of a catalogue a row
// for each item.
func tableCSV(t *disclosure.Table, lang disclosure.Lang) []byte {
	if isCatalogue(t) {
		return itemsCSV(t, lang)
	}
	records := [][]string{cellColumns(t, lang)}
	t.Cells(func(b *disclosure.Block, row *disclosure.Row, c *disclosure.Column, f *disclosure.Fact) {
		records = append(records, []string{
			f.ID, way(rowWords(b, row, lang)), way(columnWords(c, lang)), valueOf(f, lang), f.Unit.Word.In(lang), f.Period.In(lang), remark(f, lang),
		})
	})
	return writeCSV(records)
}

func isCatalogue(t *disclosure.Table) bool { return t.Form != nil && t.Form.Items }

// cellColumns names the columns of a file with a row for each cell.
func cellColumns(t *disclosure.Table, lang disclosure.Lang) []string {
	if lang == disclosure.ZhCN {
		return []string{"编号", t.Head.In(lang), "指标", "数值", "单位", "时期", "说明"}
	}
	return []string{"code", t.Head.In(lang), "measure", "value", "unit", "period", "remark"}
}

// itemsCSV writes a catalogue: its columns are those of the form, as the input
// has them, after the code. It has no column for remarks, so the sign of a
// missing number stands in its place.
func itemsCSV(t *disclosure.Table, lang disclosure.Lang) []byte {
	records := [][]string{itemColumns(t, lang)}
	for _, row := range t.Blocks[0].Rows {
		record := []string{row.ID}
		for _, f := range row.Cells {
			record = append(record, valueOf(f, lang)+f.Missing.Printed())
		}
		records = append(records, record)
	}
	return writeCSV(records)
}

func itemColumns(t *disclosure.Table, lang disclosure.Lang) []string {
	out := []string{codeWord.In(lang)}
	for _, c := range t.Blocks[0].Columns {
		out = append(out, c.Label.In(lang))
	}
	return out
}

var codeWord = disclosure.Text{disclosure.ZhCN: "编号", disclosure.En: "code"}

// valueOf is a number in plain digits, nothing where it is missing, or the
// words of a cell; a day is written as machines do.
func valueOf(f *disclosure.Fact, lang disclosure.Lang) string {
	if f.IsNumber() || f.Kind == disclosure.Day {
		return f.Plain()
	}
	return f.Text(lang)
}

// factsCSV writes every number that the document states, and the totals that
// we computed, marked as such. What was inferred is not in it.
func factsCSV(r *disclosure.Report, lang disclosure.Lang) []byte {
	records := [][]string{factColumns(lang)}
	for _, f := range r.Shown() {
		label := f.Label.In(lang)
		if f.Table != nil {
			label = f.Table.Caption.In(lang) + colon.In(lang) + label
		}
		records = append(records, []string{
			f.ID, label, f.Plain(), f.Unit.Word.In(lang), f.Period.In(lang), remark(f, lang),
		})
	}
	return writeCSV(records)
}

func factColumns(lang disclosure.Lang) []string {
	if lang == disclosure.ZhCN {
		return []string{"编号", "指标", "数值", "单位", "时期", "说明"}
	}
	return []string{"code", "measure", "value", "unit", "period", "remark"}
}

var colon = disclosure.Text{disclosure.ZhCN: "：", disclosure.En: ": "}

// remarks say what a number alone would hide.
var remarks = map[string]disclosure.Text{
	"over":     {disclosure.ZhCN: "原文为多于此数", disclosure.En: "the document says: more than this"},
	"under":    {disclosure.ZhCN: "原文为此数以下", disclosure.En: "the document says: below this"},
	"at-most":  {disclosure.ZhCN: "原文为不超过此数", disclosure.En: "the document says: at most this"},
	"at-least": {disclosure.ZhCN: "原文为不少于此数", disclosure.En: "the document says: at least this"},
	"about":    {disclosure.ZhCN: "原文为约数", disclosure.En: "the document says: about this"},
	"blank":    {disclosure.ZhCN: "原文为空白", disclosure.En: "left blank in the document"},
	"sign":     {disclosure.ZhCN: "原文为 ", disclosure.En: "the document says: "},
	"computed": {disclosure.ZhCN: "系统计算，原文未载", disclosure.En: "computed by us; not stated by the document"},
}

func remark(f *disclosure.Fact, lang disclosure.Lang) string {
	if f.Computed {
		return remarks["computed"].In(lang)
	}
	var said []string
	if f.Qualifier != "" {
		said = append(said, remarks[f.Qualifier].In(lang))
	}
	switch {
	case !f.IsNumber() || f.Missing == "":
	case f.Missing == disclosure.Blank:
		said = append(said, remarks["blank"].In(lang))
	default:
		said = append(said, remarks["sign"].In(lang)+string(f.Missing))
	}
	if f.Note != nil {
		said = append(said, f.Note.In(lang))
	}
	return strings.Join(said, semicolon.In(lang))
}

var semicolon = disclosure.Text{disclosure.ZhCN: "；", disclosure.En: "; "}

func writeCSV(records [][]string) []byte {
	b := bytes.NewBufferString(bom)
	w := csv.NewWriter(b)
	w.UseCRLF = true // RFC 4180
	if err := w.WriteAll(records); err != nil {
		panic(err) // a buffer takes every write
	}
	return b.Bytes()
}
