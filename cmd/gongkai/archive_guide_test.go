package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheArchiveGuideIsTrue follows both guides: the settings are put where they say, and
// every command is run, by an office and by an archivist.
func TestTheArchiveGuideIsTrue(t *testing.T) {
	docs, err := filepath.Abs("../../docs")
	if err != nil {
		t.Fatal(err)
	}
	for _, guide := range []string{"archive.zh-cn.md", "archive.en.md"} {
		text, err := os.ReadFile(filepath.Join(docs, guide))
		if err != nil {
			t.Fatal(err)
		}
		root, ran, at := signedSite(t), 0, frozenAt
		for _, block := range yearBlock.FindAllStringSubmatch(string(text), -1) {
			if block[1] == "toml" {
				add(t, filepath.Join(root, "config.toml"), block[2])
				continue
			}
			for line := range strings.Lines(block[2]) {
				line = strings.TrimSpace(line)
				ran++
				at = at.AddDate(0, 0, 1)
				args := words.FindAllString(line, -1)
				for i := range args {
					args[i] = strings.Trim(args[i], "'")
				}
				if args[0] == "gongkai" {
					for i, arg := range args {
						if strings.HasPrefix(arg, "archives/") {
							args[i] = filepath.Join(root, arg)
						}
					}
					must(t, 0, root, at, args[1:]...)
					continue
				}
				cmd := exec.Command("bash", "-c", strings.Replace(line, "archive-verify.py", filepath.Join(docs, "archive-verify.py"), 1))
				cmd.Dir = root
				if !strings.HasPrefix(line, "python3") { // in the folder of the package
					cmd.Dir = packageNamed(t, root, "-dip")
				}
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("%s: %s: %v\n%s", guide, line, err, out)
				}
			}
		}
		if ran != 14 {
			t.Errorf("%s: %d commands were run", guide, ran)
		}
		form, err := os.ReadFile(filepath.Join(root, "archives", "gongkai-sample-county-2022-v1-handover.html"))
		if err != nil || strings.Count(string(form), "<tr data-result=") != 9 || !strings.Contains(string(form), "须人工办理") {
			t.Errorf("%s: the form: %v\n%s", guide, err, form)
		}
	}
}
