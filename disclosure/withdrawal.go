package disclosure

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// WithdrawnFile lies in the folder of a report that was taken back. Where it is there,
// nothing else of the folder is read: the office may keep the rest or delete it.
const WithdrawnFile = "withdrawn.toml"

// A Withdrawal is what stays of a report that was taken back (撤下): that it was, when it
// went and why. It names the report by form, organ and year: its title, too, may hold
// what must not be read.
type Withdrawal struct {
	ID     string // year/slug
	Year   int
	Form   *Form
	Organ  *Organ
	On     Date
	Reason Text
}

// WithdrawalOf takes a report back. English need not say why.
func WithdrawalOf(r *Report, on Date, reason Text) *Withdrawal {
	return &Withdrawal{ID: r.ID, Year: r.Year, Form: r.Form, Organ: r.Organ, On: on, Reason: reason}
}

// Name says in a language which report it was.
func (w *Withdrawal) Name(lang Lang) string { return w.Form.describe(w.Organ, w.Year, lang) }

// describe names a report of the form without asking for its title: as the form calls
// its reports, or by kind, organ and year.
func (f *Form) describe(o *Organ, year int, lang Lang) string {
	title := f.Title.In(lang)
	if title == "" && lang == ZhCN {
		title = "{organ}{year}年" + f.Name.In(lang)
	} else if title == "" {
		title = "{organ}: " + f.Name.In(lang) + ", {year}"
	}
	return strings.NewReplacer("{organ}", o.Name.In(lang), "{year}", strconv.Itoa(year)).Replace(title)
}

// TOML is the file as Filings read it.
func (w *Withdrawal) TOML() []byte {
	return fmt.Appendf(nil, "# 这份报告已经撤下。 This report was withdrawn.\n\nform   = %s\norgan  = %s\non     = %s\nreason = %s\n",
		QuoteTOML(w.Form.ID), QuoteTOML(w.Organ.ID), w.On, w.Reason.TOML())
}

// takeWithdrawn moves the folders of reports that were taken back from the reports to the
// withdrawals.
func (f *Filings) takeWithdrawn() {
	f.dirs = slices.DeleteFunc(f.dirs, func(dir string) bool {
		file := path.Join(dir, WithdrawnFile)
		if _, err := fs.Stat(f.site, file); err != nil {
			return false
		}
		if w := f.readWithdrawal(dir, file); w != nil {
			f.Withdrawn = append(f.Withdrawn, w)
		}
		return true
	})
}

// has reports whether there is a report with the id, or was one before it was taken back.
func (f *Filings) has(id string) bool {
	return slices.Contains(f.dirs, "reports/"+id) || slices.ContainsFunc(f.Withdrawn, func(w *Withdrawal) bool { return w.ID == id })
}

func (f *Filings) readWithdrawal(dir, file string) *Withdrawal {
	t := readTOML(f.site, file, &f.faults)
	if t == nil {
		return nil
	}
	t.in.optional[En] = true
	w := &Withdrawal{ID: strings.TrimPrefix(dir, "reports/"), On: t.date("on", required), Reason: t.text("reason", required)}
	w.Year, _ = strconv.Atoi(path.Dir(w.ID)) // reportDirs saw to it
	w.Form, w.Organ = f.form(t), f.organ(t, "organ", t.string("organ", required))
	t.done()
	if w.Form == nil || w.Organ == nil {
		return nil
	}
	return w
}
