package scaffold

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
)

const organs = `[organs.sample]
level = "government"
name = { zh-cn = "示例县人民政府", en = "People's Government of \"Sample\" County" }
[organs.bureau]
level = "department"
name = { zh-cn = "示例县教育局", en = "Education Bureau of Sample County" }
`

// siteWith is a site with the shipped forms and those of testdata.
func siteWith(t *testing.T) map[string]string {
	t.Helper()
	every, err := os.ReadFile("testdata/every.toml")
	if err != nil {
		t.Fatal(err)
	}
	before := strings.Replace(string(every), `follows = "before"`, `until = 2022`, 1)
	return map[string]string{"reports/organs.toml": organs, "forms/every.toml": string(every), "forms/before.toml": before}
}

// yearOf is a year that a form is for.
func yearOf(f *disclosure.Form) int {
	for year := 2023; ; year-- {
		if f.Covers(year) {
			return year
		}
	}
}

// TestANewReportOfEachFormLoads begins a report of every form for every organ,
// in each way of filling in tables: none has a fault, and every chapter and
// table stands where the form wants it.
func TestANewReportOfEachFormLoads(t *testing.T) {
	site := siteWith(t)
	known := disclosure.Open(testsite.FS(site))
	if err := known.Err(); err != nil {
		t.Fatal(err)
	}
	for _, id := range slices.Sorted(maps.Keys(known.Forms)) {
		for _, organ := range []string{"sample", "bureau"} {
			for _, tables := range []string{"toml", "csv", "xlsx"} {
				t.Run(id+"/"+organ+"/"+tables, func(t *testing.T) {
					form := known.Forms[id]
					o := Options{Form: form, Year: yearOf(form), Organ: known.Organs[organ], Tables: tables}
					files, carried, err := Report(o)
					if err != nil || carried != nil {
						t.Fatal(carried, err)
					}
					again, _, _ := Report(o)
					for name := range files {
						if !bytes.Equal(files[name], again[name]) {
							t.Errorf("%s has other bytes when made again", name)
						}
					}
					r := read(t, site, fmt.Sprintf("%d/new", o.Year), files)
					hold(t, r)
				})
			}
		}
	}
}

// read loads a report that was begun, and fails on its faults.
func read(t *testing.T, site map[string]string, id string, files map[string][]byte) *disclosure.Report {
	t.Helper()
	all := maps.Clone(site)
	for name, data := range files {
		all["reports/"+id+"/"+name] = string(data)
	}
	r, err := disclosure.Open(testsite.FS(all)).Read(id)
	if err != nil {
		t.Fatalf("%v\n%s", err, files["report.toml"])
	}
	return r
}

// hold holds a new report to its form.
func hold(t *testing.T, r *disclosure.Report) {
	t.Helper()
	var keys, want []string
	for _, h := range r.Bodies[disclosure.ZhCN].Headings {
		keys = append(keys, h.Key)
	}
	for _, c := range r.Form.Chapters {
		want = append(want, c.Key)
	}
	if !slices.Equal(keys, want) {
		t.Errorf("the chapters are %q, want %q", keys, want)
	}
	for _, lang := range disclosure.Langs {
		shown := map[string]int{}
		for _, ref := range r.Bodies[lang].Refs {
			shown[ref.ID]++
		}
		for _, tf := range r.Form.Tables {
			if r.Table(tf.ID) == nil || shown[tf.ID] != 1 {
				t.Errorf("the table %s is not there, or shown %d times in %s", tf.ID, shown[tf.ID], lang)
			}
		}
	}
	for _, f := range r.Facts {
		if f.Missing != disclosure.Blank {
			t.Errorf("%s is %s, and not blank", f.ID, f.Value)
		}
	}
	if due, ok := r.Form.Filer(r.Organ.Level).Due(r.Year); ok && !disclosure.DateOf(r.Published).Before(due) {
		t.Errorf("published on %s, which is not before %s", r.Published, due)
	}
	if r.Formed.IsZero() || disclosure.DateOf(r.Published).Before(r.Formed) {
		t.Errorf("formed on %s, published on %s", r.Formed, r.Published)
	}
	if y := fmt.Sprint(r.Year); r.Form.Kind != disclosure.DocumentForm && !strings.Contains(r.Title[disclosure.En], y) {
		t.Errorf("the title %q does not name the year", r.Title[disclosure.En])
	}
}

// TestCarryOverIsFilledIn takes last year's numbers, of the form or the one it
// follows, in each way of filling in tables; what was blank stays blank.
func TestCarryOverIsFilledIn(t *testing.T) {
	site := siteWith(t)
	known := disclosure.Open(testsite.FS(site))
	first, _, err := Report(Options{Form: known.Forms["before"], Year: 2022, Organ: known.Organs["sample"], Tables: "toml"})
	if err != nil {
		t.Fatal(err)
	}
	old := string(first["report.toml"])
	filed := strings.Replace(old, `carried_out    = { people = "", other = "", total = "" }`, `carried_out    = { people = 3, other = "", total = 3 }`, 1)
	if filed == old {
		t.Fatalf("there is no such row in\n%s", old)
	}
	first["report.toml"] = []byte(filed)
	last := read(t, site, "2022/old", first)
	for _, tables := range []string{"toml", "csv", "xlsx"} {
		files, carried, err := Report(Options{Form: known.Forms["every"], Year: 2023, Organ: known.Organs["sample"], Tables: tables, Last: last})
		if err != nil {
			t.Fatal(err)
		}
		if want := []string{"nested.carried_in.people", "nested.carried_in.total"}; !slices.Equal(carried, want) {
			t.Errorf("%s: filled in are %q, want %q", tables, carried, want)
		}
		r := read(t, site, "2023/new", files)
		for id, want := range map[string]string{"nested.carried_in.people": "3", "nested.carried_in.total": "3", "nested.carried_in.other": "0"} {
			if f := r.Fact(id); f.Value.String() != want || (f.Missing == disclosure.Blank) != (want == "0") {
				t.Errorf("%s: %s is %s (%s), want %s", tables, id, f.Value, f.Missing, want)
			}
		}
		if !strings.Contains(string(files["report.toml"]), "2022/old") {
			t.Errorf("%s: report.toml does not say where its numbers are from", tables)
		}
	}
}

// TestWhatIsCommentedOutLoads takes the # away from the examples: the optional
// fields and parts, and an item of a catalogue.
func TestWhatIsCommentedOutLoads(t *testing.T) {
	site := siteWith(t)
	known := disclosure.Open(testsite.FS(site))
	files, _, err := Report(Options{Form: known.Forms["every"], Year: 2023, Organ: known.Organs["sample"], Tables: "toml"})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(files["report.toml"]), "\npowers = []", "\n", 1)
	commented := regexp.MustCompile(`(?m)^( *)# ((?:\[|\]|  \{|\{|[a-z_-]+ *= ).*)$`)
	head, rest, _ := strings.Cut(text, "facts = [")
	files["report.toml"] = []byte(head + "facts = [" + commented.ReplaceAllString(rest, "$1$2"))
	r := read(t, site, "2023/new", files)
	if len(r.Fields) != 5 || r.Fact("court.loss_rate") == nil || r.Fact("grades.total.count") == nil || len(r.Documents) != 1 || len(r.Table("powers").AllRows()) != 1 {
		t.Errorf("something is still missing in\n%s", files["report.toml"])
	}
}

// TestNumerals holds the numbers of headings.
func TestNumerals(t *testing.T) {
	for n, want := range map[int]string{1: "一 I", 4: "四 IV", 10: "十 X", 12: "十二 XII", 20: "二十 XX", 49: "四十九 XLIX", 90: "九十 XC"} {
		if got := chinese(n) + " " + roman(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
