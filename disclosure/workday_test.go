package disclosure

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func mustDay(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWorkingDaysAreCountedAfterTheDayOfForming(t *testing.T) {
	tests := []struct {
		name     string
		from, to string
		want     int
	}{
		{"the seed report, published two days later", "2023-01-17", "2023-01-19", 2},
		{"the twentieth working day of the seed report", "2023-01-17", "2023-02-17", 20},
		{"the day before it", "2023-01-17", "2023-02-16", 19},
		{"the same day", "2023-01-17", "2023-01-17", 0},
		{"an earlier day", "2023-01-19", "2023-01-17", 0},
		{"an ordinary weekend", "2023-03-10", "2023-03-12", 0},
		{"a Spring Festival week", "2023-01-20", "2023-01-27", 0},
		{"a Saturday and a Sunday that make up for it", "2023-01-27", "2023-01-29", 2},
		{"31 December, off by the next year's notice", "2022-12-30", "2022-12-31", 0},
		{"from one year into the next", "2022-12-29", "2023-01-04", 3},
		{"1 February 2020, worked by the notice, off by its amendment", "2020-01-31", "2020-02-01", 0},
	}
	for _, tt := range tests {
		n, known, unknown := WorkingDays().Count(mustDay(t, tt.from), mustDay(t, tt.to))
		if n != tt.want || !known || unknown != nil {
			t.Errorf("%s: got %d, %t, %v, want %d", tt.name, n, known, unknown, tt.want)
		}
	}
}

func TestAddFindsTheDayThatCountReaches(t *testing.T) {
	c, from := WorkingDays(), mustDay(t, "2023-01-17")
	got, known, _ := c.Add(from, 20)
	if want := mustDay(t, "2023-02-17"); got != want || !known {
		t.Errorf("the 20th working day after %s: got %s, %t, want %s", from, got, known, want)
	}
	for n := range 300 {
		to, known, unknown := c.Add(from, n)
		if back, _, _ := c.Count(from, to); back != n || !known || unknown != nil {
			t.Fatalf("Add(%s, %d) = %s, %t, %v, but Count says %d", from, n, to, known, unknown, back)
		}
	}
}

func TestWhatTouchesAnUnknownYearIsUndecided(t *testing.T) {
	c := WorkingDays()
	tests := []struct {
		from, to string
		want     []int
	}{
		{"2019-12-30", "2020-01-03", []int{2019}},
		{"2019-12-31", "2020-01-03", nil}, // the day of forming is not counted
		{"2026-12-01", "2026-12-24", nil},
		{"2026-12-01", "2026-12-25", []int{2027}}, // 元旦 of 2027 may reach back
		{"2018-12-31", "2028-01-01", []int{2019, 2027, 2028}},
	}
	for _, tt := range tests {
		n, known, got := c.Count(mustDay(t, tt.from), mustDay(t, tt.to))
		if known != (tt.want == nil) || !slices.Equal(got, tt.want) || !known && n != 0 {
			t.Errorf("Count(%s, %s) = %d, %t, %v, want unknown years %v", tt.from, tt.to, n, known, got, tt.want)
		}
	}
	got, known, unknown := c.Add(mustDay(t, "2026-12-20"), 20)
	if !got.IsZero() || known || !slices.Equal(unknown, []int{2027}) {
		t.Errorf("Add past the last notice: got %s, %t, %v", got, known, unknown)
	}
}

// The days that each item of a notice gives (共…天), and the days worked.
func TestEveryNoticeHoldsTheDaysItStates(t *testing.T) {
	stated := []struct {
		year  int
		off   []int
		total int
		work  int
	}{
		{2020, []int{1, 7 + 3, 3, 5, 3, 8}, 30, 7 - 1}, // with its amendment
		{2021, []int{3, 7, 3, 5, 3, 3, 7}, 31, 7},
		{2022, []int{3, 7, 3, 5, 3, 3, 7}, 31, 7},
		{2023, []int{3, 7, 1, 5, 3, 8}, 27, 7},
		{2024, []int{1, 8, 3, 5, 1, 3, 7}, 28, 8},
		{2025, []int{1, 8, 3, 5, 3, 8}, 28, 5},
		{2026, []int{3, 9, 3, 5, 3, 3, 7}, 33, 6},
	}
	notices := WorkingDays().Notices()
	if len(notices) != len(stated) {
		t.Fatalf("got %d notices, want %d", len(notices), len(stated))
	}
	for i, n := range notices {
		var off []int
		total, work := 0, 0
		for _, h := range n.Holidays {
			days := 0
			for d := h.From; !h.To.Before(d); d = d.AddDays(1) {
				days++
			}
			off, total, work = append(off, days), total+days, work+len(h.Work)
		}
		if want := stated[i]; n.Year != want.year || !slices.Equal(off, want.off) || total != want.total || work != want.work {
			t.Errorf("%d: got %v = %d off and %d worked, want %+v", n.Year, off, total, work, want)
		}
	}
}

func TestNoDayIsNamedTwiceAndOnlyWeekendsAreWorked(t *testing.T) {
	by := map[Date]string{}
	for _, n := range WorkingDays().Notices() {
		name := func(d Date, item string) {
			item = fmt.Sprintf("%d %s", n.Year, item)
			if by[d] != "" {
				t.Errorf("%s is named by %s and by %s", d, by[d], item)
			}
			if by[d] = item; d.Before(Date{n.Year - 1, time.December, 25}) || d.Year > n.Year {
				t.Errorf("%s: %s is out of the notice's reach", item, d)
			}
		}
		for _, h := range n.Holidays {
			for d := h.From; !h.To.Before(d); d = d.AddDays(1) {
				name(d, h.Name)
			}
			for _, d := range h.Work {
				name(d, h.Name+"上班")
				if w := d.Weekday(); w != time.Saturday && w != time.Sunday {
					t.Errorf("%d %s: %s is worked, but is a %s anyway", n.Year, h.Name, d, w)
				}
			}
		}
	}
}

func TestEveryNoticeBearsItsTitleAndNumber(t *testing.T) {
	for _, n := range WorkingDays().Notices() {
		title := fmt.Sprintf("国务院办公厅关于%d年部分节假日安排的通知", n.Year)
		number := fmt.Sprintf("国办发明电〔%d〕", n.Year-1)
		if n.Title != title || !strings.HasPrefix(n.Number, number) || !strings.HasSuffix(n.Number, "号") {
			t.Errorf("%d: got %s, %s", n.Year, n.Title, n.Number)
		}
		if got, ok := WorkingDays().Notice(n.Year); !ok || got.Number != n.Number {
			t.Errorf("Notice(%d) = %v, %t", n.Year, got, ok)
		}
	}
	if n, ok := WorkingDays().Notice(2019); ok {
		t.Errorf("Notice(2019) = %v", n)
	}
}

func TestAMistakeInTheNoticesIsAFaultWithItsLine(t *testing.T) {
	const entry = `[[notices]]
year = 2023
title = "t"
number = "n"
confidence = "M"
read = "r"
cheked = "c"
holidays = [
  { name = "元旦", from = "2022-12-31", to = 2023-01-02, wrok = [2023-01-28] },
  { name = "春节", from = 2023-01-21, to = 2023-01-27, work = ["2023-01-28"] },
]
`
	fsys := fstest.MapFS{"h.toml": {Data: []byte(entry + "[[notices]]\nyear = 2023\n")}}
	var faults Faults
	readCalendar(fsys, "h.toml", &faults)
	_ = faults.orNil() // sorts
	const want = `h.toml:1: notices[0].checked: is missing; add it
h.toml:5: notices[0].confidence: "M" is none of V, V2
h.toml:7: notices[0].cheked: is not a known key; check its spelling or remove it
h.toml:9: notices[0].holidays[0].from: must be a date, as 2023-01-17
h.toml:9: notices[0].holidays[0].wrok: is not a known key; check its spelling or remove it
h.toml:10: notices[0].holidays[1].work: must hold dates alone, as 2023-01-28
`
	if got := faults.Error(); !strings.HasPrefix(got, want) || !strings.Contains(got, "h.toml:13: notices[1].year: 2023 is declared twice") {
		t.Errorf("got:\n%s\nwant first:\n%s", got, want)
	}
}
