package generator

import (
	"bytes"
	"encoding/csv"

	"gongkai/disclosure"
)

// bom makes Excel read the file as UTF-8.
const bom = "\ufeff"

// tableCSV writes one table: a row for each cell, so that unit and period
// stand beside each number, with the stable codes first.
func tableCSV(t *disclosure.Table, lang disclosure.Lang) []byte {
	head := map[disclosure.Lang][]string{
		disclosure.ZhCN: {"编号", t.Head.In(lang), "指标", "数值", "单位", "时期", "说明"},
		disclosure.En:   {"code", t.Head.In(lang), "measure", "value", "unit", "period", "remark"},
	}
	records := [][]string{head[lang]}
	t.Cells(func(_ *disclosure.Block, row *disclosure.Row, c *disclosure.Column, f *disclosure.Fact) {
		records = append(records, []string{
			f.ID, row.Label.In(lang), c.Label.In(lang), f.Value.String(), f.Unit.Word.In(lang), f.Period.In(lang), remark(f, lang),
		})
	})
	return writeCSV(records)
}

// factsCSV writes every number that the document states, and the totals that
// we computed, marked as such. What was inferred is not in it.
func factsCSV(r *disclosure.Report, lang disclosure.Lang) []byte {
	head := map[disclosure.Lang][]string{
		disclosure.ZhCN: {"编号", "指标", "数值", "单位", "时期", "说明"},
		disclosure.En:   {"code", "measure", "value", "unit", "period", "remark"},
	}
	records := [][]string{head[lang]}
	for _, f := range r.Shown() {
		label := f.Label.In(lang)
		if f.Table != nil {
			label = f.Table.Caption.In(lang) + colon.In(lang) + label
		}
		records = append(records, []string{
			f.ID, label, f.Value.String(), f.Unit.Word.In(lang), f.Period.In(lang), remark(f, lang),
		})
	}
	return writeCSV(records)
}

var colon = disclosure.Text{disclosure.ZhCN: "：", disclosure.En: ": "}

// remarks say what a number alone would hide.
var remarks = map[string]disclosure.Text{
	"over":     {disclosure.ZhCN: "原文为多于此数", disclosure.En: "the document says: more than this"},
	"under":    {disclosure.ZhCN: "原文为此数以下", disclosure.En: "the document says: below this"},
	"at-most":  {disclosure.ZhCN: "原文为不超过此数", disclosure.En: "the document says: at most this"},
	"at-least": {disclosure.ZhCN: "原文为不少于此数", disclosure.En: "the document says: at least this"},
	"about":    {disclosure.ZhCN: "原文为约数", disclosure.En: "the document says: about this"},
	"computed": {disclosure.ZhCN: "系统计算，原文未载", disclosure.En: "computed by us; not stated by the document"},
}

func remark(f *disclosure.Fact, lang disclosure.Lang) string {
	if f.Computed {
		return remarks["computed"].In(lang)
	}
	return remarks[f.Qualifier].In(lang)
}

func writeCSV(records [][]string) []byte {
	b := bytes.NewBufferString(bom)
	w := csv.NewWriter(b)
	w.UseCRLF = true // RFC 4180
	if err := w.WriteAll(records); err != nil {
		panic(err) // a buffer takes every write
	}
	return b.Bytes()
}
