package scaffold

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"

	"gongkai/disclosure"
)

// fromFiles leaves the tables to CSV files, one each, or to the worksheets of
// one workbook, and names them in report.toml.
func (s *scaffold) fromFiles(cells, items []*disclosure.TableForm) error {
	book, err := newBook()
	if err != nil {
		return err
	}
	defer book.close()
	var typed []*disclosure.TableForm // words of both languages stand in report.toml
	cells = slices.DeleteFunc(slices.Clone(cells), func(t *disclosure.TableForm) bool {
		if t.HoldsWords() {
			typed = append(typed, t)
		}
		return t.HoldsWords()
	})
	for _, part := range []struct {
		header string
		tables []*disclosure.TableForm
	}{{"cells", cells}, {"items", items}} {
		if len(part.tables) == 0 {
			continue
		}
		s.line()
		s.remark("表格从下列文件读取，请在文件中填写。", "Tables are read from these files; fill them in there.")
		s.line("[", part.header, "]")
		var list []entry
		for _, t := range part.tables {
			e := entry{t.ID, fmt.Sprintf("{ file = %q }", t.ID+".csv"), both(t.Caption)}
			if t.Optional {
				e.remark = "可选 optional: " + e.remark
			}
			switch {
			case s.Tables == "xlsx":
				e.value = fmt.Sprintf("{ file = %q, range = %q }", workbook, rangeOf(t))
				err = book.table(s, t)
			case t.Items:
				s.files[t.ID+".csv"] = csvOf([][]string{s.itemHead(t)})
			default:
				s.files[t.ID+".csv"] = csvOf(s.list(t))
			}
			if err != nil {
				return err
			}
			list = append(list, e)
		}
		s.entries(list)
	}
	for _, t := range typed {
		s.line()
		s.table(t)
	}
	if len(s.filled) > 0 {
		s.remark("取自 "+s.Last.ID+"：", "Filled in from it:")
		for _, id := range s.filled {
			s.line("#   ", id)
		}
	}
	if s.Tables == "xlsx" && len(cells)+len(items) > 0 {
		if s.files[workbook], err = book.bytes(); err != nil {
			return err
		}
	}
	return nil
}

// list is a table with a line for each cell: code, labels, value, unit.
func (s *scaffold) list(t *disclosure.TableForm) [][]string {
	lines := [][]string{{"编号", "项目", "item", "数值", "单位", "说明"}}
	t.Empty(s.Year).Cells(func(_ *disclosure.Block, r *disclosure.Row, c *disclosure.Column, f *disclosure.Fact) {
		line := []string{f.ID, f.Label.In(disclosure.ZhCN), f.Label.In(disclosure.En), s.plain(f, words(r, c)), f.Unit.Word.In(disclosure.ZhCN), ""}
		if s.carried[f.ID] != nil {
			line[5] = "取自 from " + s.Last.ID
		}
		lines = append(lines, line)
	})
	return lines
}

// itemHead is the first line of a catalogue: its columns by label, each text
// once more for its English.
func (s *scaffold) itemHead(t *disclosure.TableForm) []string {
	head := []string{"编号"}
	for _, c := range t.Blocks[0].Columns {
		label := oneLine(c.Label.In(disclosure.ZhCN))
		head = append(head, label)
		if c.Kind == disclosure.Words {
			head = append(head, label+".en")
		}
	}
	return head
}

// plain is what stands in the cell of a file: there, a text has one language.
func (s *scaffold) plain(f *disclosure.Fact, words []disclosure.Word) string {
	switch {
	case s.carried[f.ID] != nil && f.IsNumber():
		s.filled = append(s.filled, f.ID)
		return s.carried[f.ID].Value.String()
	case f.Kind == disclosure.Words:
		return disclosure.Unfilled[disclosure.ZhCN]
	case f.Kind == disclosure.Choice && len(words) > 0:
		return words[0].Name.In(disclosure.ZhCN)
	case f.Kind == disclosure.OrganRef:
		return s.Organ.ID
	}
	return ""
}

// csvOf writes a CSV as Excel reads it.
func csvOf(lines [][]string) []byte {
	b := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(b)
	w.UseCRLF = true
	if err := w.WriteAll(lines); err != nil {
		panic(err) // a buffer takes every write
	}
	return b.Bytes()
}
