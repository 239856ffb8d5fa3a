package rules

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// A mapEntry is one address in a sitemap: of a page, of a translation of it, or
// of another map.
type mapEntry struct {
	address string
	lang    string // of a translation
	index   bool
	line    int
}

// maxEntries is what the protocol allows in one map.
const maxEntries = 50_000

// readSitemap reads the addresses of a map, in order.
func readSitemap(raw []byte) ([]mapEntry, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = charset.NewReaderLabel
	var out []mapEntry
	var path []string
	root := false // whether the map is one at all
	for len(out) < maxEntries {
		token, err := d.Token()
		if err == io.EOF && root {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := d.InputPos()
		switch t := token.(type) {
		case xml.StartElement:
			path = append(path, t.Name.Local)
			root = root || t.Name.Local == "urlset" || t.Name.Local == "sitemapindex"
			if t.Name.Local == "link" {
				e := mapEntry{line: line}
				for _, a := range t.Attr {
					switch a.Name.Local {
					case "href":
						e.address = a.Value
					case "hreflang":
						e.lang = a.Value
					}
				}
				if e.lang != "" {
					out = append(out, e)
				}
			}
		case xml.EndElement:
			path = path[:max(0, len(path)-1)]
		case xml.CharData:
			if n := len(path); n > 1 && path[n-1] == "loc" && (path[n-2] == "url" || path[n-2] == "sitemap") {
				if address := strings.TrimSpace(string(t)); address != "" {
					out = append(out, mapEntry{address: address, index: path[n-2] == "sitemap", line: line})
				}
			}
		}
	}
	return out, nil
}
