package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestANewReportOfEachFormBuilds begins a site and, for a government and a
// department, a report of each form; the site builds and passes, and all that
// is found is what is still to be filled in.
func TestANewReportOfEachFormBuilds(t *testing.T) {
	root := filepath.Join(t.TempDir(), "site")
	if code, said := gongkai(".", "new", "site", root); code != 0 {
		t.Fatalf("new site exits with %d:\n%s", code, said)
	}
	organs := "[organs.gov]\nlevel = \"government\"\nname = { zh-cn = \"示例县人民政府\", en = \"People's Government of Sample County\" }\n" +
		"[organs.bureau]\nlevel = \"department\"\nname = { zh-cn = \"示例县司法局\", en = \"Bureau of Justice of Sample County\" }\n"
	if err := os.WriteFile(filepath.Join(root, "reports/organs.toml"), []byte(organs), 0o644); err != nil {
		t.Fatal(err)
	}
	forms := (&app{dir: root}).forms()
	if len(forms) < 19 {
		t.Fatalf("there are only the forms %q", forms)
	}
	for _, form := range forms {
		year := "2021"
		if form == "disclosure-annual-2019" {
			year = "2020"
		}
		for _, organ := range []string{"gov", "bureau"} {
			if code, said := gongkai(root, "new", "report", form, year, "--organ", organ); code != 0 {
				t.Errorf("new report %s exits with %d:\n%s", form, code, said)
			}
		}
	}
	code, said := gongkai(root, "build", "--today", "2022-06-01")
	if code != 0 || !strings.Contains(said, "PASS: ") {
		t.Errorf("build exits with %d:\n%s", code, said)
	}
	blanks := []string{"txt-placeholder", "txt-placeholder-pages", "odr-numbers-digits", "ogi-catalogue-fields", "enf-annual-content", "web-meta-site", "web-footer-set"}
	_, said = gongkai(root, "check", "--today", "2022-06-01", "--format", "json")
	var result struct {
		Findings []struct {
			Rule    string
			Message map[string]string
		}
	}
	if err := json.Unmarshal([]byte(said), &result); err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Findings {
		if !slices.Contains(blanks, f.Rule) {
			t.Errorf("not about what is to be filled in: %s: %s", f.Rule, f.Message["en"])
		}
	}
	if len(result.Findings) < 100 {
		t.Errorf("only %d findings", len(result.Findings))
	}
}
