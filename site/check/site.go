package check

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"net/url"
	"slices"
	"sync"

	"gongkai/disclosure"
	"gongkai/site/check/attachment"
)

// A Site is what is judged, and what rules may know of it beyond one page.
type Site struct {
	FS       fs.FS               // the built folder
	Filings  *disclosure.Filings // what was filed, or nil
	BaseURL  string              // as pages print it in absolute addresses
	Official bool                // a government's real site; otherwise a sample
	// Foreign pages are ones that we did not build: nothing filed is known of
	// them, they carry none of our attributes, and only rules that read any page
	// judge them.
	Foreign bool
	// Forms are those that statutory tables of foreign pages are told by, or nil.
	Forms map[string]*disclosure.Form
	// SiteIDCode is the identification code of the site as configured, or "".
	SiteIDCode string
	// Office is what the site's settings say of the office that runs it, in the
	// words of each language.
	Office map[disclosure.Lang]Office
	// Langs are the languages that the site has; nil stands for all.
	Langs    []disclosure.Lang
	NoJSON   bool            // the office offers no files that only programs read
	Today    disclosure.Date // the only clock
	Workdays *disclosure.Calendar
	// CacheDir is a folder where what takes long to prepare may be kept, or "". It
	// changes no finding.
	CacheDir string
	Waivers  []*Waiver // of findings that were accepted
	Off      []string  // rules that the site turned off
	// Beyond is what nothing that is published decides; every result tells it.
	Beyond []NotChecked
	Given  // what it was opened from

	base    *url.URL        // BaseURL, read once
	baseErr error           // why it could not be read
	files   paths           // every file of FS
	ctx     context.Context // of the run that is under way
	mu      sync.Mutex
	notes   *notes                       // of all pages
	turns   turns                        // of pages
	ledger  *disclosure.Ledger           // of the reports filed, or nil
	reads   []*Read                      // what was read of foreign pages
	reader  attachment.Reader            // of the words in files
	known   map[string]resolved          // addresses that mean the same on all pages
	before  map[string]resolved          // those of them that may be forgotten; see keep
	unread  []Left                       // pages that could not be read
	folded  map[string][]string          // folders by their paths in lower case
	lower   map[string]map[string]string // files of those that were asked for, by folder and name in lower case
	hops    map[string]Hop               // pages that only lead elsewhere
}

// Has reports whether a file stands at the path.
func (s *Site) Has(p string) bool { return s.files.has(p) }

// Below lists the files of a folder and of all folders in it, in order.
func (s *Site) Below(dir string) []string {
	var out []string
	_ = fs.WalkDir(s.FS, dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && s.files.has(p) {
			out = append(out, p)
		}
		return nil // what cannot be read was told when the site was listed
	})
	return out
}

// ReadFile reads a file of the site that is no page, as a download. One that is larger
// than MaxFile is not read.
func (s *Site) ReadFile(p string) ([]byte, error) {
	f, err := s.FS.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := readUpTo(f, MaxFile+1)
	if err == nil && len(raw) > MaxFile {
		return nil, disclosure.Errorf("%[1]s 超过 %[2]d MiB", "%[1]s is larger than %[2]d MiB", p, MaxFile>>20)
	}
	return raw, err
}

// Size is how many bytes a file of the site has; 0 where there is none.
func (s *Site) Size(p string) int64 {
	if !s.files.has(p) {
		return 0
	}
	info, err := fs.Stat(s.FS, p)
	if err != nil {
		return 0
	}
	return info.Size()
}

// Note returns what was kept of the page, or nil. Only rules of the site may
// ask: before, not all pages have been read.
func (s *Site) Note(page string) *Note { return s.notes.of(page) }

// Notes gives what was kept of all pages, by path. Each is made when it is asked for,
// so a rule should hold on to words, and not to notes.
func (s *Site) Notes() iter.Seq[*Note] { return s.notes.all() }

// Title returns the title of a filed report; without one, false. Only rules of
// the site may ask.
func (s *Site) Title(report string) (disclosure.Text, bool) {
	return s.notes.title(report)
}

// Described returns what a filed report is in a language that it has no title in, or "".
// Only rules of the site may ask.
func (s *Site) Described(report string, lang disclosure.Lang) string {
	return s.notes.name(report, lang)
}

// Ledger holds the numbers that reports are held against each other by; nil
// where nothing was filed. Only rules of the site may ask.
func (s *Site) Ledger() *disclosure.Ledger { return s.ledger }

// Titled lists the reports that were filed, by id. Only rules of the site may ask.
func (s *Site) Titled() []string { return slices.Sorted(maps.Keys(s.notes.titles)) }

// list finds every file, and returns the pages that no report was filed for.
func (s *Site) list() (others []string, err error) {
	s.base, s.baseErr = url.Parse(s.BaseURL)
	s.notes, s.turns = newNotes(), newTurns()
	s.unread, s.reads = nil, nil
	filed := map[string]bool{}
	if s.Filings != nil {
		s.ledger = disclosure.NewLedger(s.Filings.Forms)
		for _, id := range s.Filings.IDs() {
			for _, lang := range disclosure.Langs {
				filed[PagePath(id, lang)] = true
			}
		}
	}
	if s.files, err = readPaths(s.FS); err != nil {
		return nil, err
	}
	for p := range s.files.all() {
		if s.isPage(p) && !filed[p] {
			others = append(others, p)
		}
	}
	slices.Sort(others)
	return others, nil
}

// read reads one page and notes what rules of the site need.
func (s *Site) read(p string) (*Page, error) {
	page, err := s.parse(p)
	if err != nil && s.leave(p, err) {
		return nil, nil
	}
	if err != nil || page == nil {
		return nil, err
	}
	s.notes.keep(s.note(page))
	if s.Foreign {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.reads = append(s.reads, page.Reading().summary(p))
	}
	return page, nil
}

// parse reads one page. It is nil where there is nothing to judge: a page that
// only sends the reader elsewhere.
func (s *Site) parse(p string) (*Page, error) {
	raw, err := s.load(p)
	if err != nil {
		return nil, err
	}
	page, err := readPage(s.context(), p, withoutQuotes(p, raw))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p, err)
	}
	page.forms = s.Forms
	if page.leads {
		s.hop(page)
		return nil, nil
	}
	for i := range page.Links {
		l := &page.Links[i]
		l.To, l.Err = s.resolveFrom(page, l.URL)
	}
	return page, nil
}
