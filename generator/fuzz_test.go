package generator_test

import (
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/generator"
	"gongkai/internal/testsite"
)

// FuzzPages: what loads can be written; no filed report, however odd, stops
// the generator.
func FuzzPages(f *testing.F) {
	filed := map[string]string{}
	for name, data := range testsite.Files(f, "testdata/pages.txtar") {
		filed[strings.TrimPrefix(name, "reports/2022/demo/")] = data
	}
	f.Add(filed["report.toml"], filed["zh-cn.md"], filed["en.md"])
	f.Add(strings.ReplaceAll(filed["report.toml"], "17", "-3"), "", "")
	f.Fuzz(func(t *testing.T, toml, zh, en string) {
		m := testsite.FS(map[string]string{
			"reports/organs.toml":           filed["reports/organs.toml"],
			"reports/2022/demo/report.toml": toml,
			"reports/2022/demo/zh-cn.md":    zh,
			"reports/2022/demo/en.md":       en,
		})
		files, err := generator.Pages(t.Context(), disclosure.Open(m))
		if err == nil && len(files) == 0 {
			t.Error("nothing was made")
		}
	})
}
