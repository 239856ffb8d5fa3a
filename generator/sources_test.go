package generator_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongkai/disclosure"
	"gongkai/generator"
	"gongkai/internal/testsite"
)

// aReport is one with the three statutory tables, all 200 cells typed.
const aReport = "reports/2022/disclosure/"

// listCSV writes the tables of a report as lists of codes and values.
func listCSV(r *disclosure.Report) map[string]string {
	out := map[string]string{}
	for _, t := range r.Tables {
		records := [][]string{{"编号", "指标", "数值"}}
		t.Cells(func(_ *disclosure.Block, _ *disclosure.Row, _ *disclosure.Column, f *disclosure.Fact) {
			records = append(records, []string{f.ID, f.Label[disclosure.ZhCN], f.Value.String()})
		})
		out[t.ID+".csv"] = toCSV(records)
	}
	return out
}

// printedCSV writes them as printed: Chinese heads above, and at the left.
func printedCSV(r *disclosure.Report) map[string]string {
	out := map[string]string{}
	for _, t := range r.Tables {
		out[t.ID+".csv"] = "\ufeff" + toCSV(printed(t, false))
	}
	return out
}

// printed lays a table out in lines, by codes or by Chinese labels. Heads above
// heads stand on lines of their own.
func printed(t *disclosure.Table, codes bool) [][]string {
	name := func(id string, label disclosure.Text) string {
		if codes {
			return id
		}
		return label[disclosure.ZhCN]
	}
	var lines [][]string
	for _, b := range t.Blocks {
		if b.Label != nil && !codes {
			lines = append(lines, []string{b.Label[disclosure.ZhCN]})
		}
		if b.Columns[0].In != nil && !codes {
			lines = append(lines, []string{"", "", "申请人情况"}, []string{"", "", "自然人", "法人或其他组织", "", "", "", "", "总计"})
		}
		head := []string{b.Head[disclosure.ZhCN], ""}
		for _, c := range b.Columns {
			head = append(head, name(c.ID, c.Label))
		}
		lines = append(lines, head)
		for _, row := range b.Rows {
			group := ""
			if row.In != nil && !codes {
				group = row.In.Label[disclosure.ZhCN]
			}
			line := []string{group, name(row.ID, row.Label)}
			for _, f := range row.Cells {
				line = append(line, f.Value.String())
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func toCSV(records [][]string) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, r := range records {
		if err := w.Write(r); err != nil {
			panic(err)
		}
	}
	w.Flush()
	return b.String()
}

// workbook writes all tables into one workbook, each with its defined name; the
// numbers are numbers.
func workbook(t *testing.T, r *disclosure.Report, codes bool) string {
	t.Helper()
	x := excelize.NewFile()
	for _, tb := range r.Tables {
		if _, err := x.NewSheet(tb.ID); err != nil {
			t.Fatal(err)
		}
		lines := printed(tb, codes)
		width := 0
		for i, line := range lines {
			width = max(width, len(line))
			for k, text := range line {
				at, err := excelize.CoordinatesToCellName(k+2, i+3)
				if err != nil {
					t.Fatal(err)
				}
				var v any = text
				if k >= 2 && regexp.MustCompile(`^[0-9]+$`).MatchString(text) {
					n := 0
					fmt.Sscan(text, &n)
					v = n
				}
				if err := x.SetCellValue(tb.ID, at, v); err != nil {
					t.Fatal(err)
				}
			}
		}
		last, _ := excelize.CoordinatesToCellName(width+1, len(lines)+2, true)
		if err := x.SetDefinedName(&excelize.DefinedName{Name: "table_" + tb.ID, RefersTo: tb.ID + "!$B$3:" + last}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTablesFromAnySourceMakeTheSameContent files the same 200 cells in
// report.toml, as CSV in two shapes, and as a workbook in two shapes.
func TestTablesFromAnySourceMakeTheSameContent(t *testing.T) {
	files := testsite.Files(t, "../site/check/rules/testdata/base-forms.txtar")
	filings := disclosure.Open(testsite.FS(files))
	report, err := filings.Read("2022/disclosure")
	if err != nil {
		t.Fatal(err)
	}
	want, err := generator.Pages(t.Context(), filings)
	if err != nil {
		t.Fatal(err)
	}
	cells := 0
	for _, tb := range report.Tables {
		tb.Cells(func(*disclosure.Block, *disclosure.Row, *disclosure.Column, *disclosure.Fact) { cells++ })
	}
	if cells != 10+175+15 {
		t.Fatalf("the report has %d cells", cells)
	}
	fromCSV := "[cells]\na = { file = \"a.csv\" }\nb = { file = \"b.csv\" }\nc = { file = \"c.csv\" }\n"
	fromXLSX := "[cells]\na = { file = \"t.xlsx\", range = \"table_a\" }\nb = { file = \"t.xlsx\", range = \"table_b\" }\nc = { file = \"t.xlsx\", range = \"table_c\" }\n"
	for name, source := range map[string]struct {
		toml  string
		files map[string]string
	}{
		"lists as CSV":         {fromCSV, listCSV(report)},
		"as printed, CSV":      {fromCSV, printedCSV(report)},
		"as printed, workbook": {fromXLSX, map[string]string{"t.xlsx": workbook(t, report, false)}},
		"by codes, workbook":   {fromXLSX, map[string]string{"t.xlsx": workbook(t, report, true)}},
	} {
		t.Run(name, func(t *testing.T) {
			filed := maps.Clone(files)
			head, _, ok := strings.Cut(filed[aReport+"report.toml"], "[cells.a]")
			if !ok {
				t.Fatal("the report has no [cells.a]")
			}
			filed[aReport+"report.toml"] = head + source.toml
			for file, data := range source.files {
				filed[aReport+file] = data
			}
			got, err := generator.Pages(t.Context(), disclosure.Open(testsite.FS(filed)))
			if err != nil {
				t.Fatal(err)
			}
			for p := range want {
				if !bytes.Equal(got[p], want[p]) {
					t.Errorf("%s differs", p)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d files, want %d", len(got), len(want))
			}
		})
	}
}
