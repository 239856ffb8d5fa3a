package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A Cache keeps files that take time to make, by the SHA-256 of all that
// decides their bytes. It may forget, and must stand being called at once from
// several goroutines. With and without it, Pages makes the same.
type Cache interface {
	Get(key string) ([]byte, bool)
	Put(key string, data []byte)
}

// cached gives the bytes of a workbook, from the cache if they lie there.
func (w *workbook) cached(c Cache) ([]byte, error) {
	if c == nil {
		return w.bytes()
	}
	sum := sha256.Sum256(jsonOf(w))
	key := hex.EncodeToString(sum[:])
	if data, ok := c.Get(key); ok {
		return data, nil
	}
	data, err := w.bytes()
	if err == nil {
		c.Put(key, data)
	}
	return data, err
}

// bytes writes the workbook; the same workbook always gives the same bytes.
func (w *workbook) bytes() (data []byte, err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	styles, err := w.styles(f)
	if err != nil {
		return nil, err
	}
	for i, s := range w.Sheets {
		name := sheetName(s.Table, i)
		if i == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err == nil {
			err = s.write(f, name, styles)
		}
		if err != nil {
			return nil, fmt.Errorf("tables.xlsx: %s: %w", s.Table, err)
		}
	}
	err = f.SetDocProps(&excelize.DocProperties{Title: w.Title, Creator: w.Author, LastModifiedBy: w.Author, Created: w.Created, Modified: w.Created})
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// sheetName is the table's id where Excel takes it: at most 31 letters, and
// not the name that it keeps for itself. No id has a space, as the other has.
func sheetName(table string, i int) string {
	if len(table) > 31 || table == "history" {
		return "table " + strconv.Itoa(i+1)
	}
	return table
}

// styles makes the styles that the cells of the workbook name.
func (w *workbook) styles(f *excelize.File) (map[string]int, error) {
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	wanted := map[string]*excelize.Style{
		"title": {Font: &excelize.Font{Bold: true, Size: 12}},
		"label": {Alignment: wrap},
		"words": {Alignment: wrap, NumFmt: 49},
		"code":  {Font: &excelize.Font{Color: "595959"}, Alignment: &excelize.Alignment{Vertical: "top"}},
	}
	names := []string{"title", "label", "words", "code"} // in this order: ids of styles are counted
	for _, s := range w.Sheets {
		for _, line := range s.Lines {
			for _, c := range line {
				if decimals, ok := strings.CutPrefix(c.Style, "0"); ok && wanted[c.Style] == nil {
					n, _ := strconv.Atoi(decimals) // cellOf wrote it
					format := "0"
					if n > 0 {
						format += "." + strings.Repeat("0", n)
					}
					wanted[c.Style] = &excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Vertical: "top"}}
					names = append(names, c.Style)
				}
			}
		}
	}
	out := map[string]int{}
	for _, name := range names {
		id, err := f.NewStyle(wanted[name])
		if err != nil {
			return nil, err
		}
		out[name] = id
	}
	return out, nil
}

func (s *sheet) write(f *excelize.File, name string, styles map[string]int) error {
	for i, width := range s.Widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err == nil {
			err = f.SetColWidth(name, column, column, width)
		}
		if err != nil {
			return err
		}
	}
	right := 0
	for y, line := range s.Lines {
		right = max(right, len(line))
		for x, c := range line {
			if err := c.write(f, name, x, y, styles); err != nil {
				return err
			}
		}
	}
	from, err := excelize.CoordinatesToCellName(s.Left+1, s.Top+1, true)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(right, len(s.Lines), true)
	if err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "table_" + s.Table, RefersTo: "'" + name + "'!" + from + ":" + to})
}

func (c wbCell) write(f *excelize.File, sheet string, x, y int, styles map[string]int) error {
	at, err := excelize.CoordinatesToCellName(x+1, y+1)
	if err != nil || c.Text == "" && c.Number == "" {
		return err
	}
	if c.Number != "" {
		err = f.SetCellDefault(sheet, at, c.Number) // the digits as filed, 99.50 too
	} else {
		err = f.SetCellStr(sheet, at, c.Text)
	}
	if err == nil && c.Style != "" {
		err = f.SetCellStyle(sheet, at, at, styles[c.Style])
	}
	return err
}
