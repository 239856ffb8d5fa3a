package check

import (
	"golang.org/x/net/html"
)

// entryHook marks an entry of a list of reports, and names its report.
const entryHook = "data-report-link"

// entries notes the entries of the lists on a page, those that readers can see.
func (s *Site) entries(p *Page) []EntryNote {
	nodes := p.Hooks[entryHook]
	for _, a := range p.Articles {
		nodes = append(nodes[:len(nodes):len(nodes)], a.Hooks[entryHook]...)
	}
	var out []EntryNote
	for _, n := range nodes {
		if !Hidden(n) {
			out = append(out, s.entry(p, n))
		}
	}
	return out
}

func (s *Site) entry(p *Page, n *html.Node) EntryNote {
	e := EntryNote{Report: Attr(n, entryHook)}
	wanted := PagePath(e.Report, LangOf(p.Path))
	found := false
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if found || hides(n) { // what stands around n is in sight
			return
		}
		if url := Attr(n, "href"); n.Data == "a" && url != "" {
			t, err := s.Resolve(p.Path, url)
			found = err == nil && t.Internal && t.Path == wanted
			if found || e.URL == "" {
				e.URL, e.Target, e.Text = url, t.Path, Text(n)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return e
}
