package webtest

import (
	"bytes"
	"encoding/xml"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSitemapHasEveryPage reads the map that robots.txt names, and those that
// it lists: each page of the sample county stands there once, with the same
// page in every language, and what it names stands there too.
func TestSitemapHasEveryPage(t *testing.T) {
	const at = "https://sample-county.example/"
	dir := filepath.Join(county(t), "public")
	read := func(name string, into any) {
		t.Helper()
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err == nil {
			err = xml.Unmarshal(raw, into)
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	robots, err := os.ReadFile(filepath.Join(dir, "robots.txt"))
	if err != nil || !slices.Contains(strings.Split(string(robots), "\n"), "Sitemap: "+at+"sitemap.xml") {
		t.Errorf("robots.txt does not name the map (%v):\n%s", err, robots)
	}
	var index struct {
		Maps []string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemap>loc"`
	}
	read("sitemap.xml", &index)
	var listed []string
	alternates := map[string]string{} // of a page, all of them in a row
	for _, address := range index.Maps {
		var urls struct {
			URLs []struct {
				Loc   string `xml:"loc"`
				Links []struct {
					Rel  string `xml:"rel,attr"`
					Lang string `xml:"hreflang,attr"`
					Href string `xml:"href,attr"`
				} `xml:"http://www.w3.org/1999/xhtml link"`
			} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
		}
		read(strings.TrimPrefix(address, at), &urls)
		for _, u := range urls.URLs {
			listed = append(listed, strings.TrimPrefix(u.Loc, at)+"index.html")
			for _, l := range u.Links {
				if l.Rel != "alternate" {
					t.Errorf("%s: rel=%q", u.Loc, l.Rel)
				}
				alternates[u.Loc] += l.Lang + " " + l.Href + "\n"
			}
		}
	}
	for loc, all := range alternates {
		path := strings.TrimPrefix(strings.TrimPrefix(loc, at), "en/")
		zh, en := at+path, at+"en/"+path
		if want := "zh-CN " + zh + "\nx-default " + zh + "\nen " + en + "\n"; all != want {
			t.Errorf("%s has the alternates\n%snot\n%s", loc, all, want)
		}
	}
	var pages []string
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "index.html" {
			return err
		}
		page, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if !bytes.Contains(page, []byte("data-withdrawn")) { // search engines are asked to forget it
			pages = append(pages, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(listed)
	slices.Sort(pages)
	if !slices.Equal(listed, pages) || len(alternates) != len(pages) {
		t.Errorf("the map lists %d pages, %d with alternates; there are %d", len(listed), len(alternates), len(pages))
	}
}
