package scaffold

import (
	"fmt"
	"strings"
	"time"

	"gongkai/disclosure"
)

// Options say which report is begun.
type Options struct {
	Form  *disclosure.Form
	Year  int
	Organ *disclosure.Organ

	Published time.Time       // zero: chosen in time for the form's deadline
	Formed    disclosure.Date // zero: the day of publication
	Tables    string          // where tables are filled in: toml, csv or xlsx

	Last *disclosure.Report // of the organ for the year before, in this form or the one it follows; or nil
}

// A scaffold is one report in the making.
type scaffold struct {
	Options
	page
	files   map[string][]byte
	carried map[string]*disclosure.Fact // by the id of the cell that repeats it
	filled  []string                    // ids of the cells filled in from last year, in order
}

// Report makes the files of a report's folder, by name, and tells which cells
// were filled in with last year's numbers. What they hold loads without a fault.
func Report(o Options) (files map[string][]byte, carried []string, err error) {
	s := &scaffold{Options: o, files: map[string][]byte{}, carried: map[string]*disclosure.Fact{}}
	s.dates()
	if s.Last != nil {
		for id, from := range o.Form.CarriedOver(o.Organ) {
			if f := s.Last.Fact(from); f != nil && f.IsNumber() && f.Missing == "" {
				s.carried[id] = f
			}
		}
	}
	s.head()
	s.fields()
	if err := s.tables(); err != nil {
		return nil, nil, err
	}
	s.rest()
	s.files["report.toml"] = []byte(s.page.String())
	for _, lang := range disclosure.Langs {
		s.files[string(lang)+".md"] = s.body(lang)
	}
	return s.files, s.filled, nil
}

// dates chooses the days that were not given: for publication a working day a
// week before the form's deadline, or in the middle of January of the
// following year, of the year itself for what is no annual report.
func (s *scaffold) dates() {
	if s.Published.IsZero() {
		day := s.Formed
		if day.IsZero() {
			day = disclosure.Date{Year: s.Year, Month: time.January, Day: 15}
			if s.Form.Kind == disclosure.AnnualForm {
				day.Year++
			}
			if due, ok := s.Form.Filer(s.Organ.Level).Due(s.Year); ok {
				day = due.AddDays(-8)
			}
			for day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
				day = day.AddDays(-1)
			}
		}
		s.Published = time.Date(day.Year, day.Month, day.Day, 9, 0, 0, 0, disclosure.Beijing)
	}
	if s.Formed.IsZero() {
		s.Formed = disclosure.DateOf(s.Published)
	}
}

// title is what the form calls the report.
func (s *scaffold) title() disclosure.Text {
	pattern := s.Form.Title
	switch {
	case pattern != nil:
	case s.Form.Kind == disclosure.DocumentForm: // each has its own
		return disclosure.Unfilled
	default:
		pattern = disclosure.Text{disclosure.ZhCN: "{organ}{year}年" + s.Form.Name.In(disclosure.ZhCN), disclosure.En: "{organ}: " + s.Form.Name.In(disclosure.En) + ", {year}"}
	}
	out := disclosure.Text{}
	for _, lang := range disclosure.Langs {
		out[lang] = strings.NewReplacer("{organ}", s.Organ.Name.In(lang), "{year}", fmt.Sprint(s.Year)).Replace(pattern.In(lang))
	}
	return out
}
