package disclosure

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A few kilobytes of zip can unfold into gigabytes: 64 MiB of XML, and from it
// a cell for each place left of the last one of every row. What a workbook may
// come to is counted before excelize builds it.
const (
	unzippedBytes = 64 << 20
	xmlMarks      = 2_000_000   // < and =: elements and attributes
	builtCells    = 500_000     // cells that excelize makes, empty ones too
	movedRows     = 100_000_000 // it moves all later rows for each that has no number
	mergedCells   = 5_000       // it compares each with each
)

var (
	errCharset = errors.New("XML that is not UTF-8")
	errMerged  = errors.New("merged cells overlap")
)

// weigh refuses what a workbook of tables never holds. It also names the cells
// of any worksheet whose formula has no value, not even an empty one, which
// excelize does not tell apart.
func weigh(file string, parts *zip.Reader) (unworked map[string]bool, fault *Fault) {
	total, marks := 0, 0
	unworked = map[string]bool{}
	for _, part := range parts.File {
		in, err := part.Open()
		must(err)
		data, err := io.ReadAll(io.LimitReader(in, unzippedBytes+1))
		in.Close()
		must(err)
		total += len(data)
		marks += bytes.Count(data, []byte("<")) + bytes.Count(data, []byte("="))
		if total > unzippedBytes {
			return nil, tooMuch(file, 0, "MiB", unzippedBytes>>20)
		}
		if marks > xmlMarks {
			return nil, &Fault{File: file, Message: Say("内容过多，请只留下要公开的表", "holds too much; keep only the table to be published")}
		}
		if fault := weighPart(file, data, unworked); fault != nil {
			return nil, fault
		}
	}
	return unworked, nil
}

// A load is what excelize would make of one worksheet.
type load struct {
	cells, rows, last, unnumbered int
	loose                         bool // the row has no number of its own
	col, width                    int
	merged                        [][4]int
}

// weighPart counts one part of a workbook. What is no XML ends by itself.
func weighPart(file string, data []byte, unworked map[string]bool) *Fault {
	in := xml.NewDecoder(bytes.NewReader(data))
	in.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errCharset }
	var l load
	var ref string // of the cell that is being read
	var formula, value = false, false
	for {
		token, err := in.RawToken()
		if err != nil {
			if errors.Is(err, errCharset) {
				panic(errCharset)
			}
			return nil
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "c" && formula && !value {
			unworked[ref] = true
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "row":
			l.row(attr(start, "r"))
		case "c":
			ref, formula, value = attr(start, "r"), false, false
			l.cell(ref)
		case "f":
			formula = true
		case "v":
			value = true
		case "mergeCell":
			l.merge(attr(start, "ref"))
		}
		switch {
		case l.cells+l.width > builtCells:
			return tooMuch(file, 0, "cells", builtCells)
		case l.rows*l.unnumbered > movedRows:
			return &Fault{File: file, Message: Say("大量的行没有行号，请用表格软件打开后另存", "has too many rows without a number; open it in a spreadsheet program and save it anew")}
		case len(l.merged) > mergedCells:
			return tooMuch(file, 0, "merged cells", mergedCells)
		}
	}
}

// attr gives the last attribute of that name, in whatever namespace, as
// decoding into a struct does.
func attr(e xml.StartElement, name string) (value string) {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			value = a.Value
		}
	}
	return value
}

func (l *load) row(number string) {
	l.cells += l.width
	l.rows, l.col, l.width = l.rows+1, 0, 0
	n, _ := strconv.Atoi(number)
	if l.loose = n <= l.last; l.loose {
		l.unnumbered++
	}
	l.last = max(l.last, n)
}

// cell adds what the row gets wider by; in a row without a number, each cell
// may name a row of its own.
func (l *load) cell(ref string) {
	col, _, err := excelize.CellNameToCoordinates(ref)
	switch {
	case err != nil:
		l.col++
		l.width++
	case l.loose:
		l.width += col
	default:
		l.col = max(l.col+1, col)
		l.width = max(l.width, l.col)
	}
}

// merge holds a merged cell against the others: they must not overlap.
func (l *load) merge(ref string) {
	first, last, ok := strings.Cut(ref, ":")
	if !ok {
		last = first
	}
	x1, y1, err1 := excelize.CellNameToCoordinates(first)
	x2, y2, err2 := excelize.CellNameToCoordinates(last)
	must(errors.Join(err1, err2))
	if x1 > x2 || y1 > y2 {
		panic(errMerged)
	}
	for _, o := range l.merged {
		if x1 <= o[2] && o[0] <= x2 && y1 <= o[3] && o[1] <= y2 {
			panic(errMerged)
		}
	}
	l.merged = append(l.merged, [4]int{x1, y1, x2, y2})
}
