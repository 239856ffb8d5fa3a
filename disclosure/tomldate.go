package disclosure

import (
	"time"

	"github.com/pelletier/go-toml/v2"
)

// date reads a TOML local date.
func (t *table) date(key string, n need) Date {
	v, ok := t.get(key, n)
	if !ok {
		return Date{}
	}
	d, ok := v.(toml.LocalDate)
	if !ok {
		t.fault(key, "应为日期，如 2023-01-17", "must be a date, as 2023-01-17")
	}
	return Date{d.Year, time.Month(d.Month), d.Day}
}

// moment reads a TOML local date-time, which is Beijing time.
func (t *table) moment(key string, n need) time.Time {
	v, ok := t.get(key, n)
	if !ok {
		return time.Time{}
	}
	m, ok := v.(toml.LocalDateTime)
	if !ok {
		t.fault(key, "应为不带时区的日期和时刻（北京时间），如 2023-01-19T10:24:00",
			"must be a date and time without zone (Beijing time), as 2023-01-19T10:24:00")
	}
	return m.AsTime(Beijing)
}

// Beijing is the time zone of every filed time.
var Beijing = time.FixedZone("+08:00", 8*60*60)

// year reads a year, or 0 where there is none.
func (t *table) year(key string) int {
	n, ok := as[int64](t, key, optional, "年份", "a year")
	if ok && (n < 1949 || n > 2999) {
		t.fault(key, "应为年份，如 2022", "must be a year, as 2022")
	}
	return int(n)
}
