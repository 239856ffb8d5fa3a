package webtest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"
)

// A head is what a page's head says to programs.
type head struct {
	data []map[string]any    // blocks of JSON-LD
	og   map[string][]string // Open Graph, by property
	meta map[string]string   // by name
}

// heads reads the head of every page of a built site, by address.
func heads(t *testing.T, dir string) map[string]head {
	t.Helper()
	out := map[string]head{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		file, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		defer file.Close()
		doc, err := html.Parse(file)
		if err != nil {
			return err
		}
		h := head{og: map[string][]string{}, meta: map[string]string{}}
		for n := range doc.Descendants() {
			attr := map[string]string{}
			for _, a := range n.Attr {
				attr[a.Key] = a.Val
			}
			switch {
			case n.Data == "script" && attr["type"] == "application/ld+json":
				var block map[string]any
				if err := json.Unmarshal([]byte(n.FirstChild.Data), &block); err != nil {
					t.Errorf("%s: %v in %s", name, err, n.FirstChild.Data)
				}
				h.data = append(h.data, block)
			case n.Data == "meta" && attr["property"] != "":
				h.og[attr["property"]] = append(h.og[attr["property"]], attr["content"])
			case n.Data == "meta" && attr["name"] != "":
				h.meta[attr["name"]] = attr["content"]
			}
		}
		out["/"+strings.TrimSuffix(name, "index.html")] = h
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// needed is what each kind of JSON-LD must say.
var needed = map[string][]string{
	"WebSite":        {"@id", "url", "name", "inLanguage"},
	"BreadcrumbList": {"itemListElement"},
	"Report":         {"@id", "url", "name", "inLanguage", "author", "publisher", "datePublished", "dateCreated", "description"},
	"Dataset":        {"name", "description", "creator", "distribution"},
	"DataDownload":   {"encodingFormat", "contentUrl"},
	"ListItem":       {"position", "name", "item"},
}

// TestHeadsSpeakToPrograms holds the JSON-LD and the Open Graph of every page of
// both sites: blocks are JSON and say what their kind must, each page but the
// home pages and that of no page says where it stands, and addresses are whole.
func TestHeadsSpeakToPrograms(t *testing.T) {
	for at, dir := range map[string]string{"https://gongkai.example": built(t), "https://sample-county.example": filepath.Join(county(t), "public")} {
		seen := map[string]int{}
		for page, h := range heads(t, dir) {
			if strings.HasSuffix(page, "404.html") {
				if len(h.data) > 0 || len(h.og) > 0 {
					t.Errorf("%s%s says %v %v, though there is no page", at, page, h.data, h.og)
				}
				continue
			}
			home := page == "/" || page == "/en/"
			kinds := map[string]int{}
			for _, block := range h.data {
				if block["@context"] != "https://schema.org" {
					t.Errorf("%s%s: @context is %v", at, page, block["@context"])
				}
				eachThing(block, func(thing map[string]any) {
					kind := fmt.Sprint(thing["@type"])
					kinds[kind]++
					seen[kind]++
					for _, key := range needed[kind] {
						if v := thing[key]; v == nil || v == "" {
							t.Errorf("%s%s: %s has no %s", at, page, kind, key)
						}
					}
				})
			}
			if home != (kinds["WebSite"] == 1) || home == (kinds["BreadcrumbList"] == 1) {
				t.Errorf("%s%s: JSON-LD is of %v", at, page, kinds)
			}
			for property, want := range map[string]string{"og:url": at + page, "og:type": "*", "og:title": "*", "og:site_name": "*"} {
				if got := h.og[property]; len(got) != 1 || got[0] == "" || want != "*" && got[0] != want {
					t.Errorf("%s%s: %s is %q", at, page, property, got)
				}
			}
			locale := "og:locale"
			if strings.HasPrefix(page, "/en/") {
				locale = "og:locale:alternate"
			}
			if got := h.og[locale]; len(got) != 1 || got[0] != "zh_CN" {
				t.Errorf("%s%s: %s is %q", at, page, locale, got)
			}
			if described := h.meta["description"] + h.meta["Description"]; home && described == "" || described != strings.Join(h.og["og:description"], "") {
				t.Errorf("%s%s: described as %q and %q", at, page, described, h.og["og:description"])
			}
		}
		if seen["WebSite"] != 2 || seen["Report"] < 2 || seen["Dataset"] < 2 || seen["ListItem"] < 2*seen["BreadcrumbList"] {
			t.Errorf("%s: JSON-LD is of %v", at, seen)
		}
	}
}

// eachThing visits a thing and all things within it.
func eachThing(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		if v["@type"] != nil {
			visit(v)
		}
		for _, inner := range v {
			eachThing(inner, visit)
		}
	case []any:
		for _, inner := range v {
			eachThing(inner, visit)
		}
	}
}

const securityTable = `  [params.gongkai.security]
    contact = ["mailto:security@example.org", "tel:+86-10-12345678"]
    expires = 2027-01-01
    languages = ["zh-CN", "en"]
    policy = "https://example.org/policy"
`

var officialBuilt struct {
	sync.Once
	dir string
}

// official is this site built as that of an invented government body, with
// what such a one configures.
func official(t *testing.T) string {
	t.Helper()
	officialBuilt.Do(func() {
		dir := copySite(t, filepath.Join(work, "official"))
		config := filepath.Join(dir, "config.toml")
		replace(t, config, "baseURL = \"https://gongkai.example/\"", "baseURL = \"https://gongkai.example/zwgk/\"")
		replace(t, config, "  official = false\n", "  official = true\n  host = \"示例县“人民政府”\"\n"+securityTable)
		out, err := exec.Command(gongkai, "--lang", "en", "--site", dir, "build").CombinedOutput()
		if _, missing := os.Stat(filepath.Join(dir, "public", "index.html")); missing != nil {
			t.Fatalf("gongkai build: %v\n%s", err, out)
		}
		officialBuilt.dir = filepath.Join(dir, "public")
	})
	if officialBuilt.dir == "" {
		t.Fatal("there is no official site")
	}
	return officialBuilt.dir
}

// TestOfficialSiteNamesItsPublisher: who runs the site is told as configured,
// and of a sample site not at all.
func TestOfficialSiteNamesItsPublisher(t *testing.T) {
	publisher := heads(t, official(t))["/"].data[0]["publisher"]
	if p, ok := publisher.(map[string]any); !ok || p["@type"] != "GovernmentOrganization" || p["name"] != "示例县“人民政府”" {
		t.Errorf("the publisher is %v", publisher)
	}
	if p := heads(t, built(t))["/"].data[0]["publisher"]; p != nil {
		t.Errorf("a sample site has the publisher %v", p)
	}
}

// TestSecurityTxtIsAsConfigured: the file of RFC 9116 has what is configured,
// and a site that configures nothing has none.
func TestSecurityTxtIsAsConfigured(t *testing.T) {
	const name = ".well-known/security.txt"
	got, err := os.ReadFile(filepath.Join(official(t), name))
	const want = `Contact: mailto:security@example.org
Contact: tel:+86-10-12345678
Policy: https://example.org/policy
Expires: 2027-01-01T00:00:00+08:00
Preferred-Languages: zh-CN, en
Canonical: https://gongkai.example/zwgk/.well-known/security.txt
`
	if string(got) != want || err != nil {
		t.Errorf("%s says, %v:\n%swant:\n%s", name, err, got, want)
	}
	if _, err := os.Stat(filepath.Join(built(t), name)); err == nil {
		t.Errorf("a site that configures nothing has %s", name)
	}
}

// TestManifestNamesTheSite holds the manifest of each language: it leads to the
// home page of that language below the path of the site, and its icons are there.
func TestManifestNamesTheSite(t *testing.T) {
	for folder, name := range map[string]string{"": "政务报告公开示例网站", "en/": "Sample Site for Government Reports"} {
		var m struct {
			Name       string
			StartURL   string `json:"start_url"`
			Scope      string
			Icons      []struct{ Src, Sizes, Type string }
			Theme      string `json:"theme_color"`
			Background string `json:"background_color"`
		}
		raw, err := os.ReadFile(filepath.Join(official(t), folder, "site.webmanifest"))
		if err == nil {
			err = json.Unmarshal(raw, &m)
		}
		if err != nil {
			t.Fatal(err)
		}
		if m.Name != name || m.StartURL != "/zwgk/"+folder || m.Scope != "/zwgk/" || m.Theme != "#14508c" || m.Background != "#fff" || len(m.Icons) != 3 {
			t.Errorf("%ssite.webmanifest: %+v", folder, m)
		}
		for _, icon := range m.Icons {
			path, below := strings.CutPrefix(icon.Src, "/zwgk/")
			if _, err := os.Stat(filepath.Join(official(t), path)); err != nil || !below {
				t.Errorf("%ssite.webmanifest: no icon %s (%v)", folder, icon.Src, err)
			}
		}
		page, err := os.ReadFile(filepath.Join(official(t), folder, "about", "index.html"))
		if err != nil || !strings.Contains(string(page), `<link rel="manifest" href="/zwgk/`+folder+`site.webmanifest">`) {
			t.Errorf("%sabout/ does not name the manifest (%v)", folder, err)
		}
	}
}
