package main

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"gongkai/internal/testsite"
)

const (
	portalHome = "https://www.example.gov.cn/"
	column     = portalHome + "xxgk/"
)

// portalConfig is what an office adds when its site is a column of a portal.
const portalConfig = `
[params.gongkai.portal]
  name = "示例县人民政府"
  url = "/"
  links = [ { name = "政务服务", url = "/zwfw/" }, { name = "省政府", url = "https://www.province.example/" } ]
  footer_links = [ { name = "网站声明", url = "/wzsm/" } ]
[languages.en.params.gongkai.portal]
  name = "People's Government of Sample County"
  links = [ { name = "Services", url = "/zwfw/" } ]
  footer_links = [ { name = "Terms", url = "/wzsm/" } ]
`

// columnSite is the sample county as a column of a portal, built.
func columnSite(t *testing.T, more string) (public string) {
	t.Helper()
	root := copySite(t)
	county := filepath.Join(root, "examples", "sample-county")
	testsite.Copy(t, "../../examples/sample-county", county)
	file := filepath.Join(county, "config.toml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	config := strings.Replace(string(data), `"https://sample-county.example/"`, `"`+column+`"`, 1)
	if err := os.WriteFile(file, []byte(config+more), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, said := gongkai(county, "build", "--today", "2024-06-01"); code != 0 || !strings.Contains(said, " 0 errors, 0 warnings,") {
		t.Fatalf("gongkai build exits with %d:\n%s", code, said)
	}
	if code, said := gongkai(county, "check", "--today", "2024-06-01"); code != 0 {
		t.Fatalf("gongkai check exits with %d:\n%s", code, said)
	}
	return filepath.Join(county, "public")
}

// TestColumnInsideAPortal builds the site below a path of a portal, with
// and without the portal's name and links: no address of any page, style
// sheet or other file leads to the portal outside that path but those links,
// and what is addressed below it is there.
func TestColumnInsideAPortal(t *testing.T) {
	for name, more := range map[string]string{"plain": "", "portal": portalConfig} {
		t.Run(name, func(t *testing.T) {
			public := columnSite(t, more)
			addresses := 0
			eachFile(t, public, func(file string, data []byte) {
				for _, a := range addressesOf(t, file, data) {
					addresses++
					u, err := url.Parse(column + filepath.ToSlash(filepath.Dir(file)) + "/")
					if err != nil {
						t.Fatal(err)
					}
					if u, err = u.Parse(a); err != nil {
						t.Errorf("%s: %s: %v", file, a, err)
						continue
					}
					below, ok := strings.CutPrefix(u.Path, "/xxgk/")
					switch {
					case u.Host != "www.example.gov.cn" || u.Scheme == "mailto":
					case !ok:
						t.Errorf("%s leads out of the column, to %s", file, u)
					default:
						if _, err := os.Stat(filepath.Join(public, filepath.FromSlash(below))); err != nil {
							t.Errorf("%s leads to what is not there: %s", file, u)
						}
					}
				}
			})
			if addresses < 5000 {
				t.Errorf("only %d addresses were looked at", addresses)
			}
			fourParts(t, public)
			if more == "" {
				noPortal(t, public)
			} else {
				portalAround(t, public)
			}
		})
	}
}

// fourParts holds that the home page leads to the four parts of the column, by
// their names, and shows figures of the latest report of the county.
func fourParts(t *testing.T, public string) {
	main := parsed(t, filepath.Join(public, "index.html")).Find("main")
	for name, to := range map[string]string{
		"政府信息公开指南": "/xxgk/guide/", "政府信息公开制度": "/xxgk/regulations/", "法定主动公开内容": "/xxgk/reports/forms/", "政府信息公开年报": "/xxgk/reports/forms/disclosure-annual/",
	} {
		a := main.Find("a[href='" + to + "']").First()
		if a.Text() != name {
			t.Errorf("the home page leads to %s as %q, not as %q", to, a.Text(), name)
		}
	}
	if n := main.Find("[data-report='2023/county-disclosure'] data[data-fact]").Length(); n < 2 {
		t.Errorf("the home page shows %d figures of the latest report", n)
	}
	years := parsed(t, filepath.Join(public, "reports/forms/disclosure-annual/index.html")).Find("main h2")
	if years.First().Text() != "2023年度" || years.Last().Text() != "2020年度" {
		t.Errorf("the annual reports go from %s to %s", years.First().Text(), years.Last().Text())
	}
}

// portalAround holds that each page has the portal's name, links and home in
// its language.
func portalAround(t *testing.T, public string) {
	zh := []string{"示例县人民政府", "政务服务", "省政府", "网站声明"}
	en := []string{"People's Government of Sample County", "Services", "Terms"}
	for page, want := range map[string][]string{
		"index.html": zh, "reports/2023/index.html": zh, "reports/2023/county-disclosure/index.html": zh, "404.html": zh,
		"en/index.html": en, "en/reports/organs/index.html": en,
	} {
		doc := parsed(t, filepath.Join(public, page))
		var got []string
		doc.Find("[data-portal] a").Each(func(_ int, a *goquery.Selection) { got = append(got, a.Text()) })
		if !slices.Equal(got, want) {
			t.Errorf("%s: the portal's links are %q, want %q", page, got, want)
		}
		if first := doc.Find("nav ol a").First(); first.Text() != want[0] || first.AttrOr("href", "") != "/" {
			t.Errorf("%s: the trail begins with %q", page, first.Text())
		}
	}
}

// noPortal holds that nothing is printed of a portal that was not configured.
func noPortal(t *testing.T, public string) {
	eachFile(t, public, func(file string, data []byte) {
		if bytes.Contains(data, []byte("data-portal")) {
			t.Errorf("%s: a portal is printed that was not configured", file)
		}
	})
}

// addressesOf lists the addresses in a file of the site, but for the links
// into the portal.
func addressesOf(t *testing.T, file string, data []byte) (out []string) {
	t.Helper()
	switch filepath.Ext(file) {
	case ".html":
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		trail := doc.Find("nav ol a[href='/']").First()
		doc.Find("[data-portal], wbr").AddSelection(trail).Remove() // wbr: where an address may end its line
		doc.Find("*").Each(func(_ int, s *goquery.Selection) {
			for _, name := range []string{"href", "src", "action", "data", "poster", "data-address"} {
				if a, ok := s.Attr(name); ok {
					out = append(out, a)
				}
			}
			for _, candidate := range strings.Split(s.AttrOr("srcset", ""), ",") {
				if f := strings.Fields(candidate); len(f) > 0 {
					out = append(out, f[0])
				}
			}
		})
		html, err := doc.Html()
		if err != nil {
			t.Fatal(err)
		}
		data = []byte(html)
	case ".csv", ".xlsx":
		return nil // what was filed
	}
	for _, m := range inText.FindAllSubmatch(data, -1) {
		out = append(out, string(slices.Concat(m[1:]...)))
	}
	return out
}

// inText finds whole addresses of the portal in any text, and those of style
// sheets.
var inText = regexp.MustCompile(`(https://www\.example\.gov\.cn/[^\s"'<>()]*)|url\(["']?([^"')]+)`)

func eachFile(t *testing.T, dir string, visit func(file string, data []byte)) {
	t.Helper()
	if err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		visit(strings.TrimPrefix(path, dir+string(filepath.Separator)), data)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func parsed(t *testing.T, file string) *goquery.Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
