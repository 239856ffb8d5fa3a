package disclosure

import (
	"embed"
	"io/fs"
	"slices"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// A Calendar tells working days (工作日) from days off: Monday to Friday,
// unless a Notice gives the day off, and the weekend days that a Notice says
// are worked.
//
// It knows the nation's days only: not what a province or an office adds, and
// no half days. It never guesses: about a year without a Notice it says that
// it does not know.
//
// It serves 《政府信息公开条例》 art. 26, twenty working days from the day a
// document was formed. That day itself is not counted: 《民法典》 art. 201,
// 开始的当日不计入，自下一日开始计算 (V2).
type Calendar struct {
	notices []Notice
	moved   map[Date]bool // every day that a notice names; true if it is worked
}

// A Notice is the State Council General Office's arrangement for one year
// (部分节假日安排).
type Notice struct {
	Year       int
	Title      string     // in Chinese, without 《》
	Number     string     // its document number, as in 国办发明电〔2022〕16号
	Confidence Confidence // how far its text was read
	Official   bool       // whether Read is a government's page
	Read       string     // URL of the page whose text was transcribed
	Checked    string     // URL of a second page that agrees day by day
	Amended    string     // the later notice whose changes are already in Holidays; empty if there is none
	Holidays   []Holiday  // in the notice's order
}

// A Holiday is one item of a Notice.
type Holiday struct {
	Name     string // 元旦; two festivals in one item are joined by 、
	From, To Date   // the first and the last day off; From may lie in the December before the year
	Work     []Date // weekend days worked in exchange (上班); may be empty
}

//go:embed holidays.toml
var holidayFile embed.FS

// WorkingDays reads the calendar of the notices that gongkai ships. It reads
// them anew each time; keep what it returns.
func WorkingDays() *Calendar {
	var faults Faults
	c := readCalendar(holidayFile, "holidays.toml", &faults)
	if err := faults.orNil(); err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return c
}

// readCalendar reads a file of notices, and records what is wrong with it.
func readCalendar(fsys fs.FS, file string, faults *Faults) *Calendar {
	c := &Calendar{moved: map[Date]bool{}}
	t := readTOML(fsys, file, faults)
	if t == nil {
		return c
	}
	for _, sub := range t.subs("notices", required) {
		n := readNotice(sub)
		if _, twice := c.Notice(n.Year); twice {
			sub.fault("year", "%d 年重复", "%d is declared twice", n.Year)
		}
		c.notices = append(c.notices, n)
		for _, h := range n.Holidays {
			for d := h.From; !h.To.Before(d); d = d.AddDays(1) {
				c.moved[d] = false
			}
			for _, d := range h.Work {
				c.moved[d] = true
			}
		}
	}
	t.done()
	slices.SortFunc(c.notices, func(a, b Notice) int { return a.Year - b.Year })
	return c
}

func readNotice(t *table) Notice {
	year, _ := as[int64](t, "year", required, "整数", "a whole number")
	n := Notice{
		Year:       int(year),
		Title:      t.string("title", required),
		Number:     t.string("number", required),
		Confidence: Confidence(t.oneOf("confidence", required, string(V), string(V2))),
		Official:   t.bool("official"),
		Read:       t.string("read", required),
		Checked:    t.string("checked", required),
		Amended:    t.string("amended", optional),
	}
	for _, h := range t.subs("holidays", required) {
		n.Holidays = append(n.Holidays, Holiday{
			Name: h.string("name", required),
			From: h.date("from", required),
			To:   h.date("to", required),
			Work: readDates(h, "work"),
		})
		h.done()
	}
	t.done()
	return n
}

// readDates reads an array of TOML local dates, which may be left out.
func readDates(t *table, key string) []Date {
	list, _ := as[[]any](t, key, optional, "日期数组", "an array of dates")
	var out []Date
	for _, e := range list {
		d, ok := e.(toml.LocalDate)
		if !ok {
			t.fault(key, "各项应为日期，如 2023-01-28", "must hold dates alone, as 2023-01-28")
		}
		out = append(out, Date{d.Year, time.Month(d.Month), d.Day})
	}
	return out
}

// Notices returns every notice, by year.
func (c *Calendar) Notices() []Notice { return slices.Clone(c.notices) }

// Notice returns the notice for a year, and whether there is one.
func (c *Calendar) Notice(year int) (Notice, bool) {
	i := slices.IndexFunc(c.notices, func(n Notice) bool { return n.Year == year })
	if i < 0 {
		return Notice{}, false
	}
	return c.notices[i], true
}

// Count returns how many working days lie after from, up to and including to;
// none if to is not after from. If a notice that those days need is missing,
// known is false, n is 0 and unknownYears names the years, in order.
func (c *Calendar) Count(from, to Date) (n int, known bool, unknownYears []int) {
	first := from.AddDays(1)
	if unknown := c.unknown(first, to); unknown != nil {
		return 0, false, unknown
	}
	for d := first; !to.Before(d); d = d.AddDays(1) {
		if c.works(d) {
			n++
		}
	}
	return n, true, nil
}

// Add returns the n-th working day after from, or from itself if n is below 1.
// If a notice on the way there is missing, known is false, day is the zero
// Date and unknownYears names the first year that is missing.
func (c *Calendar) Add(from Date, n int) (day Date, known bool, unknownYears []int) {
	day = from
	for n > 0 {
		day = day.AddDays(1)
		if unknown := c.unknown(day, day); unknown != nil {
			return Date{}, false, unknown
		}
		if c.works(day) {
			n--
		}
	}
	return day, true, nil
}

// works reports whether the day, of a year that is known, is a working day.
func (c *Calendar) works(d Date) bool {
	if worked, named := c.moved[d]; named {
		return worked
	}
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
}

// unknown lists the years without a notice that the days from first to last
// need; nil if there is none. From 25 December on a day also needs the next
// year's notice, because 元旦 may reach back (2023's began on 31 December 2022).
func (c *Calendar) unknown(first, last Date) []int {
	if last.Before(first) {
		return nil
	}
	end := last.Year
	if last.Month == time.December && last.Day >= 25 {
		end++
	}
	var years []int
	for y := first.Year; y <= end; y++ {
		if _, ok := c.Notice(y); !ok {
			years = append(years, y)
		}
	}
	return years
}
