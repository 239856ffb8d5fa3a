package main

import (
	"os"
	"path/filepath"
	"testing"

	"gongkai/site/check"
)

// TestFindingsSayWhereTheirDataWereFiled asks for a number, for words, and for what
// stands nowhere in the files.
func TestFindingsSayWhereTheirDataWereFiled(t *testing.T) {
	const report = "2022/shaxian-rule-of-law"
	site := "../.."
	if _, err := os.Stat(filepath.Join(site, "reports", report)); err != nil {
		t.Fatal(err)
	}
	at := filedAt(site)
	page := "reports/" + report + "/index.html"
	for _, c := range []struct {
		finding check.Finding
		want    string
	}{
		{check.Finding{Page: page, Selector: `data[data-fact="licensing.items"]`}, "reports/" + report + "/report.toml:25 facts[1]"},
		{check.Finding{Page: page, Found: "㈠坚持党的领导"}, "reports/" + report + "/zh-cn.md:7"},
		{check.Finding{Page: "en/" + page, Found: "no such words"}, "reports/" + report + "/report.toml"},
		{check.Finding{Page: "rules/index.html", Found: "x"}, ""},
		{check.Finding{Page: "."}, ""},
	} {
		if got := at(&c.finding); got != c.want {
			t.Errorf("%s %s %q: %q, not %q", c.finding.Page, c.finding.Selector, c.finding.Found, got, c.want)
		}
	}
}
