package check

import (
	"strings"

	"golang.org/x/net/html"
)

// A Reading is what a page says of itself, whoever made it: read by labels and
// words, never by our attributes. What was not seen is nil or empty; nothing is
// guessed. Comments, scripts, attributes, template code and what is hidden are
// not read.
type Reading struct {
	Kind  string // home, list, content, fragment or other; see kind.go
	Title *Seen  // as readers see it

	Published, Formed            *SeenDate
	Source, Organ, Index, Number *Seen
	Mark                         *SeenMark // the last note of disclosure, or else the field
	Marks                        []*SeenMark

	Tags       map[string]string // the government meta tags, by their names in the standard
	Pairs      []*Pair           // all labels that were found, with what stands behind them
	Signed     []*SeenDate       // lines that hold nothing but a day: dates of signature
	Unrendered []*Pair           // labels behind which a template was left unfilled
	Tables     []*html.Node      // of data; those that only place things do not count
	Government bool              // the page itself shows that it is a government's
	Language   string            // zh or en, by most of its words; "" where it has too few

	lines  []*line
	page   *Page
	places map[string]int // how many lines hold a label in elements of one make; see repeated
	lone   bool           // the title is but the one h1: on a home page that heads a section
}

// A Seen is one thing that a page says, as printed.
type Seen struct {
	Text  string
	Label string // without white space, colon and brackets; "" where none stood before it
	Node  *html.Node
}

// A SeenDate is a date as printed, and as a machine reads it.
type SeenDate struct {
	Seen
	ISO string // 2023-01-19 or 2023-01-19T10:24; "" where it cannot be read
}

// Day is the day alone, or "".
func (d *SeenDate) Day() string {
	day, _, _ := strings.Cut(d.ISO, "T")
	return day
}

// A Pair is a label and what stands behind it; Value is empty where nothing does.
type Pair struct {
	Label string // as a Seen has it
	Value string
	Node  *html.Node // around the value, or around the label where there is none

	field string // what the label stands for; "" for those that only end a value
	at    int    // its line
	raw   string // the value before it was cut where it seemed to end
}

// ISODate reads the first date of a text, as a SeenDate has it.
func ISODate(s string) string {
	_, iso, _, _ := readDate(s)
	return iso
}

// Reading reads the page, when a rule first asks.
func (p *Page) Reading() *Reading {
	if p.reading == nil {
		r := &Reading{page: p, Tags: map[string]string{}}
		p.reading = r
		r.lines = linesOf(p.Doc.Nodes[0])
		r.readTags()
		r.readPairs()
		r.readMarks()
		r.readTitle()
		r.readDates()
		r.readFields()
		r.readTables()
		r.readLanguage()
		r.readGovernment()
		r.readKind()
		if r.lone && r.Kind == KindHome {
			r.Title = nil
		}
	}
	return p.reading
}

// governmentTags are those of the standard, as it writes them.
var governmentTags = []string{
	"SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType",
	"ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description", "Image", "Url",
}

// readTags keeps the first of each tag that says something.
func (r *Reading) readTags() {
	for _, m := range r.page.Metas {
		content := strings.TrimSpace(m.Content)
		if content == "" || strings.EqualFold(content, "null") || isTemplate(content) {
			continue
		}
		for _, name := range governmentTags {
			if strings.EqualFold(strings.TrimSpace(m.Name), name) && r.Tags[name] == "" {
				r.Tags[name] = strings.Clone(collapse(content))
			}
		}
	}
}

// Pair returns the first pair with one of the labels that says something, or nil.
func (r *Reading) Pair(labels ...string) *Pair {
	for _, p := range r.Pairs {
		for _, l := range labels {
			if p.Label == l && p.Value != "" {
				return p
			}
		}
	}
	return nil
}

// first returns what stands behind the first label of the field that says something.
func (r *Reading) first(field string) *Seen {
	for _, p := range r.Pairs {
		if p.field != field || p.Value == "" || r.ofLink(p) || r.repeated(p) {
			continue
		}
		value := p.Value
		if len([]rune(value)) > 80 { // a whole document on one line: its first word
			if value = strings.Fields(value)[0]; len([]rune(value)) > 40 {
				continue
			}
		}
		return &Seen{Text: value, Label: p.Label, Node: p.Node}
	}
	return nil
}

// readFields reads what needs no more than its label.
func (r *Reading) readFields() {
	r.Source, r.Organ = r.first("source"), r.first("organ")
	r.Index, r.Number = r.first("index"), r.first("number")
}
