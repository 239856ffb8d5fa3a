package main

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

var (
	ofReport = regexp.MustCompile(`^(?:(en)/)?reports/(\d{4}/[^/]+)/index\.html$`)
	ofFact   = regexp.MustCompile(`\[data-(?:fact|computed|operand)="([^"]+)"\]`)
)

// filedAt opens what was filed, and says where what a finding of a report's page is about
// was: the line of the number that the element shows, or the first line that holds the
// words found, or else the report's file. It is opened anew for each page that is
// shown, for the files are being edited.
func filedAt(site string) func(*check.Finding) string {
	filings := disclosure.Open(os.DirFS(site))
	return func(f *check.Finding) string {
		m := ofReport.FindStringSubmatch(f.Page)
		if m == nil {
			return ""
		}
		dir := path.Join("reports", m[2])
		if fact := ofFact.FindStringSubmatch(f.Selector); fact != nil {
			if r, err := filings.Read(m[2]); err == nil && r.Fact(fact[1]) != nil {
				return path.Join(dir, r.Address(r.Fact(fact[1])))
			}
		}
		text := "zh-cn.md"
		if m[1] != "" {
			text = m[1] + ".md"
		}
		for _, name := range []string{text, "report.toml"} {
			if line := lineOf(filepath.Join(site, filepath.FromSlash(dir), name), f.Found); line > 0 {
				return path.Join(dir, name) + ":" + strconv.Itoa(line)
			}
		}
		return path.Join(dir, "report.toml")
	}
}

// lineOf is the first line of a file that holds the words, or 0.
func lineOf(file, words string) int {
	text, err := os.ReadFile(file)
	if err != nil || strings.TrimSpace(words) == "" {
		return 0
	}
	before, _, found := strings.Cut(string(text), words)
	if !found {
		return 0
	}
	return 1 + strings.Count(before, "\n")
}
