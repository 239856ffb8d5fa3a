package disclosure

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// seedXLSX makes a workbook of two worksheets, with names, merged cells, dates
// and formulas.
func seedXLSX(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	_, err := f.NewSheet("Sheet 2")
	check(err)
	for cell, value := range map[string]any{
		"A1": "类别", "B1": "件数", "A2": "许可", "B2": 0.1, "C2": true, "A4": "日期", "B4": 45050, "C4": 45050.5,
	} {
		check(f.SetCellValue("Sheet1", cell, value))
	}
	for cell, raw := range map[string]string{"B3": "0.30000000000000004", "C3": "1.2E-3"} {
		check(f.SetCellDefault("Sheet1", cell, raw))
	}
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	check(err)
	code := `yyyy"年"m"月";@`
	own, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	check(err)
	check(f.SetCellStyle("Sheet1", "B4", "B4", day))
	check(f.SetCellStyle("Sheet1", "C4", "C4", own))
	check(f.MergeCell("Sheet1", "A2", "A3"))
	check(f.MergeCell("Sheet1", "B1", "C1"))
	check(f.SetCellValue("Sheet 2", "B2", 7))
	check(f.SetCellFormula("Sheet 2", "B3", "B2*2"))
	for name, ref := range map[string]string{
		"table": "Sheet1!$A$1:$C$4", "one": "'Sheet 2'!$B$2", "formula": "'Sheet 2'!$B$2:$B$3", "two": "Sheet1!$A$1,Sheet1!$B$2",
		"columns": "Sheet1!$A:$C", "wide": "Sheet1!$A$1:$ZZ$1", "big": "Sheet1!$A$1:$C$99999", "gone": "Sheet9!$A$1", "inner": "Sheet1!$A$3:$C$3",
	} {
		check(f.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: ref}))
	}
	check(f.SetDefinedName(&excelize.DefinedName{Name: "twice", RefersTo: "Sheet1!$A$1", Scope: "Sheet1"}))
	check(f.SetDefinedName(&excelize.DefinedName{Name: "twice", RefersTo: "Sheet1!$A$1", Scope: "Sheet 2"}))
	check(f.SetDefinedName(&excelize.DefinedName{Name: "local", RefersTo: "'Sheet 2'!$B$2", Scope: "Sheet 2"}))
	b, err := f.WriteToBuffer()
	check(err)
	return b.Bytes()
}

// withPart makes a workbook of one worksheet, one part of which is replaced.
func withPart(t testing.TB, name, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	parts := emptyXLSX()
	parts[name] = text
	for name, text := range parts {
		to, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(to, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// emptyXLSX gives the parts of a workbook of one worksheet.
func emptyXLSX() map[string]string {
	parts := map[string]string{}
	f := excelize.NewFile()
	f.Pkg.Range(func(name, data any) bool {
		parts[name.(string)] = string(data.([]byte))
		return true
	})
	return parts
}

// rawXLSX makes a workbook whose only worksheet has the given XML.
func rawXLSX(t testing.TB, text string) []byte {
	t.Helper()
	return withPart(t, "xl/worksheets/sheet1.xml", text)
}

func worksheet(rows string) string {
	return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
}

// TestReadXLSX reads areas by name, and all of an only worksheet.
func TestReadXLSX(t *testing.T) {
	seed := seedXLSX(t)
	tests := []struct {
		name, area string
		in         []byte
		want       string
	}{
		{"a name", "Table", seed, "类别@Sheet1!A1 | 件数@Sheet1!B1 | @Sheet1!C1*\n许可@Sheet1!A2 | 0.1@Sheet1!B2 | TRUE@Sheet1!C2\n" +
			"@Sheet1!A3* | 0.3@Sheet1!B3 | 0.0012@Sheet1!C3\n日期@Sheet1!A4 | 2023-05-04@Sheet1!B4 | 2023-05-04T12:00:00@Sheet1!C4\n"},
		{"one cell", "one", seed, "7@'Sheet 2'!B2\n"},
		{"a name of a worksheet", "local", seed, "7@'Sheet 2'!B2\n"},
		{"merged from outside", "inner", seed, "@Sheet1!A3* | 0.3@Sheet1!B3 | 0.0012@Sheet1!C3\n"},
		{"used range", "", rawXLSX(t, worksheet(`<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c></row><row r="4"><c r="B4"><v>1.10</v></c></row>`)),
			"@Sheet1!A1 | @Sheet1!B1\na@Sheet1!A2 | @Sheet1!B2\n@Sheet1!A3 | @Sheet1!B3\n@Sheet1!A4 | 1.10@Sheet1!B4\n"},
		{"saved formulas", "", rawXLSX(t, worksheet(`<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"x"</f><v>x</v></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1" t="d"><v>2023-05-04T00:00:00</v></c></row>`)),
			"2@Sheet1!A1 | x@Sheet1!B1 | @Sheet1!C1 | 2023-05-04@Sheet1!D1\n"},
	}
	for _, tt := range tests {
		s, fault := readXLSX(inFile("b.xlsx", tt.in), "b.xlsx", tt.area)
		if fault != nil {
			t.Errorf("%s: %v", tt.name, fault)
		} else if got := show(s); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestReadXLSXFaults holds each fault to its words; what would fill memory or
// take hours is refused in a moment.
func TestReadXLSXFaults(t *testing.T) {
	seed := seedXLSX(t)
	rows := func(n int, row string) []byte {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, row, i+1)
		}
		return rawXLSX(t, worksheet(b.String()))
	}
	bomb := rawXLSX(t, worksheet(strings.Repeat(" ", unzippedBytes)))
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	tests := []struct {
		name, area string
		in         []byte
		want       string
	}{
		{"unknown name", "tabel", seed, `has no defined name "tabel"; there are ["big" "columns" "formula" "gone" "inner" "local" "one" "table" "twice" "two" "wide"]`},
		{"name twice", "twice", seed, `the name "twice" is defined in several worksheets; give each its own`},
		{"two areas", "two", seed, `the name "two" refers to "Sheet1!$A$1,Sheet1!$B$2"; it must be one rectangle, as Sheet1!$A$1:$H$27`},
		{"columns", "columns", seed, `the name "columns" refers to "Sheet1!$A:$C"; it must be one rectangle, as Sheet1!$A$1:$H$27`},
		{"no worksheet", "gone", seed, `the name "gone" refers to the worksheet "Sheet9", which is not there`},
		{"wide", "wide", seed, `has more than 200 columns; keep only the table to be published`},
		{"big", "big", seed, `has more than 100000 cells; keep only the table to be published`},
		{"no name", "", seed, `has 2 worksheets, ["Sheet1" "Sheet 2"]; define a name for the area to be published, and give it`},
		{"formula", "formula", seed, `the formula of the cell 'Sheet 2'!B3 was never worked out; open the workbook in a spreadsheet program and save it`},
		{"formula of openpyxl", "", rawXLSX(t, worksheet(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v/></c></row>`)), `the formula of the cell Sheet1!B1 was never worked out; open the workbook in a spreadsheet program and save it`},
		{"error", "", rawXLSX(t, worksheet(`<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`)), `the cell Sheet1!A1 is an error, #DIV/0!; correct its formula`},
		{"no number", "", rawXLSX(t, worksheet(`<row r="1"><c r="A1"><v>1x</v></c></row>`)), `the number "1x" of the cell Sheet1!A1 cannot be read; enter it anew`},
		{"empty", "", rawXLSX(t, worksheet("")), `the worksheet "Sheet1" is empty; fill it in`},
		{"password", "", []byte(ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00"), `the workbook has a password; save it without`},
		{"old", "", []byte(ole), `is in an old format (.xls); save it as .xlsx`},
		{"no workbook", "", []byte("a,b\n"), `is no .xlsx workbook; save it as .xlsx`},
		{"no part", "", []byte("PK\x05\x06" + strings.Repeat("\x00", 18)), `is damaged`},
		{"cut off", "", rawXLSX(t, `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>`), `is damaged`},
		{"charset", "", rawXLSX(t, `<?xml version="1.0" encoding="utf-16"?><worksheet/>`), `is damaged`},
		{"overlap", "", rawXLSX(t, worksheet(`</sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells><sheetData>`)), `merged cells overlap`},
		{"bomb", "", bomb, `has more than 64 MiB; keep only the table to be published`},
		{"far cells", "", rows(100, `<row r="%d"><c r="XFD1"/></row>`), `has more than 500000 cells; keep only the table to be published`},
		{"far rows", "", rows(300, `<row><c r="XFD%d"/></row>`), `has more than 500000 cells; keep only the table to be published`},
		{"no row numbers", "", rows(20000, `<row><c><v>%d</v></c></row>`), `has too many rows without a number; open it in a spreadsheet program and save it anew`},
		{"marks", "", rows(xmlMarks/2, `<a/><b/><!--%d-->`), `holds too much; keep only the table to be published`},
		{"merged", "", rows(mergedCells+1, `<mergeCell ref="A%d"/>`), `has more than 5000 merged cells; keep only the table to be published`},
	}
	for _, tt := range tests {
		_, fault := readXLSX(inFile("b.xlsx", tt.in), "b.xlsx", tt.area)
		if fault == nil || fault.Error() != "b.xlsx: "+tt.want && !strings.Contains(fault.Error(), tt.want) {
			t.Errorf("%s: %v; want %s", tt.name, fault, tt.want)
		}
	}
}

// TestStoredNumbers: digit by digit what is stored, but for what binary added.
func TestStoredNumbers(t *testing.T) {
	tests := []struct{ in, want string }{
		{"12", "12"}, {"-0.50", "-0.50"}, {"1.2E-3", "0.0012"}, {"1.25e+3", "1250"}, {"1.2345E2", "123.45"}, {"1E15", "1000000000000000"}, {".5", "0.5"}, {"-1E-2", "-0.01"},
		{"0.30000000000000004", "0.3"}, {"1.1000000000000001", "1.1"}, {"123456.78901234501", "123456.789012345"}, {"98765.432101234503", "98765.4321012345"}, {"2.9999999999999996", "3"},
		{"0.33333333333333331", "0.33333333333333331"}, {"1234567890123456.7", "1234567890123456.7"}, {"1000000000000001", "1000000000000001"},
		{"9.9999999999999998E-2", "0.1"}, {"1.0000000000000000000", "1.0000000000000000000"}, {"", ""}, {"-", ""}, {"1E999", ""}, {"1,5", ""}, {"NaN", ""},
	}
	for _, tt := range tests {
		if got, ok := storedNumber(tt.in); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s is %q, %v; want %q", tt.in, got, ok, tt.want)
		}
	}
}

// TestFormatKinds tells dates from numbers.
func TestFormatKinds(t *testing.T) {
	tests := []struct {
		code string
		want formatKind
	}{
		{"General", numberFormat}, {`#,##0.00"元"`, numberFormat}, {"[Red]0.00;[Blue]-0.00", numberFormat}, {`0.00\d`, numberFormat}, {"0.00E+00", numberFormat},
		{"yyyy-mm-dd", dayFormat}, {`[$-804]yyyy"年"m"月"`, dayFormat}, {"mmm", dayFormat}, {"yyyy/m/d h:mm", dayFormat},
		{"h:mm", clockFormat}, {"[h]:mm", clockFormat}, {"[mm]:ss", clockFormat}, {"0;0;\"days\"", numberFormat},
	}
	for _, tt := range tests {
		if got := kindOf(0, &tt.code); got != tt.want {
			t.Errorf("%s: %d; want %d", tt.code, got, tt.want)
		}
	}
}

// FuzzReadXLSX: any bytes give a rectangle or a fault, as a workbook and as one
// part of a sound workbook.
func FuzzReadXLSX(f *testing.F) {
	parts := []string{"", "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"}
	f.Add(uint8(0), seedXLSX(f), "table")
	f.Add(uint8(1), []byte(worksheet(`<row r="1"><c r="A1"><f t="shared" si="0" ref="A1">1</f><v/></c><c><v>1E5</v></c></row><row/>`)), "")
	f.Add(uint8(1), []byte(worksheet(`<row><c t="s"><v>9</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells><sheetData>`)), "")
	f.Add(uint8(2), []byte(emptyXLSX()[parts[2]]), "")
	f.Add(uint8(2), []byte(strings.Replace(emptyXLSX()[parts[2]], "</sheets>", `</sheets><definedNames><definedName name="t">Sheet1!$A$1</definedName></definedNames>`, 1)), "t")
	f.Add(uint8(3), []byte(emptyXLSX()[parts[3]]), "")
	f.Add(uint8(4), []byte(`<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>`), "")
	f.Fuzz(func(t *testing.T, part uint8, data []byte, name string) {
		if name := parts[int(part)%len(parts)]; name != "" {
			data = withPart(t, name, string(data))
		}
		s, fault := readXLSX(inFile("b.xlsx", data), "b.xlsx", name)
		holdSheet(t, s, fault)
	})
}
