package check

import (
	"context"
	"maps"
	"slices"
	"sync"

	"gongkai/disclosure"
)

// What came of a visit to another site.
const (
	VisitOK      = "ok"
	VisitDead    = "dead"    // the server said that there is nothing
	VisitUnknown = "unknown" // it refused, or nobody answered
)

// Visited is what came of one visit to another site. It is kept in a file: the
// checker itself never goes online.
type Visited struct {
	State  string
	Status int    // of HTTP; 0 without an answer
	To     string // where it led in the end, or ""
	Why    string // it is unknown
	Day    disclosure.Date
}

// visitAddress is the address that is visited for a link, without the place in
// the page; "" where it is none.
func visitAddress(address string) string {
	u, err := readAddress(address)
	if err != nil || u == nil || u.Host == "" {
		return ""
	}
	if u.Scheme == "" {
		u.Scheme = "https"
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.Fragment, u.RawFragment, u.User = "", "", nil
	return u.String()
}

// Visited tells what came of the last visit to the address of another site.
func (s *Site) Visited(address string) (Visited, bool) {
	v, ok := s.External[visitAddress(address)]
	return v, ok
}

// ExternalLinks lists the addresses of other sites that the pages link or load,
// sorted. Where forms are sent to is not among them.
func (s *Site) ExternalLinks(ctx context.Context) ([]string, error) {
	if _, err := s.list(); err != nil {
		return nil, err
	}
	var pages []string
	for p := range s.files.all() {
		if s.isPage(p) {
			pages = append(pages, p)
		}
	}
	slices.Sort(pages)
	found := map[string]bool{}
	var mu sync.Mutex
	err := each(ctx, pages, func(p string) error {
		defer s.turns.begin(s.Size(p))()
		page, err := s.parse(p)
		if err != nil && s.Lenient {
			return nil // told when it is judged
		}
		if err != nil || page == nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		for _, l := range page.Links {
			if address := visitAddress(l.URL); l.Err == nil && l.To.Host != "" && address != "" && l.Attr != "action" && l.Attr != "formaction" {
				found[address] = true
			}
		}
		return nil
	})
	return slices.Sorted(maps.Keys(found)), err
}
