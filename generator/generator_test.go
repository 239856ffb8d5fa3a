package generator_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"gongkai/disclosure"
	"gongkai/generator"
)

// update rewrites testdata; read the difference before committing.
var update = flag.Bool("update", false, "rewrite the wanted pages in testdata")

// TestContentIsFresh holds the committed content/ to what reports/ make.
func TestContentIsFresh(t *testing.T) {
	files, err := generator.Pages(t.Context(), disclosure.Open(os.DirFS("..")))
	if err != nil {
		t.Fatal(err)
	}
	changes, err := generator.Compare("..", files)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		t.Errorf("%s is stale: run gongkai generate", c.Path)
	}
}

// TestPagesOfASmallReport shows what a filed report becomes: in the txtar,
// reports/ are what is filed, content/ what is made of it.
func TestPagesOfASmallReport(t *testing.T) {
	const file = "testdata/pages.txtar"
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	filed := fstest.MapFS{}
	want := map[string]string{}
	for _, f := range a.Files {
		if strings.HasPrefix(f.Name, "reports/") {
			filed[f.Name] = &fstest.MapFile{Data: f.Data}
		} else {
			want[f.Name] = string(f.Data)
		}
	}
	files, err := generator.Pages(t.Context(), disclosure.Open(filed))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for name, data := range files {
		names = append(names, name)
		// A txtar holds neither the mark of UTF-8 nor carriage returns.
		got := strings.ReplaceAll(strings.Replace(string(data), "\ufeff", "<BOM>", 1), "\r\n", "<CR>\n")
		if got != want[name] && !*update {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want[name])
		}
		files[name] = []byte(got)
		delete(want, name)
	}
	for name := range want {
		t.Errorf("%s is wanted, but not made", name)
	}
	if *update {
		a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return !strings.HasPrefix(f.Name, "reports/") })
		slices.Sort(names)
		for _, name := range names {
			a.Files = append(a.Files, txtar.File{Name: name, Data: files[name]})
		}
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// site lays files out in a folder of their own.
func site(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, data := range files {
		put(t, filepath.Join(root, filepath.FromSlash(name)), data)
	}
	return root
}

func put(t *testing.T, file, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

const marked = "+++\n# Code generated from reports/2022/old " + generator.Marker + "\n+++\n"

// TestWriteRemovesPagesOfDeletedReportsAndNothingElse holds the line between
// what the generator owns and what people wrote.
func TestWriteRemovesPagesOfDeletedReportsAndNothingElse(t *testing.T) {
	root := site(t, map[string]string{
		"content/_index.zh-cn.md":                 "by hand",
		"content/reports/_index.zh-cn.md":         "by hand",
		"content/reports/2022/_index.zh-cn.md":    marked,
		"content/reports/2022/old/index.zh-cn.md": marked,
		"content/reports/2022/old/index.en.md":    marked,
		"content/reports/2022/old/a.zh-cn.csv":    "1",
		"content/reports/2022/old/.DS_Store":      "x",
		"content/reports/2022/hand/index.en.md":   "by hand",
		"content/reports/2022/hand/a.csv":         "by hand",
		"content/reports/2021/_index.zh-cn.md":    marked,
		"content/about/index.en.md":               "by hand",
	})
	files := generator.Files{"content/reports/2022/_index.zh-cn.md": []byte(marked)}
	changes, err := generator.Write(root, files)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range changes {
		got = append(got, c.Path)
		if !c.Remove {
			t.Errorf("%s is written, not removed", c.Path)
		}
	}
	want := []string{"content/reports/2022/old/.DS_Store", "content/reports/2022/old/a.zh-cn.csv", "content/reports/2021/_index.zh-cn.md", "content/reports/2022/old/index.en.md", "content/reports/2022/old/index.zh-cn.md"}
	if !slices.Equal(got, want) {
		t.Errorf("removed %q, want %q", got, want)
	}
	for _, gone := range []string{"content/reports/2022/old", "content/reports/2021"} {
		if _, err := os.Stat(filepath.Join(root, gone)); err == nil {
			t.Errorf("%s is still there", gone)
		}
	}
	for _, kept := range []string{"content/_index.zh-cn.md", "content/reports/2022/hand/index.en.md", "content/reports/2022/hand/a.csv", "content/about/index.en.md"} {
		if data, err := os.ReadFile(filepath.Join(root, kept)); err != nil || string(data) != "by hand" {
			t.Errorf("%s was touched: %v", kept, err)
		}
	}
}

// TestWriteRefusesToReplaceAPageWrittenByHand, and then writes nothing at all.
func TestWriteRefusesToReplaceAPageWrittenByHand(t *testing.T) {
	root := site(t, map[string]string{
		"content/reports/2022/demo/index.en.md":  "by hand",
		"content/reports/2022/other/index.en.md": marked,
		"content/reports/2022/other/notes.en.md": "by hand",
		"content/reports/2022/other/photo.jpg":   "by hand",
		"content/reports/2022/other/old.en.csv":  "1",
	})
	_, err := generator.Write(root, generator.Files{
		"content/reports/2022/demo/index.en.md":    []byte(marked),
		"content/reports/2022/demo/index.zh-cn.md": []byte(marked),
	})
	want := `content/reports/2022/demo/index.en.md: is written by hand where a report's page belongs; rename or remove it
content/reports/2022/other/notes.en.md: is not generated, but stands in a generated folder; move it elsewhere
content/reports/2022/other/photo.jpg: is not generated, but stands in a generated folder; move it elsewhere`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if _, err := os.Stat(filepath.Join(root, "content/reports/2022/demo/index.zh-cn.md")); err == nil {
		t.Error("something was written")
	}
	if _, err := os.Stat(filepath.Join(root, "content/reports/2022/other/old.en.csv")); err != nil {
		t.Error("something was removed")
	}
}
