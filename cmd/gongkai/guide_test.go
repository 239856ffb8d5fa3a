package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var fence = regexp.MustCompile("(?s)```[a-z]+\n(.*?)```")

// TestTheGuidesExampleBuilds follows both guides to the letter: the first four
// blocks of each are the files of a report, which must build and pass without
// a word about it.
func TestTheGuidesExampleBuilds(t *testing.T) {
	for _, guide := range []string{"guide.zh-cn.md", "guide.en.md"} {
		t.Run(guide, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("../../docs", guide))
			if err != nil {
				t.Fatal(err)
			}
			blocks := fence.FindAllStringSubmatch(string(data), 4)
			if len(blocks) != 4 {
				t.Fatalf("the guide has %d blocks", len(blocks))
			}
			root := copySite(t)
			dir := filepath.Join(root, "reports/2023/sample-rule-of-law")
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			organs := filepath.Join(root, "reports/organs.toml")
			known, err := os.ReadFile(organs)
			if err != nil {
				t.Fatal(err)
			}
			for file, text := range map[string]string{
				organs:                            string(known) + "\n" + blocks[0][1],
				filepath.Join(dir, "report.toml"): blocks[1][1],
				filepath.Join(dir, "zh-cn.md"):    blocks[2][1],
				filepath.Join(dir, "en.md"):       blocks[3][1],
			} {
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			code, said := gongkai(root, "build", "--today", "2024-06-01")
			if code != 0 || !regexp.MustCompile(`(?m)^PASS: \d+ pages, 0 errors`).MatchString(said) {
				t.Errorf("gongkai build exits with %d:\n%s", code, said)
			}
			if regexp.MustCompile(`(?m)sample-rule-of-law/.*, (error|warn)\)$`).MatchString(said) {
				t.Errorf("there is more than a note about the example:\n%s", said)
			}
		})
	}
}

// TestTheFormsExampleWorks follows both references to the letter: the first
// block is a form of the site's own, the second what a report files in it.
func TestTheFormsExampleWorks(t *testing.T) {
	for _, doc := range []string{"forms.zh-cn.md", "forms.en.md"} {
		t.Run(doc, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("../../docs", doc))
			if err != nil {
				t.Fatal(err)
			}
			blocks := fence.FindAllStringSubmatch(string(data), 2)
			root := filepath.Join(t.TempDir(), "site")
			if code, said := gongkai(".", "new", "site", root); code != 0 {
				t.Fatalf("new site exits with %d:\n%s", code, said)
			}
			write := func(file, text string) {
				t.Helper()
				file = filepath.Join(root, file)
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			write("forms/water.toml", blocks[0][1])
			write("reports/organs.toml", "[organs.demo]\nlevel = \"government\"\nname = { zh-cn = \"示例县人民政府\", en = \"People's Government of Sample County\" }\n")
			if code, said := gongkai(root, "new", "report", "water", "2023", "--organ", "demo", "--slug", "water"); code != 0 {
				t.Fatalf("new report exits with %d:\n%s", code, said)
			}
			const report = "reports/2023/water/report.toml"
			begun, err := os.ReadFile(filepath.Join(root, report))
			if err != nil {
				t.Fatal(err)
			}
			head, _, ok := strings.Cut(string(begun), "[cells.supply]")
			if !ok {
				t.Fatalf("the new report has no [cells.supply]:\n%s", begun)
			}
			write(report, head+blocks[1][1])
			code, said := gongkai(root, "build", "--today", "2024-02-01")
			if code != 0 || !strings.Contains(said, "0 errors") {
				t.Errorf("gongkai build exits with %d:\n%s", code, said)
			}
			write(report, strings.Replace(head+blocks[1][1], "now = { east = 130", "now = { east = 131", 1))
			if code, said = gongkai(root, "build", "--today", "2024-02-01"); code != 1 || !strings.Contains(said, "stat-form-identities, error") {
				t.Errorf("with a sum that fails, gongkai build exits with %d:\n%s", code, said)
			}
		})
	}
}
