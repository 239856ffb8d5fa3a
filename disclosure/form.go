package disclosure

import (
	"fmt"
	"regexp"
)

// A Form is a statutory kind of report (报告格式): what the law says of it. It
// holds names, citations, layouts and equations, and computes nothing.
// docs/forms.en.md lists every key of its file.
type Form struct {
	ID    string
	Name  Text
	Names Text   // what the page with all reports of it is called: the name, unless the form says otherwise
	Title Text   // what a report is called, with {organ} and {year}; or nil
	Kind  string // AnnualForm, ListForm or DocumentForm

	Order        int    // among the forms of its kind, where readers see them; 0 is behind those that have one
	Since, Until int    // the years it is for; 0 is open
	Follows      string // the form whose reports stand for the years before
	Require      []string

	Basis      []Cite
	Filers     []Filer
	Fields     []Field
	Fixed      bool // exactly these chapters, in this order
	Chapters   []Chapter
	Domains    []Chapter // what the text should touch on, wherever
	Tables     []*TableForm
	Identities []*Equation
	Trends     []string        // ids of the facts that are shown over the years
	TrendNames map[string]Text // what they are called there, where their labels in the table are too long for it
}

// The kinds of forms.
const (
	AnnualForm   = "annual"   // one report of each organ and year
	ListForm     = "list"     // a catalogue, one version of each organ and year
	DocumentForm = "document" // any number of documents
)

// A Filer says who must file, and by when.
type Filer struct {
	Levels []string // of organs
	Before string   // month and day of the following year before which it is published, "02-01"; or ""
	Cite   Cite     // what sets the day
}

// A Field is one thing that reports of the form say of themselves beyond what
// all reports say.
type Field struct {
	Key      string
	Name     Text
	Kind     Kind // Words, Plain, Day, Choice or OrganRef
	Required bool
	Words    []Word // with Choice
}

// A Word is one of a closed list.
type Word struct {
	Key    string
	Name   Text
	Notice Text // what a page must say first of a report with this word: that it is repealed, say; or nil
}

// A Chapter is one part that the form asks for.
type Chapter struct {
	Key      string // also the id of its heading on the page
	Name     Text
	Required bool
	Match    *regexp.Regexp // accepted wordings of its Chinese heading
}

// Chapter returns the chapter with the key, or nil.
func (f *Form) Chapter(key string) *Chapter {
	for i := range f.Chapters {
		if f.Chapters[i].Key == key {
			return &f.Chapters[i]
		}
	}
	return nil
}

// Table returns the layout of the table with the id, or nil.
func (f *Form) Table(id string) *TableForm {
	for _, t := range f.Tables {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// Filer returns what the form asks of organs of the level, or nil.
func (f *Form) Filer(level string) *Filer {
	for i := range f.Filers {
		for _, l := range f.Filers[i].Levels {
			if l == level {
				return &f.Filers[i]
			}
		}
	}
	return nil
}

// Covers reports whether the form is for the year.
func (f *Form) Covers(year int) bool {
	return (f.Since == 0 || year >= f.Since) && (f.Until == 0 || year <= f.Until)
}

// Due returns the day before which a report of the year is published; false
// where the form sets none.
func (f *Filer) Due(year int) (Date, bool) {
	if f == nil || f.Before == "" {
		return Date{}, false
	}
	d, err := ParseDate(fmt.Sprintf("%d-%s", year+1, f.Before))
	if err != nil {
		panic(fmt.Sprintf("before = %q was accepted at loading: %v", f.Before, err))
	}
	return d, true
}
