package webtest

import (
	"encoding/xml"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A feed is what the rules of RSS 2.0 ask for, and the link to itself that
// readers of feeds ask for.
type feed struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Channel struct {
		Title       string `xml:"title"`
		Description string `xml:"description"`
		Language    string `xml:"language"`
		Built       string `xml:"lastBuildDate"`
		Links       []struct {
			XMLName xml.Name
			Href    string `xml:"href,attr"`
			Rel     string `xml:"rel,attr"`
			Type    string `xml:"type,attr"`
			Text    string `xml:",chardata"`
		} `xml:"link"`
		Items []struct {
			Title       string `xml:"title"`
			Link        string `xml:"link"`
			GUID        string `xml:"guid"`
			Published   string `xml:"pubDate"`
			Category    string `xml:"category"`
			Description string `xml:"description"`
		} `xml:"item"`
	} `xml:"channel"`
}

// TestFeedsAreValid reads every feed of the sample county: what RSS 2.0 asks for
// is there, addresses are whole and lead to pages, the latest come first, and
// the page beside the feed tells of it.
func TestFeedsAreValid(t *testing.T) {
	const at = "https://sample-county.example/"
	dir := filepath.Join(county(t), "public")
	feeds, forms := 0, 0
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "rss.xml" {
			return err
		}
		feeds++
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		var f feed
		if err := xml.Unmarshal(raw, &f); err != nil {
			t.Errorf("%s: %v", name, err)
			return nil
		}
		c := f.Channel
		folder := strings.TrimSuffix(name, "rss.xml")
		lang := "zh-cn"
		if strings.HasPrefix(name, "en/") {
			lang = "en"
		}
		if f.Version != "2.0" || c.Title == "" || c.Description == "" || c.Language != lang {
			t.Errorf("%s: version %q, title %q, description %q, language %q", name, f.Version, c.Title, c.Description, c.Language)
		}
		if len(c.Links) != 2 || c.Links[0].Text != at+folder || c.Links[1].XMLName.Space != "http://www.w3.org/2005/Atom" ||
			c.Links[1].Href != at+name || c.Links[1].Rel != "self" || c.Links[1].Type != "application/rss+xml" {
			t.Errorf("%s: the links are %+v", name, c.Links)
		}
		if n := len(c.Items); n == 0 || n > 50 || c.Built != c.Items[0].Published {
			t.Fatalf("%s: %d items, built %q", name, n, c.Built)
		}
		var last time.Time
		kinds := map[string]bool{}
		for i, item := range c.Items {
			published, err := time.Parse(time.RFC1123Z, item.Published)
			if err != nil || i > 0 && published.After(last) {
				t.Errorf("%s: %s is dated %q after %v (%v)", name, item.Link, item.Published, last, err)
			}
			last = published
			kinds[item.Category] = true
			page, here := strings.CutPrefix(item.Link, at)
			if _, err := os.Stat(filepath.Join(dir, page, "index.html")); !here || err != nil || item.GUID != item.Link {
				t.Errorf("%s: %q (%q) leads to no page: %v", name, item.Link, item.GUID, err)
			}
			if item.Title == "" || item.Description == "" || len(item.Description) > 2000 {
				t.Errorf("%s: %s has the title %q and %d bytes of summary", name, item.Link, item.Title, len(item.Description))
			}
		}
		if folder != "" && folder != "en/" {
			forms++
			if len(kinds) != 1 {
				t.Errorf("%s: a feed of one form holds %v", name, kinds)
			}
		}
		html, err := os.ReadFile(filepath.Join(dir, folder, "index.html"))
		if err != nil || !strings.Contains(string(html), `type="application/rss&#43;xml" href="`+at+name+`"`) {
			t.Errorf("%s: the page beside it does not tell of it (%v)", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if feeds != forms+2 || forms < 30 {
		t.Errorf("%d feeds, %d of them of forms", feeds, forms)
	}
}
