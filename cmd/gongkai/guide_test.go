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
			if code != 0 || !strings.Contains(said, "PASS: 16 pages, 0 errors") {
				t.Errorf("gongkai build exits with %d:\n%s", code, said)
			}
			if strings.Contains(said, "sample-rule-of-law") {
				t.Errorf("there is a finding about the example:\n%s", said)
			}
		})
	}
}
