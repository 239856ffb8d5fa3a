package generator_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
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
	"gongkai/internal/testsite"
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
	maps.DeleteFunc(files, func(name string, _ []byte) bool { return strings.HasPrefix(name, "content/search/words-") }) // generator/search tells what they hold
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

// TestWorkbookBytesBelongToTheirVersion: a cache of an older gongkai must not
// hand out bytes that this one would not make.
func TestWorkbookBytesBelongToTheirVersion(t *testing.T) {
	files := shapes(t, generator.WithCache(memory{}))
	const version, want = "1 excelize v2.11.1", "7fb266d21b6b57f3e9d5d7b8b66ac0971f7150d32ca116009dfde22b42d71ef5"
	sum := fmt.Sprintf("%x", sha256.Sum256(files[book]))
	if generator.WorkbookVersion != version || sum != want {
		t.Errorf("tables.xlsx of version %q has the sum %s; the test knows %q with %s. If the bytes changed, raise workbookVersion; then write both here",
			generator.WorkbookVersion, sum, version, want)
	}
	if again := shapes(t); !bytes.Equal(again[book], files[book]) {
		t.Error("without a cache, or made again, tables.xlsx has other bytes")
	}
	m, err := os.ReadFile("../go.mod")
	if err != nil || !strings.Contains(string(m), "xuri/"+strings.Replace(version[2:], " v2", "/v2 v2", 1)) {
		t.Errorf("go.mod has another excelize than %q: raise workbookVersion (%v)", version, err)
	}
}

const book = "content/reports/2022/shapes/tables.xlsx"

// shapes makes the content of testdata/shapes.txtar.
func shapes(t *testing.T, how ...generator.Option) generator.Files {
	t.Helper()
	files, err := generator.Pages(t.Context(), disclosure.Open(testsite.FS(testsite.Files(t, "testdata/shapes.txtar"))), how...)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// memory is a cache that remembers all.
type memory map[string][]byte

func (m memory) Get(key string) ([]byte, bool) { data, ok := m[key]; return data, ok }
func (m memory) Put(key string, data []byte)   { m[key] = data }

// TestCacheGivesTheSameBytes makes a site with an empty cache, then from it.
func TestCacheGivesTheSameBytes(t *testing.T) {
	cache := memory{}
	first := shapes(t, generator.WithCache(cache))
	if len(cache) != 1 {
		t.Fatalf("%d workbooks were kept, not 1", len(cache))
	}
	for key := range cache {
		if !bytes.Equal(cache[key], first[book]) {
			t.Error("what was kept is not what was made")
		}
		cache[key] = []byte("kept")
	}
	if second := shapes(t, generator.WithCache(cache)); string(second[book]) != "kept" {
		t.Error("what was kept is made again")
	}
}

// TestWorkbookIsReadBack files each table of the workbook in place of the cells
// that it was made of: the content is the same, byte for byte.
func TestWorkbookIsReadBack(t *testing.T) {
	files := shapes(t)
	filed := testsite.Files(t, "testdata/shapes.txtar")
	const report = "reports/2022/shapes/report.toml"
	head, _, _ := strings.Cut(filed[report], "[cells.asked]")
	filed["reports/2022/shapes/tables.xlsx"] = string(files[book])
	filed[report] = head + `[cells]
asked = { file = "tables.xlsx", range = "table_asked" }
made = { file = "tables.xlsx", range = "table_made" }
courts = { file = "tables.xlsx", range = "table_courts" }
[items]
powers = { file = "tables.xlsx", range = "table_powers" }
`
	again, err := generator.Pages(t.Context(), disclosure.Open(testsite.FS(filed)))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		if got := again[name]; !bytes.Equal(got, data) {
			t.Errorf("%s is\n%s\nwant\n%s", name, readable(t, name, got), readable(t, name, data))
		}
	}
}
