// Package archive freezes a closed year: the reports of the year as their pages stand on
// the live site, with all that they need, in packages that can be proved and replayed
// when this program is long gone.
//
//	err := archive.Stage(stage)          // the year's sources, in a folder that is a site of its own
//	…                                    // the caller builds and checks that site
//	packs, err := archive.Freeze(ctx, y) // web archive, public bag, internal bag
//	p := archive.Verify(ctx, file)       // what can be proved of a bag, a WACZ or a WARC
//
// The site of a year holds its reports and those that their pages lean on, and no others:
// so a year can be frozen, corrected and withdrawn without any other year, and whoever
// opens it finds no way that leads nowhere. Its pages of reports are, byte for byte, those
// of the whole site; its lists and its search are of the year alone.
//
// There are two packages (OAIS, ISO 14721): the public one for readers (DIP) has no
// records of review and signature, no waivers, no ledgers, no settings of servers, and
// nothing of what was withdrawn; the internal one for keeping (AIP) has them.
//
// It never builds or judges a site, which is handed to it; never reads the clock, whose
// instant is handed to it; and never claims to comply with a standard of archives that
// its authors could not read (docs/archive).
package archive

import (
	"path"
	"time"

	"gongkai/disclosure"
)

// What lies where in a bag, below data/.
const (
	siteDir     = "data/site"     // the pages, as a server hands them out
	sourceDir   = "data/source"   // what they are built from
	metadataDir = "data/metadata" // what is said of both
	waczDir     = "data/wacz"     // the pages once more, for programs that replay them
	internalDir = "data/internal" // of the internal package only
)

// A Year is what is to be frozen, as the caller made it.
type Year struct {
	Record  *disclosure.Archive // with the version that is frozen, last, still without packages
	Name    string              // of the office, in the names of packages
	BaseURL string              // where the live site stands
	Source  string              // the folder that Stage made
	Built   string              // the site built from it
	Langs   []disclosure.Lang   // that the site has
	// Entries are the reports of the year, as the index of the package lists them.
	Entries []Entry
	// Metadata are files of data/metadata that the caller makes, by name: the result of
	// the check, the texts of rules and forms.
	Metadata map[string][]byte
	// Internal are folders and files of the site that only the internal package holds,
	// by name in it.
	Internal map[string]string
	Settings Settings
	Tools    Tools
	// MediaType tells the content type of a file by its name, as servers hand it out.
	MediaType func(name string) string
	// TempDir is where large files are made before they are put into packages.
	TempDir string
}

// Settings are what the office says of its archives; what it did not say is not printed.
type Settings struct {
	Office, Fonds, Number, Retention string
	WARC                             string // version of the format; 1.1 where it is ""
}

// Tools say what made the packages (provenance).
type Tools struct {
	Gongkai string `json:"gongkai"`
	Commit  string `json:"gongkai_commit,omitempty"`
	Go      string `json:"go"`
	Hugo    string `json:"hugo"`
	// Modules are the versions of what compressed and summed up: others give other bytes.
	Modules map[string]string `json:"modules"`
}

// An Entry is one report of the year in the index of a package.
type Entry struct {
	ID        string          `json:"id"`
	Title     disclosure.Text `json:"title"`
	Organ     disclosure.Text `json:"organ"`
	Form      string          `json:"form"`
	Index     string          `json:"index,omitempty"`
	Published string          `json:"published,omitempty"`
	Formed    string          `json:"formed,omitempty"`
	// Withdrawn is the day on which the report was taken back, and Reason why.
	Withdrawn string          `json:"withdrawn,omitempty"`
	Reason    disclosure.Text `json:"reason,omitempty"`
	Pages     []Page          `json:"pages"`
}

// A Page is that of a report in one language.
type Page struct {
	Lang   disclosure.Lang `json:"lang"`
	URL    string          `json:"url"`
	File   string          `json:"file"` // in the bag
	SHA256 string          `json:"sha256"`
}

func (y *Year) version() *disclosure.Frozen { return y.Record.Last() }

func (y *Year) at() time.Time { return y.version().At }

// pageFile is where the page of a report lies in the built site.
func pageFile(id string, lang disclosure.Lang) string {
	p := path.Join("reports", id, "index.html")
	if lang != disclosure.ZhCN {
		p = path.Join(string(lang), p)
	}
	return p
}
