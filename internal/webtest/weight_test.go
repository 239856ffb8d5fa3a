package webtest

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// reportWeight is what a report may weigh on a phone, compressed: the page with its
// style sheets and scripts, before images.
const reportWeight = 60 << 10

// TestReportsAreLight weighs every report of the sample county.
func TestReportsAreLight(t *testing.T) {
	dir := filepath.Join(county(t), "public")
	heaviest, at, pages := 0, "", 0
	for name, loads := range loaded(t, dir) {
		if !strings.Contains(name, "reports/20") || strings.Count(strings.TrimPrefix(name, "en/"), "/") != 3 {
			continue
		}
		pages++
		weight := packed(t, filepath.Join(dir, name))
		for _, l := range loads {
			if l.by == "stylesheet" || l.by == "script" {
				weight += packed(t, filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(l.address, "/"))))
			}
		}
		if weight > reportWeight {
			t.Errorf("%s weighs %d bytes, more than %d", name, weight, reportWeight)
		}
		if weight > heaviest {
			heaviest, at = weight, name
		}
	}
	if pages < 100 || heaviest < 5<<10 {
		t.Errorf("%d reports were weighed, the heaviest at %d bytes", pages, heaviest)
	}
	t.Logf("%d reports; the heaviest, %s, weighs %d bytes", pages, at, heaviest)
}

// packed is the size of a file as servers send it.
func packed(t *testing.T, file string) int {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(raw)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// A load is an address that a page loads something from.
type load struct{ by, address string }

// loading are the elements and attributes by which pages load things.
var loading = map[string][]string{
	"link": {"href"}, "script": {"src"}, "img": {"src", "srcset"}, "source": {"src", "srcset"}, "iframe": {"src"}, "object": {"data"},
	"embed": {"src"}, "video": {"src", "poster"}, "audio": {"src"}, "track": {"src"}, "input": {"src"}, "image": {"href"}, "use": {"href"},
}

// loaded is what each page of a built site loads. Links that say where else the
// page is, load nothing.
func loaded(t *testing.T, dir string) map[string][]load {
	t.Helper()
	out := map[string][]load{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		out[name], err = loadsOf(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func loadsOf(page []byte) ([]load, error) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	loads := []load{}
	for n := range doc.Descendants() {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		by := n.Data
		if n.Data == "link" {
			by = attr["rel"]
		}
		if by == "canonical" || by == "alternate" {
			continue
		}
		for _, key := range loading[n.Data] {
			if attr[key] != "" {
				loads = append(loads, load{by, attr[key]})
			}
		}
	}
	return loads, nil
}

// fetched are the addresses in a style sheet.
var fetched = regexp.MustCompile(`(?i)url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)`)

// foreign tells whether an address leads to another host.
func foreign(address string) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	return err != nil || u.Host != "" || u.Scheme != "" && u.Scheme != "data"
}

// TestNothingIsLoadedFromElsewhere: no page of either site, and no style sheet,
// loads anything from another host.
func TestNothingIsLoadedFromElsewhere(t *testing.T) {
	for _, dir := range []string{built(t), filepath.Join(county(t), "public")} {
		n := 0
		for name, loads := range loaded(t, dir) {
			for _, l := range loads {
				n++
				if foreign(l.address) {
					t.Errorf("%s loads %s (%s)", name, l.address, l.by)
				}
			}
		}
		if n < 1000 {
			t.Errorf("%s: only %d loads were looked at", dir, n)
		}
		sheets, err := filepath.Glob(filepath.Join(dir, "css", "*.css"))
		if err != nil || len(sheets) == 0 {
			t.Errorf("no style sheet in %s (%v)", dir, err)
		}
		for _, sheet := range sheets {
			raw, err := os.ReadFile(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range fetched.FindAllStringSubmatch(string(raw), -1) {
				if foreign(m[1] + m[2]) {
					t.Errorf("%s loads %s", sheet, m[0])
				}
			}
		}
	}
	bad, err := loadsOf([]byte(`<link rel=stylesheet href="//cdn.example/a.css"><script src="https://cdn.example/a.js"></script><img src="/a.png" srcset="http://cdn.example/a.png 2x">`))
	if err != nil || len(bad) != 4 || !foreign(bad[0].address) || !foreign(bad[1].address) || foreign(bad[2].address) || !foreign(bad[3].address) || !foreign(fetched.FindStringSubmatch(`a{b:url("https://x.example/f")}`)[1]) {
		t.Errorf("what is loaded from elsewhere is not seen: %v %v", bad, err)
	}
}
