package disclosure

import "fmt"

// A Period is the time a number speaks of: a year, or a state at a day.
type Period struct {
	Year int
	AsAt Date // zero when the number is of the whole year
}

// In writes the period in words.
func (p Period) In(lang Lang) string {
	switch {
	case p.AsAt.IsZero() && lang == ZhCN:
		return fmt.Sprintf("%d年", p.Year)
	case p.AsAt.IsZero():
		return fmt.Sprint(p.Year)
	case lang == ZhCN:
		return "截至" + p.AsAt.In(lang)
	}
	return "as at " + p.AsAt.In(lang)
}

func (r *reader) period(t *table, key string, byDefault Period) Period {
	if !t.has(key) {
		return byDefault
	}
	s := t.string(key, required)
	if d, err := ParseDate(s); err == nil {
		return Period{Year: d.Year, AsAt: d}
	}
	if d, err := ParseDate(s + "-01-01"); err == nil {
		return Period{Year: d.Year}
	}
	t.fault(key, "%q 应为年份（2022）或日期（2022-12-31）", "%q must be a year (2022) or a day (2022-12-31)", s)
	return byDefault
}
