package check

import (
	"net/url"
	"path"
	"strings"
)

// A Destination is where an address of a page leads.
type Destination struct {
	Internal bool
	Path     string // of the file, below the built folder; with Internal
	Fragment string
	// Beyond is set where an address that is not internal stays on this site's
	// host, outside the site.
	Beyond bool
}

// Resolve tells where an address on a page leads. Addresses of other hosts,
// and those that name no file (mailto:, data:), are not internal. A folder
// stands for its index.html.
func (s *Site) Resolve(page, address string) (Destination, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return Destination{}, err
	}
	if s.baseErr != nil {
		return Destination{}, s.baseErr
	}
	if u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return Destination{}, nil
	}
	if u.Host != "" && u.Host != s.base.Host {
		return Destination{}, nil
	}
	root := strings.TrimSuffix(s.base.Path, "/") + "/"
	p := u.Path
	switch {
	case p == "" && u.Host == "":
		return Destination{Internal: true, Path: page, Fragment: u.Fragment}, nil
	case strings.HasPrefix(p, root):
		p = strings.TrimPrefix(p, root)
	case p+"/" == root:
		p = ""
	case strings.HasPrefix(p, "/") || u.Host != "":
		return Destination{Beyond: true}, nil // another part of the same host
	default:
		p = path.Join(path.Dir(page), p) + trailing(p)
	}
	if p == "" || strings.HasSuffix(p, "/") || s.folders[p] {
		p = path.Join(p, "index.html")
	}
	return Destination{Internal: true, Path: path.Clean(p), Fragment: u.Fragment}, nil
}

func trailing(p string) string {
	if strings.HasSuffix(p, "/") {
		return "/"
	}
	return ""
}

// A Note is what is kept of a page after it was read.
type Note struct {
	Path, Kind, HTMLLang string
	SiteName             string // of the tag
	H1                   string // the first heading, or else the title
	Frame                string // the elements that the page is built of, as uniform templates are told by
	Entries              []EntryNote
	IDs                  map[string]bool
	Alts                 []AltNote
	Anchors              []AnchorNote // links to places in other pages, and broken ones in this
	Repeats              []RepeatNote // numbers of reports that other pages hold
}

// A RepeatNote is one number of a report on a page that is not the report's: in
// a table over the years, say.
type RepeatNote struct{ Report, Fact, Value, Text string }

// An AltNote is one declared translation: its language and file.
type AltNote struct{ HTMLLang, Target string }

// An AnchorNote is one link to a place in a page.
type AnchorNote struct{ URL, Target, Fragment string }

// An EntryNote is one entry of a list: the report it is there for, and its link
// to that report's page, or else its first one. URL is "" without any.
type EntryNote struct{ Report, URL, Target, Text string }

// note keeps what rules of the site need of a page.
func (s *Site) note(p *Page) *Note {
	n := &Note{Path: p.Path, Kind: p.Kind, HTMLLang: p.HTMLLang, IDs: map[string]bool{}, Entries: s.entries(p)}
	if m := p.Meta("SiteName"); m != nil {
		n.SiteName = strings.TrimSpace(m.Content)
	}
	n.H1, n.Frame = strings.Clone(p.Title), p.frame()
	if len(p.H1) > 0 {
		n.H1 = strings.Clone(Text(p.H1[0]))
	}
	for _, id := range p.IDs {
		n.IDs[id] = true
	}
	for _, a := range p.Alts {
		if t, err := s.Resolve(p.Path, a.Href); err == nil {
			n.Alts = append(n.Alts, AltNote{HTMLLang: a.Lang, Target: t.Path})
		}
	}
	for _, a := range p.Articles {
		if p.Path == PagePath(a.Report, LangOf(p.Path)) {
			continue
		}
		for _, f := range a.Facts {
			n.Repeats = append(n.Repeats, RepeatNote{Report: a.Report, Fact: f.ID, Value: f.Value, Text: f.Text})
		}
	}
	seen := map[string]bool{}
	for _, l := range p.Links {
		if !strings.Contains(l.URL, "#") || seen[l.URL] {
			continue
		}
		seen[l.URL] = true
		t := l.To
		if l.Err != nil || !t.Internal || t.Fragment == "" || t.Fragment == "top" || t.Path == p.Path && n.IDs[t.Fragment] {
			continue
		}
		n.Anchors = append(n.Anchors, AnchorNote{URL: l.URL, Target: t.Path, Fragment: t.Fragment})
	}
	return n
}

// Reread parses a page again, for a rule of the site that must name an element.
// It keeps one page: asked for another, it places what was found so far, and
// lets the page before go. Rules of the site take the pages in order.
func (p *Pass) Reread(path string) (*Page, error) {
	if p.reread == nil || p.reread.Path != path {
		place(p.found[p.placed:])
		p.placed = len(p.found)
		page, err := p.Site.parse(path)
		if err != nil {
			return nil, err
		}
		p.reread = page
	}
	return p.reread, nil
}
