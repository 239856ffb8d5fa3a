package webtest

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// TestMenuAndBreadcrumbAgree: the entry of the menu that is current is the page
// itself, or the first page of the breadcrumb after the home page.
func TestMenuAndBreadcrumbAgree(t *testing.T) {
	for _, dir := range []string{built(t), filepath.Join(county(t), "public")} {
		current := 0
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Base(name) != "index.html" {
				return err
			}
			data, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				return err
			}
			page, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
			if err != nil {
				return err
			}
			entry := page.Find(`header a[aria-current="true"]`)
			second := page.Find(`nav[aria-label] ol li:nth-child(2) a`)
			switch {
			case second.Length() == 0: // right below the home page: the entry is the page itself, if any
				if entry.Length() > 0 {
					t.Errorf("%s: the menu marks %s above a page that its breadcrumb puts below the home page", name, entry.Text())
				}
			case entry.Length() == 0: // what the breadcrumb names has no entry
			case entry.AttrOr("href", "") != second.First().AttrOr("href", ""):
				t.Errorf("%s: the menu marks %s, the breadcrumb %s", name, entry.Text(), second.First().Text())
			default:
				current++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if current < 10 {
			t.Errorf("%s: only %d pages have both", dir, current)
		}
	}
}
