// Package generator turns filed reports into Hugo content: one page bundle for
// each report, one file for each language, each table as a CSV, and a list
// page for each year.
//
//	files, err := generator.Pages(filings)          // what content/ should hold
//	stale, err := generator.Compare(site, files)    // how it differs
//	err = generator.Write(site, files)              // make it so
//
// What it writes is committed, says that it is generated, and depends on
// nothing but what was filed. It never rewrites words, never touches a page
// that does not carry its marker, never reads layouts or the clock, and never
// runs Hugo.
package generator

import (
	"fmt"
	"path"

	"gongkai/disclosure"
)

// Files maps each file below the site, slash-separated, to its content.
type Files map[string][]byte

// Pages makes every generated file of the site.
func Pages(f *disclosure.Filings) (Files, error) {
	files := Files{}
	years := map[int]bool{}
	for _, r := range f.Reports {
		dir := path.Join("content/reports", r.ID)
		for _, lang := range disclosure.Langs {
			page, err := reportPage(r, lang)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", dir, err)
			}
			files[path.Join(dir, "index."+string(lang)+".md")] = page
			for _, t := range r.Tables {
				files[path.Join(dir, t.ID+"."+string(lang)+".csv")] = tableCSV(t, lang)
			}
			files[path.Join(dir, "facts."+string(lang)+".csv")] = factsCSV(r, lang)
		}
		years[r.Year] = true
	}
	for year := range years {
		for _, lang := range disclosure.Langs {
			page, err := yearPage(year, lang)
			if err != nil {
				return nil, err
			}
			files[fmt.Sprintf("content/reports/%d/_index.%s.md", year, lang)] = page
		}
	}
	return files, nil
}
