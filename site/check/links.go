package check

import (
	"crypto/sha256"
	"hash/fnv"
	"io"
	"slices"
	"strings"
)

// A Note is what is kept of a page after it was read. What it holds, code must go
// through.
type Note struct {
	Path, Kind, HTMLLang string
	Title                string
	Fragment             bool   // no page of its own, as Whole tells
	SiteName             string // of the tag
	H1                   string // the first heading, or else the title
	Frame                string // the elements that the page is built of, as uniform templates are told by
	Entries              []EntryNote
	Alts                 []AltNote
	Anchors              []AnchorNote // links to places in other pages, and broken ones in this
	Repeats              []RepeatNote // numbers of reports that other pages hold
	Slashless            []string     // addresses of folders without the slash at their end
	Across               []AnchorNote // links of the text into another language
	Sum                  [16]byte     // of the page's bytes

	ids []uint64 // digests of its ids, sorted
}

// HasID reports whether an element of the page has the id. Digests of 64 bits are
// compared, for ids are most of what there would be to keep of a page.
func (n *Note) HasID(id string) bool {
	_, has := slices.BinarySearch(n.ids, digestID(id))
	return has
}

func digestID(id string) uint64 {
	h := fnv.New64a()
	_, _ = io.WriteString(h, id) // never fails
	return h.Sum64()
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
	sum := sha256.Sum256(p.raw)
	n := &Note{Sum: [16]byte(sum[:16]), Path: p.Path, Kind: p.Kind, HTMLLang: p.HTMLLang, Title: p.Title, Fragment: !p.Whole(), Entries: s.entries(p)}
	if m := p.Meta("SiteName"); m != nil {
		n.SiteName = strings.TrimSpace(m.Content)
	}
	n.H1, n.Frame = p.Title, p.frame()
	if len(p.H1) > 0 {
		n.H1 = Text(p.H1[0])
	}
	n.ids = make([]uint64, len(p.IDs))
	for i, id := range p.IDs {
		n.ids[i] = digestID(id)
	}
	slices.Sort(n.ids)
	n.ids = slices.Compact(n.ids)
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
		t := l.To
		if t.Slashless || t.Internal && l.Attr == "href" && l.Node.Data == "a" && LangOf(t.Path) != LangOf(p.Path) {
			n.apart(p, l)
		}
		if !strings.Contains(l.URL, "#") || seen[l.URL] {
			continue
		}
		seen[l.URL] = true
		if l.Err != nil || !t.Internal || !namesPlace(t.Fragment) || t.Path == p.Path && n.HasID(t.Fragment) {
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
		p.reread = nil // two of the largest pages at once would take the most memory of all
		page, err := p.Site.parse(path)
		if err != nil {
			return nil, err
		}
		p.reread = page
	}
	return p.reread, nil
}

// namesPlace reports whether what stands behind # is the id of an element, and
// no word for browsers or scripts.
func namesPlace(fragment string) bool {
	return fragment != "" && !strings.EqualFold(fragment, "top") && fragment[0] != '/' && fragment[0] != '!' && !strings.HasPrefix(fragment, ":~:")
}

// apart notes a link to a folder without its slash, or into another language.
// A link that names its language, or the page's own translation, is no slip.
func (n *Note) apart(p *Page, l Link) {
	if l.To.Slashless && !slices.Contains(n.Slashless, l.URL) {
		n.Slashless = append(n.Slashless, l.URL)
	}
	if LangOf(l.To.Path) == LangOf(p.Path) || Attr(l.Node, "hreflang") != "" || Attr(l.Node, "lang") != "" ||
		slices.ContainsFunc(n.Alts, func(a AltNote) bool { return a.Target == l.To.Path }) ||
		slices.ContainsFunc(n.Across, func(a AnchorNote) bool { return a.URL == l.URL }) {
		return
	}
	n.Across = append(n.Across, AnchorNote{URL: l.URL, Target: l.To.Path})
}
