package scaffold

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"gongkai/disclosure"
)

const workbook = "tables.xlsx"

// itemLines is how many items the area of a catalogue has room for; whoever
// has more stretches the name.
const itemLines = 300

func rangeOf(t *disclosure.TableForm) string { return "table_" + t.ID }

// A book is a workbook in the making, a worksheet for each table.
type book struct {
	file       *excelize.File
	sheets     int
	head, body int // styles
}

func newBook() (*book, error) {
	b := &book{file: excelize.NewFile()}
	var err error
	wrap := &excelize.Alignment{WrapText: true, Vertical: "center"}
	if b.head, err = b.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: wrap}); err != nil {
		return nil, err
	}
	b.body, err = b.file.NewStyle(&excelize.Style{Alignment: wrap})
	return b, err
}

func (b *book) close() { _ = b.file.Close() } // nothing of it lies on a disk

func (b *book) bytes() ([]byte, error) {
	out, err := b.file.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// table lays a table out as a grid: for each block its name, the heads of
// columns in words, then in codes; below them its rows, codes and words first.
// Words stand in both languages at once, so that reading goes by the codes.
func (b *book) table(s *scaffold, t *disclosure.TableForm) error {
	b.sheets++
	name := fmt.Sprintf("%d %s", b.sheets, t.ID)
	name = name[:min(len(name), 31)] // ids are ASCII, and a worksheet's name has no more
	if b.sheets == 1 {
		if err := b.file.SetSheetName(b.file.GetSheetName(0), name); err != nil {
			return err
		}
	} else if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	if t.Items {
		return b.place(name, t, [][]any{cellsOf(s.itemHead(t))}, map[int]bool{0: true}, itemLines)
	}
	var lines [][]any
	heads := map[int]bool{}
	for _, bl := range t.Empty(s.Year).Blocks {
		labels, codes := []any{"", both(bl.Head) + " /"}, []any{"编号 / code", ""}
		for _, c := range bl.Columns {
			label := ""
			for _, g := range c.In.Path() {
				label += both(g.Label) + " / "
			}
			labels, codes = append(labels, label+both(c.Label)), append(codes, c.ID)
		}
		if bl.ID != "" {
			heads[len(lines)] = true
			lines = append(lines, []any{"", both(bl.Label) + " /"})
		}
		heads[len(lines)], heads[len(lines)+1] = true, true
		lines = append(lines, labels, codes)
		for _, r := range bl.Rows {
			line := []any{r.ID, both(r.Label)}
			for k, c := range bl.Columns {
				line = append(line, value(s.plain(r.Cells[k], words(r, c)), r.Cells[k]))
			}
			lines = append(lines, line)
		}
	}
	return b.place(name, t, lines, heads, 0)
}

// value is a number where the cell holds one that a spreadsheet program keeps
// as it is, else text.
func value(text string, f *disclosure.Fact) any {
	if n, err := strconv.Atoi(text); err == nil && f.IsNumber() {
		return n
	}
	if text == "" {
		return nil
	}
	return text
}

// place writes lines to a worksheet and gives their area its name.
func (b *book) place(sheet string, t *disclosure.TableForm, lines [][]any, heads map[int]bool, more int) error {
	most := 0
	for y, line := range lines {
		most = max(most, len(line))
		at, err := excelize.CoordinatesToCellName(1, y+1)
		if err != nil {
			return err
		}
		if err := b.file.SetSheetRow(sheet, at, &line); err != nil {
			return err
		}
		style := b.body
		if heads[y] {
			style = b.head
		}
		if err := b.file.SetRowStyle(sheet, y+1, y+1, style); err != nil {
			return err
		}
	}
	end, err := excelize.ColumnNumberToName(most)
	if err != nil {
		return err
	}
	if err := b.file.SetColWidth(sheet, "A", end, 16); err != nil {
		return err
	}
	if !t.Items {
		if err := b.file.SetColWidth(sheet, "A", "B", 36); err != nil {
			return err
		}
	}
	return b.file.SetDefinedName(&excelize.DefinedName{
		Name: rangeOf(t), RefersTo: fmt.Sprintf("'%s'!$A$1:$%s$%d", sheet, end, len(lines)+more),
	})
}

func cellsOf(words []string) []any {
	out := make([]any, len(words))
	for i, w := range words {
		out[i] = w
	}
	return out
}
