package check

import (
	"cmp"
	"errors"
	"path"
	"slices"
	"strings"

	"gongkai/disclosure"
)

// Given tells what a site was opened from, where that is more than a folder
// that was built whole.
type Given struct {
	// Partial is set for single pages and web archives: a file that is not there
	// may well be on the site.
	Partial bool
	// Lenient is set where a page that cannot be read is told among Left, and the
	// others are judged; otherwise it stops the run.
	Lenient bool
	// Gone are files that the server refused when a web archive was made, with
	// its answer; Moved are those for which it named another address.
	Gone  map[string]int
	Moved map[string]string
	// Hosts are the other hosts that a web archive holds answers of.
	Hosts []string
	// External is what came of visits to other sites, by address.
	External map[string]Visited
	// Left lists what was given and could not be read.
	Left []Left
	// IsPage tells which files are pages; nil means those named .html.
	IsPage func(path string) bool
}

// A Left is one thing that was given and not read, and why.
type Left struct {
	Path string
	Why  disclosure.Text
	Page bool // a page of the site
}

// isPage reports whether a file is an HTML page.
func (s *Site) isPage(p string) bool {
	if s.IsPage != nil {
		return s.IsPage(p)
	}
	return strings.HasSuffix(p, ".html")
}

// leave notes a page that could not be read, and reports whether the others
// are to be judged all the same.
func (s *Site) leave(p string, err error) bool {
	if !s.Lenient || s.isStopped() {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	why := disclosure.Say("无法读取（%v）", "it cannot be read (%v)", err)
	var beyond beyondLimits
	if errors.As(err, &beyond) {
		why = disclosure.Say("没有读取：%[1]s", "it was not read: %[2]s", beyond.why.In(disclosure.ZhCN), beyond.why.In(disclosure.En))
	}
	s.unread = append(s.unread, Left{Path: p, Page: true, Why: why})
	return true
}

// LeftOut lists what was given and not read, by path. Only rules of the site
// may ask.
func (s *Site) LeftOut() []Left {
	out := slices.Concat(s.Left, s.unread)
	slices.SortStableFunc(out, func(a, b Left) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Why.In(disclosure.En), b.Why.In(disclosure.En)))
	})
	return out
}

// inputRule tells what was given and not read.
const inputRule = "chk-input"

// unseen gives an error where pages were not read and no rule would tell it.
func (s *Site) unseen(rules []*Rule) error {
	if slices.ContainsFunc(rules, func(r *Rule) bool { return r.ID == inputRule }) {
		return nil
	}
	for _, left := range s.LeftOut() {
		if left.Page {
			return disclosure.Errorf("%[1]s：%[2]s", "%[1]s: %[3]s", left.Path, left.Why.In(disclosure.ZhCN), left.Why.In(disclosure.En))
		}
	}
	return nil
}

// Whole reports whether a file that is not there is not on the site either:
// whether all of the site was given. A folder of pages that somebody saved has
// no home page at its top.
func (s *Site) Whole() bool {
	return !s.Partial && (!s.Foreign || s.folderIndex("") != "")
}

// indexes are the files that servers show for a folder.
var indexes = []string{"index.html", "index.htm", "index.shtml", "default.html", "default.htm"}

// folderIndex gives the file that stands for a folder, or "".
func (s *Site) folderIndex(folder string) string {
	for _, name := range indexes {
		if p := path.Join(folder, name); s.files.has(p) {
			return p
		}
	}
	return ""
}
