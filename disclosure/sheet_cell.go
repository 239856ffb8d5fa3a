package disclosure

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// read reads an area cell by cell.
func (w *workbook) read(a area) *sheet {
	width, height := a.right-a.left+1, a.bottom-a.top+1
	switch {
	case width > sheetColumns:
		panic(tooMuch(w.file, 0, "columns", sheetColumns))
	case width*height > xlsxCells:
		panic(tooMuch(w.file, 0, "cells", xlsxCells))
	}
	s := &sheet{File: w.file, Rows: make([][]entry, height)}
	for y := range s.Rows {
		s.Rows[y] = make([]entry, width)
	}
	w.merge(a, s)
	for y, row := range s.Rows {
		for x := range row {
			row[x].At = a.at(a.left+x, a.top+y)
			if !row[x].Merged {
				row[x].Text = w.text(a.sheet, a.left+x, a.top+y, row[x].At)
			}
		}
	}
	return s
}

// merge marks the cells that others cover. A merged cell that begins outside
// the area has its value there, so all of it is covered.
func (w *workbook) merge(a area, s *sheet) {
	merged, err := w.in.GetMergeCells(a.sheet, true)
	must(err)
	for _, m := range merged {
		x1, y1, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		must(err)
		x2, y2, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		must(err)
		for y := max(y1, a.top); y <= min(y2, a.bottom); y++ {
			for x := max(x1, a.left); x <= min(x2, a.right); x++ {
				s.Rows[y-a.top][x-a.left].Merged = x != x1 || y != y1
			}
		}
	}
}

// text gives what a cell is worth.
func (w *workbook) text(sheet string, x, y int, at string) string {
	cell, err := excelize.CoordinatesToCellName(x, y)
	must(err)
	raw, err := w.in.GetCellValue(sheet, cell)
	must(err)
	kind, err := w.in.GetCellType(sheet, cell)
	must(err)
	switch kind {
	case excelize.CellTypeError:
		panic(w.fault("单元格 %s 是错误值 %s，请改正公式", "the cell %s is an error, %s; correct its formula", at, raw))
	case excelize.CellTypeBool:
		return strings.NewReplacer("0", "FALSE", "1", "TRUE").Replace(raw)
	case excelize.CellTypeDate:
		return strings.TrimSuffix(raw, "T00:00:00")
	case excelize.CellTypeUnset, excelize.CellTypeNumber:
		if raw = strings.TrimSpace(raw); raw != "" {
			return w.number(sheet, cell, raw, at)
		}
		if formula, err := w.in.GetCellFormula(sheet, cell); err != nil || formula != "" {
			panic(w.uncalculated(at))
		}
	case excelize.CellTypeFormula:
		if raw == "" && w.unworked[cell] {
			panic(w.uncalculated(at))
		}
	}
	return raw
}

func (w *workbook) uncalculated(at string) *Fault {
	return w.fault("单元格 %s 的公式没有计算结果，请用表格软件打开并保存",
		"the formula of the cell %s was never worked out; open the workbook in a spreadsheet program and save it", at)
}

// number gives a number as it is stored, and a day as 2023-05-04.
func (w *workbook) number(sheet, cell, raw, at string) string {
	text, ok := storedNumber(raw)
	if !ok {
		panic(w.fault("单元格 %s 的数 %q 无法读取，请重新填写", "the number %[2]q of the cell %[1]s cannot be read; enter it anew", at, raw))
	}
	switch w.format(sheet, cell) {
	case dayFormat:
		day, ok := storedDay(raw, w.date1904)
		if !ok {
			panic(w.fault("单元格 %s 设为日期格式，但 %s 不是日期，请改正", "the cell %s is formatted as a date, but %s is none; correct it", at, text))
		}
		return day
	case clockFormat:
		panic(w.fault("单元格 %s 是时刻或时长，请改为文本或数字", "the cell %s holds a time of day or a duration; write it as text or as a number", at))
	}
	return text
}

// format tells what the style of a cell makes of a number.
func (w *workbook) format(sheet, cell string) formatKind {
	id, err := w.in.GetCellStyle(sheet, cell)
	must(err)
	kind, ok := w.kinds[id]
	if !ok {
		style, err := w.in.GetStyle(id)
		if err == nil { // a workbook may have no styles at all
			kind = kindOf(style.NumFmt, style.CustomNumFmt)
		}
		w.kinds[id] = kind
	}
	return kind
}
