package publish

import (
	"strings"
	"time"

	"gongkai/disclosure"
)

// A Filed is what a publication must know of a report.
type Filed struct {
	ID          string
	Published   time.Time // as its pages print it
	Migrated    bool      // published elsewhere before; the date is of then
	Corrections int       // how often it was put right since
}

// Dates holds the dates that pages print against the time at which they go live for the
// first time. A date in the future is not true yet; one that is further back than
// within was never true here, and inspections fail a site for made-up dates (伪造发稿日期),
// unless the report was published elsewhere before. All are told at once.
func (b *Book) Dates(now time.Time, within time.Duration, reports []Filed) error {
	var wrong Faults
	for _, r := range reports {
		printed := r.Published.In(disclosure.Beijing).Format("2006-01-02 15:04")
		at := now.In(disclosure.Beijing).Format("2006-01-02 15:04")
		switch {
		case r.Published.After(now):
			wrong = append(wrong, disclosure.Say("reports/%[1]s：发布时间 %[2]s 还没有到（现在是 %[3]s）；请到时再发布，或改正发布时间",
				"reports/%[1]s: the time of publication, %[2]s, is yet to come (it is %[3]s); publish it then, or correct the time", r.ID, printed, at))
		case !b.Has(r.ID) && !r.Migrated && now.Sub(r.Published) > within:
			wrong = append(wrong, disclosure.Say("reports/%[1]s：第一次发布是现在（%[3]s），页面上却写着 %[2]s，相差超过 %[4]d 小时；请改为实际的发布时间，或者在 report.toml 中用 migrated 写明先前在哪里发布",
				"reports/%[1]s: it is published for the first time now (%[3]s), but its pages say %[2]s, more than %[4]d hours before; put in the real time, or say in report.toml, by migrated, where it was published before", r.ID, printed, at, int(within/time.Hour)))
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	return wrong
}

// Faults are several errors, each in both languages.
type Faults []disclosure.Text

func (f Faults) Error() string { return f.In(disclosure.En) }

// In gives them all in a language, one a line.
func (f Faults) In(lang disclosure.Lang) string {
	lines := make([]string, len(f))
	for i, t := range f {
		lines[i] = t.In(lang)
	}
	return strings.Join(lines, "\n")
}
