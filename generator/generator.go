// Package generator turns filed reports into Hugo content: one page bundle for
// each report, with a page for each language, each table as CSV and JSON, all
// tables as a workbook, and a description of the files; and the pages by which
// reports are found: of each year, form and organ, the catalogue, and the index that readers search. Where
// reports must know of each other, as versions of a catalogue do, and numbers
// over the years, it asks the disclosure.Ledger that it filled on the way.
//
//	files, err := generator.Pages(ctx, filings)     // what content/ should hold; WithCache saves time
//	stale, err := generator.Compare(site, files)    // how it differs
//	err = generator.Write(site, files)              // make it so
//
// What it writes is committed, says that it is generated, and depends on
// nothing but what was filed. It never rewrites words, never touches a page
// that does not carry its marker, never reads layouts or the clock, and never
// runs Hugo.
package generator

import (
	"context"
	"fmt"
	"maps"
	"path"
	"sync"

	"gongkai/disclosure"
)

// Files maps each file below the site, slash-separated, to its content.
type Files map[string][]byte

// An Option says how Pages works, and what the office wants of it.
type Option func(*options)

type options struct {
	cache Cache
	langs []disclosure.Lang
	json  bool // the files that only programs read

	drafts   bool // reports that nobody signed are marked
	archives map[int]*disclosure.Archive
	listed   bool // the archives have a page
}

// WithCache keeps workbooks, which take longer to make than all else.
func WithCache(c Cache) Option { return func(o *options) { o.cache = c } }

// InLangs makes pages and downloads in these languages only.
func InLangs(langs []disclosure.Lang) Option { return func(o *options) { o.langs = langs } }

// WithoutJSON leaves out the tables as JSON and the descriptions of data: people
// read the other files.
func WithoutJSON() Option { return func(o *options) { o.json = false } }

// MarkDrafts marks the reports that nobody has signed, which an official site must
// not publish. The records of review and signature themselves stay with the data.
func MarkDrafts() Option { return func(o *options) { o.drafts = true } }

// WithoutArchives leaves out the page that lists the archives of closed years. That a
// report is archived is still said on its pages.
func WithoutArchives() Option { return func(o *options) { o.listed = false } }

// Pages makes every generated file of the site. On any fault of what was filed
// it returns nil and all disclosure.Faults.
func Pages(ctx context.Context, f *disclosure.Filings, how ...Option) (Files, error) {
	o := options{langs: disclosure.Langs, json: true, archives: f.Archives, listed: true}
	for _, set := range how {
		set(&o)
	}
	var mu sync.Mutex
	files := Files{}
	ledger, words := disclosure.NewLedger(f.Forms), newIndexes(o.langs)
	err := f.Each(ctx, func(r *disclosure.Report) error {
		ledger.Take(r)
		words.add(r)
		bundle, err := reportFiles(r, o)
		mu.Lock()
		defer mu.Unlock()
		maps.Copy(files, bundle)
		return err
	})
	if err != nil {
		return nil, err
	}
	years := f.IDs()
	for _, w := range f.Withdrawn {
		years = append(years, w.ID)
		if err := withdrawnFiles(w, o, files); err != nil {
			return nil, err
		}
	}
	for _, id := range years {
		year := path.Dir(id)
		for _, lang := range o.langs {
			name := fmt.Sprintf("content/reports/%s/_index.%s.md", year, lang)
			if files[name] == nil {
				if files[name], err = yearPage(year, lang); err != nil {
					return nil, err
				}
			}
		}
	}
	if err := addChanges(f, ledger, files, o); err != nil {
		return nil, err
	}
	index, err := indexPages(ledger, o.langs)
	if err != nil {
		return nil, err
	}
	maps.Copy(files, index)
	if o.listed {
		archives, err := archivePages(f.Archives, o.langs)
		if err != nil {
			return nil, err
		}
		maps.Copy(files, archives)
	}
	searching, err := words.files()
	if err != nil {
		return nil, err
	}
	maps.Copy(files, searching)
	return files, nil
}

// reportFiles makes the bundle of one report.
func reportFiles(r *disclosure.Report, o options) (Files, error) {
	files := Files{}
	dir := path.Join("content/reports", r.ID)
	for _, lang := range o.langs {
		page, err := reportPage(r, nil, lang, o)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", dir, err)
		}
		files[path.Join(dir, "index."+string(lang)+".md")] = page
		for _, t := range r.Tables {
			name := path.Join(dir, t.ID+"."+string(lang))
			files[name+".csv"] = tableCSV(t, lang)
			if o.json {
				files[name+".json"] = tableJSON(r, t, lang)
			}
		}
		if len(r.Shown()) > 0 {
			files[path.Join(dir, "facts."+string(lang)+".csv")] = factsCSV(r, lang)
		}
	}
	if len(r.Tables) > 0 {
		book, err := workbookOf(r).cached(o.cache)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", dir, err)
		}
		files[path.Join(dir, "tables.xlsx")] = book
	}
	if o.json && (len(r.Tables) > 0 || len(r.Shown()) > 0) {
		files[path.Join(dir, "datapackage.json")] = dataPackage(r, files)
	}
	return files, nil
}
