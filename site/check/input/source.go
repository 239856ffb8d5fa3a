package input

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A Source is what was handed over, opened.
type Source struct {
	FS fs.FS
	// BaseURL is the address of the site, as an archive tells it, or "".
	BaseURL string
	// Hosts are those that an archive holds answers of, the most frequent first.
	Hosts []Host
	// Partial is set for what need not be a whole site: single pages, and web
	// archives, which hold what somebody captured.
	Partial bool
	// Archive is set where pages come out of one file; Pages where single pages
	// were given, which are no site.
	Archive, Pages bool

	tree  *tree
	gone  map[string]int
	moved map[string]string
	left  []check.Left
	close []func() error
}

// A Host is one host of a web archive, and how many answers it gave.
type Host struct {
	Name    string
	Answers int
}

var errMany = disclosure.Errorf("所给内容超过 %d 个文件，未作检查", "there are more than %d files, so nothing was checked", MaxEntries)

var errLarge = errors.New("larger than the checker reads (文件超过可读取的大小)")

// Close lets go of files, and removes temporary ones.
func (s *Source) Close() error {
	var errs []error
	for _, f := range s.close {
		errs = append(errs, f())
	}
	return errors.Join(errs...)
}

// Fill tells a site what was opened.
func (s *Source) Fill(site *check.Site) {
	site.FS, site.Partial, site.Gone, site.Moved = s.FS, s.Partial, s.gone, s.moved
	site.Left, site.Lenient = s.left, s.Archive
	site.IsPage = s.IsPage
	for i, h := range s.Hosts {
		if i > 0 {
			site.Hosts = append(site.Hosts, h.Name)
		}
	}
	if site.BaseURL == "" {
		site.BaseURL = s.BaseURL
	}
}

// Files tells how many files there are.
func (s *Source) Files() int { return s.tree.count }

// LargestPage is the size of the largest page, as far as sizes are known.
func (s *Source) LargestPage() int64 {
	largest := int64(0)
	for _, l := range s.tree.folders {
		for i, f := range l.files {
			if f.size > largest && (f.page || isPage(l.names[i])) {
				largest = f.size
			}
		}
	}
	return min(largest, MaxPage)
}

// IsPage reports whether a file is an HTML page: by its name, or, in a web
// archive, by what its server said.
func (s *Source) IsPage(name string) bool {
	f := s.tree.file(name)
	return f != nil && (f.page || isPage(name))
}

// leave notes that an entry was left out.
func (s *Source) leave(name string, why disclosure.Text) {
	switch n := len(s.left); {
	case n < mostLeft:
		s.left = append(s.left, check.Left{Path: shown(name), Why: why})
	case n == mostLeft:
		s.left = append(s.left, check.Left{Path: "…", Why: disclosure.Say("没有读取的还有更多，不再逐个列出", "there is more that was not read, and is not listed")})
	}
}

// mostLeft is how many entries that were left out are listed: enough to mend an
// archive by; a hostile one has no end.
const mostLeft = 1000

// add puts a file into the tree, or says why it cannot.
func (s *Source) add(name string, f *file) error {
	why := refuse(name)
	switch {
	case why != nil:
	case s.tree.files[name] != nil:
		why = disclosure.Say("同名的内容不止一个，只读取了第一个", "there is more than one of this name, and only the first was read")
	case f.size > MaxPage && (f.page || isPage(name)), f.size > MaxEntry:
		why = disclosure.Say("文件过大，未读取", "it is larger than what is read")
	}
	if why != nil {
		s.leave(name, why)
		if n := len(s.left); n <= mostLeft {
			s.left[n-1].Page = f.page || isPage(name)
		}
		return nil
	}
	if len(s.tree.files) >= MaxEntries {
		return errMany
	}
	s.tree.files[name] = f
	return nil
}

// done makes the tree whole.
func (s *Source) done() *Source {
	s.tree.finish()
	s.FS = s.tree
	slices.SortStableFunc(s.left, func(a, b check.Left) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Why.In(disclosure.En), b.Why.In(disclosure.En)))
	})
	return s
}
