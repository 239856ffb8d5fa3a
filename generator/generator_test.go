package generator_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/generator"
)

// update rewrites testdata; read the difference before committing.
var update = flag.Bool("update", false, "rewrite the wanted pages in testdata")

// TestContentIsFresh holds the committed content/ to what reports/ make.
func TestContentIsFresh(t *testing.T) {
	for _, site := range []string{"..", "../examples/sample-county"} {
		files, err := generator.Pages(t.Context(), disclosure.Open(os.DirFS(site)))
		if err != nil {
			t.Fatal(err)
		}
		changes, err := generator.Compare(site, files)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes {
			if strings.HasPrefix(c.Path, "content/rules/") {
				continue // made of rules, which cmd/gongkai knows; it holds them fresh
			}
			t.Errorf("%s: %s is stale: run gongkai generate", site, c.Path)
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
