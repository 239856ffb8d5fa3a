package generator_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/generator"
)

// TestPagesOfRulesComeAndGo: written whole, never over a page that people
// wrote, and removed without a trace when there are none any more.
func TestPagesOfRulesComeAndGo(t *testing.T) {
	files, err := generator.RulePages([]generator.RuleDoc{{
		ID: "a-b", Level: "warn", Title: disclosure.Say("标题", "title"), Text: disclosure.Say("\n一\n二\n\n三", "\none\ntwo\n\nthree"), Subject: disclosure.Say("页面", "page"),
		Cites:    []disclosure.Cite{{Instrument: "《甲》", Confidence: disclosure.V}},
		Examples: []generator.RuleExample{{File: "x", New: []string{"<b>"}, Says: disclosure.Say("有", "is")}},
	}}, disclosure.Langs)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"content/rules/rules.zh-cn.json":      `"一二"`,
		"content/rules/rules.en.json":         `"one two"`,
		"content/rules/_index.en.md":          `title = "Title"`,
		"content/rules/_content.en.gotmpl":    `content/rules/rules.en.json`,
		"content/rules/_content.zh-cn.gotmpl": generator.Marker,
	} {
		if !strings.Contains(string(files[name]), want) {
			t.Errorf("%s does not hold %s:\n%s", name, want, files[name])
		}
	}
	root := site(t, map[string]string{"content/rules/why.zh-cn.md": "by hand"})
	if changes, err := generator.Write(root, files); err != nil || len(changes) != 6 {
		t.Fatalf("%d changes, %v", len(changes), err)
	}
	if changes, err := generator.Compare(root, files); err != nil || len(changes) != 0 {
		t.Errorf("written, it is not fresh: %v, %v", changes, err)
	}
	if changes, err := generator.Write(root, generator.Files{}); err != nil || len(changes) != 6 {
		t.Errorf("%v are removed, %v", changes, err)
	}
	left, err := os.ReadDir(filepath.Join(root, "content", "rules"))
	if err != nil || len(left) != 1 {
		t.Errorf("there remain %v, %v", left, err)
	}
	root = site(t, map[string]string{"content/rules/_index.zh-cn.md": "by hand"})
	var faults disclosure.Faults
	if _, err := generator.Write(root, files); !errors.As(err, &faults) {
		t.Errorf("a list of rules written by hand is overwritten (%v)", err)
	}
}
