package output_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/joshdk/go-junit"

	"gongkai/site/check"
)

// TestJUnitLoads reads the file with a library that others read such files
// with: every rule is a suite, and sums are right.
func TestJUnitLoads(t *testing.T) {
	o := sample()
	suites, err := junit.Ingest([]byte(write(t, "junit", o)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	all := junit.Totals{}
	for _, s := range suites {
		names := map[string]bool{}
		for _, c := range s.Tests {
			if names[c.Name] {
				t.Errorf("%s: two cases are named %q", s.Name, c.Name)
			}
			names[c.Name] = true
			if c.Classname != "gongkai."+s.Name {
				t.Errorf("%s: the case %q is of class %q", s.Name, c.Name, c.Classname)
			}
			if c.Status == junit.StatusFailed && (c.Message == "" || c.Error == nil || !strings.Contains(c.Error.Error(), "error")) {
				t.Errorf("%s: the failure of %q says %q, %v", s.Name, c.Name, c.Message, c.Error)
			}
			got = append(got, s.Name+" "+c.Name+" "+string(c.Status))
		}
		all.Tests += s.Totals.Tests
		all.Failed += s.Totals.Failed
		all.Skipped += s.Totals.Skipped
		all.Error += s.Totals.Error
	}
	for _, want := range []string{
		"page-date a/1.html failed", "page-date not checked: cannot tell: 1 skipped",
		"table-sum c d/合计 100%.html failed", "page-title b/01.html passed", "text-font d.html passed",
		"clean the site as a whole failed", "absent not checked: there is no annual report skipped",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("there is no %q among\n%s", want, strings.Join(got, "\n"))
		}
	}
	if all.Tests != 24 || all.Failed != 7 || all.Skipped != 3 || all.Error != 0 {
		t.Errorf("totals: %+v", all)
	}
}

// TestJUnitCases: what fails, what is skipped and what passes.
func TestJUnitCases(t *testing.T) {
	status := func(change func(*check.Finding)) junit.Test {
		t.Helper()
		o := sample()
		o.Findings, o.NotChecked = o.Findings[1:2], nil
		o.Rules = o.Rules[:1]
		change(o.Findings[0])
		if o.Findings[0].Level == check.Warn && o.Findings[0].Found == "strict" {
			o.FailOn = check.Warn
		}
		suites, err := junit.Ingest([]byte(write(t, "junit", o)))
		if err != nil || len(suites) != 1 || len(suites[0].Tests) != 1 {
			t.Fatalf("%v: %+v", err, suites)
		}
		return suites[0].Tests[0]
	}
	for _, tt := range []struct {
		name   string
		change func(*check.Finding)
		want   junit.Status
		says   string
	}{
		{"error", func(*check.Finding) {}, junit.StatusFailed, "the page shows no date; print it below the title"},
		{"known error", func(f *check.Finding) { f.State = "baseline" }, junit.StatusFailed, "the page shows no date; print it below the title"},
		{"warning", func(f *check.Finding) { f.Level = check.Warn }, junit.StatusPassed, ""},
		{"warning under --fail-on warn", func(f *check.Finding) { f.Level, f.Found = check.Warn, "strict" }, junit.StatusFailed, "the page shows no date; print it below the title"},
		{"note", func(f *check.Finding) { f.Level = check.Info }, junit.StatusPassed, ""},
		{"waived", func(f *check.Finding) {
			f.State, f.Waiver = "waived", &check.Waiver{Reason: "why", Until: sample().Today}
		}, junit.StatusSkipped, "waived until 2023-06-01: why"},
	} {
		got := status(tt.change)
		if got.Status != tt.want || got.Message != tt.says {
			t.Errorf("%s: %s, %q; want %s, %q", tt.name, got.Status, got.Message, tt.want, tt.says)
		}
		if tt.want == junit.StatusPassed && !strings.Contains(got.SystemOut, "the page shows no date") {
			t.Errorf("%s: the output says %q", tt.name, got.SystemOut)
		}
	}
}
