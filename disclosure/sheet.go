package disclosure

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A sheet is a table as it lies in a file: a rectangle of text, of which
// nothing is known yet.
type sheet struct {
	File string
	Rows [][]entry // all of the same length
}

// An entry is one cell of a sheet.
type entry struct {
	Text   string
	At     string // where people find it: C3 in a CSV, 'Sheet 1'!C3 in a workbook
	Line   int    // the line of a CSV that it starts on, as a Fault names it; 0 in a workbook
	Merged bool   // covered by the cell that was merged over it from the left or from above
}

// What is larger than this is no table that people filed.
const (
	sheetBytes   = 16 << 20
	sheetRows    = 100_000
	sheetColumns = 200
	csvCells     = 1_000_000
)

// readCSV reads a CSV file: UTF-8 or GB 18030, cut by commas, or by tabs or
// semicolons if its first line has no comma. Blank lines are rows, so that
// addresses are those that a spreadsheet program shows.
func readCSV(fsys fs.FS, file string) (*sheet, *Fault) {
	data, fault := readSheetFile(fsys, file)
	if fault != nil {
		return nil, fault
	}
	if data, fault = decodeCSV(file, data); fault != nil {
		return nil, fault
	}
	in := csv.NewReader(bytes.NewReader(data))
	in.Comma = separator(data)
	in.FieldsPerRecord = -1
	if bytes.Count(data, []byte(string(in.Comma))) > 4*csvCells { // before memory is spent on them
		return nil, tooMuch(file, 0, "cells", csvCells)
	}
	s := &sheet{File: file}
	width, next, offset := 0, 1, int64(0) // next is the line that follows the last record
	for {
		record, err := in.Read()
		if err == io.EOF {
			return s, s.square(width)
		}
		if err != nil {
			return nil, brokenCSV(file, err)
		}
		line, _ := in.FieldPos(0)
		blank := line - next // csv skips blank lines
		width = max(width, len(record))
		switch {
		case len(s.Rows)+blank >= sheetRows:
			return nil, tooMuch(file, line, "rows", sheetRows)
		case width > sheetColumns:
			return nil, tooMuch(file, line, "columns", sheetColumns)
		}
		row := make([]entry, len(record))
		for i, text := range record {
			row[i].Text = text
			row[i].Line, _ = in.FieldPos(i)
		}
		s.Rows = append(append(s.Rows, make([][]entry, blank)...), row)
		next += bytes.Count(data[offset:in.InputOffset()], []byte("\n"))
		offset = in.InputOffset()
	}
}

// square gives every row the same length, and every cell its address.
func (s *sheet) square(width int) *Fault {
	if len(s.Rows)*width > csvCells {
		return tooMuch(s.File, 0, "cells", csvCells)
	}
	line := 1
	for y, row := range s.Rows {
		if len(row) > 0 {
			line = row[0].Line
		}
		row = append(row, make([]entry, width-len(row))...)
		for x := range row {
			row[x].At = columnName(x+1) + strconv.Itoa(y+1)
			row[x].Line = max(row[x].Line, line)
			line = row[x].Line
		}
		s.Rows[y] = row
		line++
	}
	return nil
}

// columnName gives the letters of a column counted from 1: A, Z, AA.
func columnName(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// readSheetFile reads a file that is not too large to be a table.
func readSheetFile(fsys fs.FS, file string) ([]byte, *Fault) {
	// A link may lead out of the report's folder, and a pipe never ends.
	if info, err := fs.Lstat(fsys, file); err == nil && !info.Mode().IsRegular() {
		return nil, &Fault{File: file, Message: Say("应为普通文件，不能是链接或管道", "must be a plain file, not a link or a pipe")}
	}
	f, err := fsys.Open(file)
	if err != nil {
		return nil, unreadable(file, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, sheetBytes+1))
	if err != nil {
		return nil, unreadable(file, err)
	}
	if len(data) > sheetBytes {
		return nil, tooMuch(file, 0, "MiB", sheetBytes>>20)
	}
	return data, nil
}

// decodeCSV gives the text of a CSV as UTF-8, without its mark. What is not
// UTF-8 must be GB 18030 from end to end.
func decodeCSV(file string, data []byte) ([]byte, *Fault) {
	if !utf8.Valid(data) {
		text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
			good, _, _ := bytes.Cut(text, []byte("\ufffd"))
			return nil, &Fault{File: file, Line: 1 + bytes.Count(good, []byte("\n")), Message: Say(
				"既不是 UTF-8 也不是 GB 18030 编码，请另存为“CSV UTF-8”", "is neither UTF-8 nor GB 18030; save it as \"CSV UTF-8\"")}
		}
		data = text
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return nil, &Fault{File: file, Line: 1 + bytes.Count(data[:i], []byte("\n")), Message: Say(
			"含有空字符，不是文本文件，请另存为“CSV UTF-8”", "holds NUL characters, so it is no text file; save it as \"CSV UTF-8\"")}
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

// separator looks at the first line only: later ones may have commas in words.
func separator(data []byte) rune {
	first, _, _ := bytes.Cut(data, []byte("\n"))
	for _, r := range ",\t;" {
		if bytes.ContainsRune(first, r) {
			return r
		}
	}
	return ','
}

// brokenCSV names the line on which the record that cannot be read begins.
func brokenCSV(file string, err error) *Fault {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return unreadable(file, err)
	}
	return &Fault{File: file, Line: at.StartLine, Message: Say(
		"引号不成对：含引号的单元格应以引号起止，其中的引号写两遍",
		"the quotation marks do not match: a cell with any must stand in them, and those within it are doubled")}
}

// tooMuch says which limit was exceeded; what is one of the keys below.
func tooMuch(file string, line int, what string, most int) *Fault {
	zh := map[string]string{"rows": "行", "columns": "列", "cells": "个单元格", "MiB": " MiB", "merged cells": "个合并单元格"}[what]
	return &Fault{File: file, Line: line, Message: Text{
		ZhCN: fmt.Sprintf("超过 %d%s，请只留下要公开的表", most, zh),
		En:   fmt.Sprintf("has more than %d %s; keep only the table to be published", most, what)}}
}
