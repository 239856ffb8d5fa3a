package webtest

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
)

const countySite = "examples/sample-county"

var countyBuilt struct {
	sync.Once
	dir string
}

// county is the sample county's site, built in a copy of the repository's, whose
// theme it mounts: pages of every form.
func county(t *testing.T) string {
	t.Helper()
	countyBuilt.Do(func() {
		copySite(t, filepath.Join(work, "county"))
		dir := filepath.Join(work, "county", countySite)
		testsite.Copy(t, filepath.Join(root, countySite), dir)
		if out, err := exec.Command(gongkai, "--lang", "en", "--site", dir, "build", "--today", "2024-06-01").CombinedOutput(); err != nil {
			t.Fatalf("gongkai build: %v\n%s", err, out)
		}
		countyBuilt.dir = dir
	})
	if countyBuilt.dir == "" {
		t.Fatal("there is no built county")
	}
	return countyBuilt.dir
}

// eachFullPage gives the reports of the county, each with its pages in the languages
// that have the whole of it.
func eachFullPage(t *testing.T, visit func(*disclosure.Report, disclosure.Lang, *goquery.Document)) {
	t.Helper()
	dir := county(t)
	filings := disclosure.Open(os.DirFS(dir))
	for _, id := range filings.IDs() {
		r, err := filings.Read(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range disclosure.Langs {
			if r.Bodies[lang] == nil || !r.Full(lang) {
				continue
			}
			folder := map[disclosure.Lang]string{disclosure.ZhCN: "", disclosure.En: "en"}[lang]
			data, err := os.ReadFile(filepath.Join(dir, "public", folder, "reports", id, "index.html"))
			if err != nil {
				t.Fatal(err)
			}
			page, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			visit(r, lang, page)
		}
	}
}

// formPages lists the address of the latest report of each form.
func formPages(t *testing.T) []string {
	t.Helper()
	filings := disclosure.Open(os.DirFS(county(t)))
	latest := map[string]string{}
	for _, id := range filings.IDs() { // in the order of years
		r, err := filings.Read(id)
		if err != nil {
			t.Fatal(err)
		}
		latest[r.Form.ID] = "/reports/" + id + "/"
	}
	var out []string
	for form := range filings.Forms {
		if latest[form] == "" {
			t.Errorf("no report in the form %s", form)
			continue
		}
		out = append(out, latest[form])
	}
	slices.Sort(out)
	return out
}

// bothLanguages gives each address in Chinese and in English.
func bothLanguages(pages []string) []string {
	var out []string
	for _, p := range pages {
		out = append(out, p, "/en"+p)
	}
	return out
}

// TestCountyPagesAreValidHTML puts every page of the sample county to the checker.
func TestCountyPagesAreValidHTML(t *testing.T) { validate(t, filepath.Join(county(t), "public")) }

// TestFormsAreAccessible runs axe on a report of each form, on the standing
// pages, on the lists by form and organ and on the catalogue, in both languages: by day on a phone, by night
// at a desk. Nothing but tables may scroll sideways at 320 pixels.
func TestFormsAreAccessible(t *testing.T) {
	at := hostOf(t, filepath.Join(county(t), "public"))
	b := newTab(t)
	list := append(formPages(t), "/", "/guide/", "/regulations/", "/data/", "/accessibility/", "/sitemap/", "/reports/", "/reports/forms/", "/reports/forms/disclosure-annual/", "/reports/organs/", "/reports/organs/county/", "/reports/catalogue/")
	for _, page := range bothLanguages(list) {
		b.open(at + page)
		loadAxe(b)
		for _, look := range []int{0, 3} {
			b.look(looks[look].width, looks[look].height, looks[look].scheme)
			for _, v := range axe(b, "document") {
				t.Errorf("%s (%s): %s", page, looks[look].name, v)
			}
		}
		b.look(320, 640, "light")
		if wide := eval[[]string](b, tooWide); len(wide) > 0 {
			t.Errorf("%s: scrolls sideways at 320 pixels because of %s", page, strings.Join(wide, ", "))
		}
		for _, c := range b.complaints() {
			t.Errorf("%s: %s", page, c)
		}
	}
	t.Logf("%d pages", 2*len(list))
}

// TestTablesPrint prints a report of each form in both languages: every head and
// cell of its tables is on the paper, which is A4 upright. Heads beside several
// lines are not looked for: a new page may begin within their words.
func TestTablesPrint(t *testing.T) {
	at := hostOf(t, filepath.Join(county(t), "public"))
	b := newTab(t)
	parts := 0
	for _, page := range bothLanguages(formPages(t)) {
		b.open(at + page)
		text, info := printed(b)
		if !strings.Contains(info, "pts (A4)") {
			t.Errorf("%s: does not print on A4:\n%s", page, info)
		}
		for _, part := range eval[[]string](b, `[...document.querySelectorAll("[data-report] table :is(caption, th, td)")].filter((e) => e.rowSpan < 3).map((e) => e.innerText)`) {
			parts++
			for line := range strings.Lines(part) { // a PDF may tell the lines of one cell among those of others
				if !strings.Contains(text, solid(line)) {
					t.Errorf("%s: not on paper: %q", page, line)
				}
			}
		}
	}
	if parts < 2000 {
		t.Errorf("only %d parts of tables were looked for", parts)
	}
}

// TestCountyDownloadsAreThere holds that a report offers each of its tables in
// every way, and that what is linked is there.
func TestCountyDownloadsAreThere(t *testing.T) {
	dir := filepath.Join(county(t), "public", "reports", "2023", "county-disclosure")
	var names []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"a.zh-cn.csv", "b.zh-cn.json", "c.zh-cn.csv", "facts.zh-cn.csv", "tables.xlsx", "datapackage.json"} {
		if !slices.Contains(names, want) {
			t.Errorf("there is no %s among %q", want, names)
		}
	}
}
