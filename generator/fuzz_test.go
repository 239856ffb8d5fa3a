package generator_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"gongkai/disclosure"
	"gongkai/generator"
)

// FuzzPages: what loads can be written; no filed report, however odd, stops
// the generator.
func FuzzPages(f *testing.F) {
	a, err := txtar.ParseFile("testdata/pages.txtar")
	if err != nil {
		f.Fatal(err)
	}
	filed := map[string]string{}
	for _, file := range a.Files {
		if strings.HasPrefix(file.Name, "reports/") {
			filed[strings.TrimPrefix(file.Name, "reports/2022/demo/")] = string(file.Data)
		}
	}
	f.Add(filed["report.toml"], filed["zh-cn.md"], filed["en.md"])
	f.Add(strings.ReplaceAll(filed["report.toml"], "17", "-3"), "", "")
	f.Fuzz(func(t *testing.T, toml, zh, en string) {
		m := fstest.MapFS{
			"reports/organs.toml":           &fstest.MapFile{Data: []byte(filed["reports/organs.toml"])},
			"reports/2022/demo/report.toml": &fstest.MapFile{Data: []byte(toml)},
			"reports/2022/demo/zh-cn.md":    &fstest.MapFile{Data: []byte(zh)},
			"reports/2022/demo/en.md":       &fstest.MapFile{Data: []byte(en)},
		}
		files, err := generator.Pages(t.Context(), disclosure.Open(m))
		if err == nil && len(files) == 0 {
			t.Error("nothing was made")
		}
	})
}
