package generator_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"
	"golang.org/x/tools/txtar"

	"gongkai/disclosure"
	"gongkai/generator"
)

// TestPagesOfSmallReports shows what filed reports become: in each txtar,
// reports/ and forms/ are what is filed, content/ what is made of it. Workbooks
// are shown as what they hold.
func TestPagesOfSmallReports(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 2 {
		t.Fatal(err, files)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { golden(t, file) })
	}
}

func golden(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	filed := fstest.MapFS{}
	want := map[string]string{}
	for _, f := range a.Files {
		if strings.HasPrefix(f.Name, "content/") {
			want[f.Name] = string(f.Data)
		} else {
			filed[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	files, err := generator.Pages(t.Context(), disclosure.Open(filed))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for name, data := range files {
		names = append(names, name)
		got := readable(t, name, data)
		if got != want[name] && !*update {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want[name])
		}
		files[name] = []byte(got)
		delete(want, name)
	}
	if *update {
		a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, "content/") })
		slices.Sort(names)
		for _, name := range names {
			a.Files = append(a.Files, txtar.File{Name: name, Data: files[name]})
		}
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for name := range want {
		t.Errorf("%s is wanted, but not made", name)
	}
}

// readable writes a file as a txtar can hold it: without the mark of UTF-8 and
// carriage returns, and a workbook as its named ranges and lines.
func readable(t *testing.T, name string, data []byte) string {
	if filepath.Ext(name) != ".xlsx" {
		return strings.ReplaceAll(strings.Replace(string(data), "\ufeff", "<BOM>", 1), "\r\n", "<CR>\n")
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out strings.Builder
	for _, n := range f.GetDefinedName() {
		out.WriteString(n.Name + " = " + n.RefersTo + "\n")
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString("[" + sheet + "]\n")
		for _, row := range rows {
			out.WriteString(strings.TrimRight(strings.ReplaceAll(strings.Join(row, " | "), "\n", "⏎"), " ") + "\n")
		}
	}
	return out.String()
}
