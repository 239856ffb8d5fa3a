package disclosure

import (
	"fmt"
	"time"
)

// Date is a day of the civil calendar, without time or zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads a date as 2006-01-02, and refuses days that do not exist.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date as 2006-01-02", s)
	}
	return DateOf(t), nil
}

// DateOf returns the day that t falls on, in t's own zone.
func DateOf(t time.Time) Date { return Date{t.Year(), t.Month(), t.Day()} }

// IsZero reports whether no date was given.
func (d Date) IsZero() bool { return d == Date{} }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.time().Before(e.time()) }

// AddDays returns the day n days after d.
func (d Date) AddDays(n int) Date { return DateOf(d.time().AddDate(0, 0, n)) }

// Weekday tells the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// String writes the date as 2006-01-02.
func (d Date) String() string { return d.time().Format(time.DateOnly) }

// In writes the date as the language prints it: 2023年1月17日 (GB/T 9704: no
// leading zeros), 17 January 2023.
func (d Date) In(lang Lang) string {
	if lang == ZhCN {
		return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
	}
	return d.time().Format("2 January 2006")
}

// OfYear writes the day without its year: 1月31日, 31 January.
func (d Date) OfYear(lang Lang) string {
	if lang == ZhCN {
		return fmt.Sprintf("%d月%d日", d.Month, d.Day)
	}
	return d.time().Format("2 January")
}

func (d Date) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
