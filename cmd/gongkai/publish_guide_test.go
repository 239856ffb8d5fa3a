package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"gongkai/disclosure"
)

// gongkaiAt runs a command at a moment, for an office that reads English.
func gongkaiAt(root string, now time.Time, args ...string) (code int, said string) {
	var out bytes.Buffer
	code = runAt(context.Background(), func() time.Time { return now }, append([]string{"--site", root, "--lang", "en"}, args...), &out, &out)
	return code, out.String()
}

// officialSite is the small site of the scripts, as a government's own.
func officialSite(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile("testdata/script/publish_official.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, office, _ := strings.Cut(string(script), "-- office.toml --\n")
	office, _, _ = strings.Cut(office, "-- official.toml --")
	file := filepath.Join(root, "config.toml")
	edit(t, file, "https://sample.example/", "https://sample.example/zwgk/")
	edit(t, file, "  official = false", office)
	return root
}

// edit changes the one place of a file that holds the old words.
func edit(t *testing.T, file, old, fresh string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(data, []byte(old)); n != 1 {
		t.Fatalf("%s holds %q %d times", file, old, n)
	}
	if err := os.WriteFile(file, bytes.Replace(data, []byte(old), []byte(fresh), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}

func add(t *testing.T, file, text string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(data, "\n"+text...), 0o644); err != nil {
		t.Fatal(err)
	}
}

var (
	yearBlock = regexp.MustCompile("(?ms)^```(toml|sh)\n(.*?)^```$")
	words     = regexp.MustCompile(`'[^']*'|\S+`)
)

// TestAYearOfAnOfficeGoesAsTheGuideTells follows the last section of both guides to the
// letter: each block of settings goes where the guide says, each command is run.
func TestAYearOfAnOfficeGoesAsTheGuideTells(t *testing.T) {
	at := func(month time.Month, day, hour int) time.Time {
		return time.Date(2023, month, day, hour, 0, 0, 0, disclosure.Beijing)
	}
	before := func(root string) {
		edit(t, filepath.Join(root, "reports/2022/demo/report.toml"), "示例县2022年法治政府建设情况", "示例县2022年法治政府建设的情况")
	}
	steps := []struct {
		toml  string       // the file that a block of settings is put at the end of
		at    time.Time    // when a block of commands is run
		first func(string) // what people do before the last command
		says  []string     // what each command says
	}{
		{toml: "config.toml"},
		{at: at(1, 19, 10), says: []string{"not signed, so not published: 2022/demo"}},
		{toml: "reports/2022/demo/report.toml"},
		{at: at(1, 19, 11), says: []string{"+ reports/2022/demo/index.html", "published to web: 20230119T030000Z-", "  2023-01-19 11:00:00  "}},
		{at: at(1, 20, 9), first: before, says: []string{"written down in ", " 0 files added, "}},
		{at: at(1, 20, 10), says: []string{"web is at 20230119T030000Z-", "published to web: 20230120T020000Z-"}},
		{at: at(2, 2, 15), says: []string{"2022/demo is withdrawn.", "  2023-02-02 15:00:00  "}},
	}
	for _, guide := range []string{"publish.zh-cn.md", "publish.en.md"} {
		t.Run(guide, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("../../docs", guide))
			if err != nil {
				t.Fatal(err)
			}
			_, year, ok := strings.Cut(string(data), "\n## 8 ")
			year, _, _ = strings.Cut(year, "\n## ")
			blocks := yearBlock.FindAllStringSubmatch(year, -1)
			if !ok || len(blocks) != len(steps) {
				t.Fatalf("the section has %d blocks, not %d", len(blocks), len(steps))
			}
			root := officialSite(t)
			for i, step := range steps {
				if step.toml != "" {
					add(t, filepath.Join(root, step.toml), blocks[i][2])
					continue
				}
				lines := strings.Split(strings.TrimSpace(blocks[i][2]), "\n")
				if len(lines) != len(step.says) {
					t.Fatalf("the block %q has %d commands, not %d", blocks[i][2], len(lines), len(step.says))
				}
				for j, line := range lines {
					if step.first != nil && j == len(lines)-1 {
						step.first(root)
					}
					args := words.FindAllString(line, -1)
					for k := range args {
						args[k] = strings.Trim(args[k], "'")
					}
					code, said := gongkaiAt(root, step.at, args[1:]...)
					if code != 0 || !strings.Contains(said, step.says[j]) {
						t.Fatalf("%s exits with %d and does not say %q:\n%s", line, code, step.says[j], said)
					}
				}
			}
			if _, said := gongkaiAt(root, at(2, 2, 16), "releases"); strings.Count(said, "\n") != 1 {
				t.Errorf("there are more releases than one:\n%s", said)
			}
			if code, said := gongkaiAt(root, at(2, 2, 16), "rollback"); code != 2 || !strings.Contains(said, "there is no earlier release to go back to") {
				t.Errorf("there is a way back: %d, %s", code, said)
			}
		})
	}
}
