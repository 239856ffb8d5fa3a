package disclosure

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// show prints a sheet, one row a line: text@address:line, * where merged.
func show(s *sheet) string {
	var b strings.Builder
	for _, row := range s.Rows {
		for x, e := range row {
			if x > 0 {
				b.WriteString(" | ")
			}
			fmt.Fprintf(&b, "%s@%s", e.Text, e.At)
			if e.Line > 0 {
				fmt.Fprintf(&b, ":%d", e.Line)
			}
			if e.Merged {
				b.WriteString("*")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func inFile(name string, data []byte) fstest.MapFS {
	return fstest.MapFS{name: &fstest.MapFile{Data: data}}
}

// TestReadCSV reads what spreadsheet programs write.
func TestReadCSV(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("类别,件数\r\n许可,12\r\n")
	if err != nil {
		t.Fatal(err)
	}
	plain := "类别@A1:1 | 件数@B1:1\n许可@A2:2 | 12@B2:2\n"
	tests := []struct{ name, in, want string }{
		{"UTF-8", "类别,件数\n许可,12\n", plain},
		{"mark and CRLF", "\ufeff类别,件数\r\n许可,12\r\n", plain},
		{"GB 18030", gb, plain},
		{"tabs", "类别\t件数\n许可\t12", plain},
		{"semicolons", "类别;件数\n许可;12\n", plain},
		{"quotes", "\"a\nb\",\"c \"\"d\"\"\"\nx,\"1,2\"\n", "a\nb@A1:1 | c \"d\"@B1:2\nx@A2:3 | 1,2@B2:3\n"},
		{"ragged", "a\nb,c,d\n\n\ne", "a@A1:1 | @B1:1 | @C1:1\nb@A2:2 | c@B2:2 | d@C2:2\n" +
			"@A3:3 | @B3:3 | @C3:3\n@A4:4 | @B4:4 | @C4:4\ne@A5:5 | @B5:5 | @C5:5\n"},
		{"nothing", "", ""},
		{"blank lines first", "\r\n\r\na,b\r\n", "@A1:1 | @B1:1\n@A2:2 | @B2:2\na@A3:3 | b@B3:3\n"},
	}
	for _, tt := range tests {
		s, fault := readCSV(inFile("b.csv", []byte(tt.in)), "b.csv")
		if fault != nil {
			t.Errorf("%s: %v", tt.name, fault)
		} else if got := show(s); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestReadCSVFaults holds each fault to its words.
func TestReadCSVFaults(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"open quote", "a,b\nc,\"d\ne\n", "b.csv:2: the quotation marks do not match: a cell with any must stand in them, and those within it are doubled"},
		{"bare quote", "a,b\nc,d\"e\n", "b.csv:2: the quotation marks do not match: a cell with any must stand in them, and those within it are doubled"},
		{"no encoding", "a\nb\xff\n", `b.csv:2: is neither UTF-8 nor GB 18030; save it as "CSV UTF-8"`},
		{"UTF-16", "a\x00\n\x00", `b.csv:1: holds NUL characters, so it is no text file; save it as "CSV UTF-8"`},
		{"rows", strings.Repeat("a\n", sheetRows+1), "b.csv:100001: has more than 100000 rows; keep only the table to be published"},
		{"blank rows", "a\n" + strings.Repeat("\n", sheetRows) + "a", "b.csv:100002: has more than 100000 rows; keep only the table to be published"},
		{"columns", "a\n" + strings.Repeat(",", sheetColumns), "b.csv:2: has more than 200 columns; keep only the table to be published"},
		{"cells", strings.Repeat(",", sheetColumns-1) + strings.Repeat("\na", sheetRows-1), "b.csv: has more than 1000000 cells; keep only the table to be published"},
		{"commas", strings.Repeat(",", 4*csvCells+1), "b.csv: has more than 1000000 cells; keep only the table to be published"},
		{"size", strings.Repeat("a", sheetBytes+1), "b.csv: has more than 16 MiB; keep only the table to be published"},
	}
	for _, tt := range tests {
		_, fault := readCSV(inFile("b.csv", []byte(tt.in)), "b.csv")
		if fault == nil || fault.Error() != tt.want {
			t.Errorf("%s: %v; want %s", tt.name, fault, tt.want)
		}
	}
	if _, fault := readCSV(fstest.MapFS{}, "b.csv"); fault == nil || fault.Error() != "b.csv: is missing; add it" {
		t.Errorf("no file: %v", fault)
	}
}

// holdSheet: a sheet is a rectangle with addresses, or there is a fault with
// its file and its words in both languages.
func holdSheet(t *testing.T, s *sheet, fault *Fault) {
	t.Helper()
	if fault != nil {
		if fault.File == "" || fault.Message[ZhCN] == "" || fault.Message[En] == "" {
			t.Errorf("a fault without place or words: %#v", fault)
		}
		return
	}
	for _, row := range s.Rows {
		if len(row) != len(s.Rows[0]) || len(row) > sheetColumns {
			t.Fatalf("rows of %d and %d cells", len(s.Rows[0]), len(row))
		}
		for _, e := range row {
			if e.At == "" || e.Merged && e.Text != "" {
				t.Errorf("a cell without address, or covered and yet not blank: %#v", e)
			}
		}
	}
}

// FuzzReadCSV: any bytes give a rectangle or a fault; lines never go back.
func FuzzReadCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\ufeffa\tb\r\n\r\n\"x\ny\"\t2", "\xc0\xe0\xb1\xf0;1\n\"", "a\x00", "\r\r\n,\"\"\"\n\""} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, fault := readCSV(inFile("b.csv", data), "b.csv")
		holdSheet(t, s, fault)
		if fault != nil {
			return
		}
		last := 0
		for _, row := range s.Rows {
			for _, e := range row {
				if e.Line < last || e.Line > strings.Count(string(data), "\n")+1 {
					t.Errorf("%q: line %d after line %d", data, e.Line, last)
				}
				last = e.Line
			}
		}
	})
}
