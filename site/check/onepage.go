package check

import (
	"context"

	"golang.org/x/net/html"

	"gongkai/disclosure"
)

// RunPage puts the rules to one page that was read elsewhere, as a page that
// somebody saved. Of the site only what the rules ask for need be set; nothing
// is read from it. Links are not followed.
func RunPage(s *Site, path string, raw []byte, rules []*Rule) (*Result, error) {
	if err := Validate(rules); err != nil {
		return nil, err
	}
	page, err := readPage(context.Background(), path, raw)
	if err != nil {
		return nil, err
	}
	if page == nil {
		return nil, disclosure.Errorf("%s 只是把读者转到别处，没有内容可查", "%s only sends its readers elsewhere; there is nothing on it to check", path)
	}
	s.notes = newNotes()
	s.notes.keep(&Note{Path: path})
	tallies, err := s.judge([]*Page{page}, nil, rules)
	if err != nil {
		return nil, err
	}
	return s.conclude(rules, tallies)
}

// Lines tells the lines of elements' start tags; 0 for one that the source does
// not have.
func (p *Page) Lines(nodes []*html.Node) map[*html.Node]int {
	out := map[*html.Node]int{}
	for _, n := range nodes {
		if n != nil {
			out[n] = 0
		}
	}
	p.lines(out)
	return out
}
