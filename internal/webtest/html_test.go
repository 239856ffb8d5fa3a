package webtest

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// newer are properties that the checker does not know yet; browsers without
// them lose nothing but the place of a panel.
const newer = ".*Property “position-(area|try-(fallbacks|order))” doesn.t exist.*"

// TestPagesAreValidHTML puts all pages, styles and pictures to the Nu Html
// Checker. Warnings count as errors: there are none, and one that is let stand
// hides the next.
func TestPagesAreValidHTML(t *testing.T) {
	validate(t, built(t))
	t.Logf("%d pages", len(pages(t)))
}

// validate puts all files of a folder to the checker. It does not know what stands in a page in place of a name or an
// address that templates withheld as unsafe, so that is looked for here.
func validate(t *testing.T, dir string) {
	t.Helper()
	if err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		page, err := os.ReadFile(path)
		if bytes.Contains(page, []byte("ZgotmplZ")) {
			t.Errorf("%s: templates withheld something as unsafe", path)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(t.TempDir(), "bad.html")
	if err := os.WriteFile(bad, []byte(`<!doctype html><html lang="en"><title>Bad</title><p id="a b">x</p></html>`), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("java", "-jar", vnu, "--format", "json", "--stdout", "--exit-zero-always",
		"--also-check-css", "--also-check-svg", "--skip-non-html", "--filterpattern", newer, dir, bad).Output()
	if err != nil {
		t.Fatalf("vnu: %v\n%s", err, out)
	}
	var result struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine                             int
		}
	}
	if err := json.Unmarshal(out, &result); err != nil {
		t.Fatalf("vnu: %v\n%s", err, out)
	}
	seen := false
	for _, m := range result.Messages {
		if strings.HasSuffix(m.URL, "/bad.html") {
			seen = true
			continue
		}
		_, page, _ := strings.Cut(m.URL, dir)
		t.Errorf("%s:%d: %s %s: %s\n\t%s", page, m.LastLine, m.Type, m.SubType, m.Message, strings.ReplaceAll(m.Extract, "\n", "⏎"))
	}
	if !seen {
		t.Error("the checker found nothing wrong with bad.html: it does not check")
	}
	t.Logf("%d messages", len(result.Messages)-1)
}
