package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
)

// ownCounty is a copy of the sample county, built, within a copy of the site at
// the root, whose theme it mounts.
func ownCounty(t *testing.T, root string) (county, said string) {
	t.Helper()
	county = filepath.Join(root, "examples", "sample-county")
	testsite.Copy(t, "../../examples/sample-county", county)
	code, said := gongkai(county, "build", "--today", "2024-06-01")
	if code != 0 {
		t.Fatalf("gongkai build exits with %d:\n%s", code, said)
	}
	return county, said
}

// TestSampleCountyPasses builds the fictional county: every form that gongkai
// ships, nothing that a rule would have a person look at, and on every page
// the words that it is a sample.
func TestSampleCountyPasses(t *testing.T) {
	county, said := ownCounty(t, copySite(t))
	if !strings.Contains(said, " 0 errors, 0 warnings,") {
		t.Errorf("gongkai build says:\n%s", said)
	}

	filings := disclosure.Open(os.DirFS(county))
	years := map[string]map[int]bool{} // of each form
	for _, id := range filings.IDs() {
		r, err := filings.Read(id)
		if err != nil {
			t.Fatal(err)
		}
		if years[r.Form.ID] == nil {
			years[r.Form.ID] = map[int]bool{}
		}
		years[r.Form.ID][r.Year] = true
	}
	for form := range filings.Forms {
		if len(years[form]) == 0 {
			t.Errorf("no report is filed in the form %s", form)
		}
	}
	for _, form := range []string{"rule-of-law", "disclosure-annual", "enforcement-annual", "website-annual"} {
		if len(years[form]) < 3 {
			t.Errorf("%s is filed for %d years, not for three", form, len(years[form]))
		}
	}

	pages := 0
	err := filepath.WalkDir(filepath.Join(county, "public"), func(file string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".html" {
			return err
		}
		pages++
		data, err := os.ReadFile(file)
		if !strings.Contains(string(data), "data-sample-notice") {
			t.Errorf("%s does not say that it is a sample", file)
		}
		return err
	})
	if err != nil || pages < 100 {
		t.Errorf("%d pages (%v)", pages, err)
	}
}
