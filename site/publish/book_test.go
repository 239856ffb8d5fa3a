package publish_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

var noon = time.Date(2024, 3, 20, 12, 0, 0, 0, disclosure.Beijing)

// written is a book of three entries.
func written(t *testing.T) (file string, lines [][]byte) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "web.jsonl")
	b, err := publish.OpenBook(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, live := range [][]string{{"2023/a"}, {"2023/a", "2023/b"}, {"2023/a"}} {
		r := publish.Release{ID: strings.Repeat("x", i+1), Digest: "d"}
		if err := b.Add("published", noon.Add(time.Duration(i)*time.Hour), r, live); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return file, bytes.SplitAfter(data, []byte("\n"))[:3]
}

// TestABookThatWasChangedIsTold changes, drops, doubles and exchanges lines: the first
// that does not follow is named, in both languages.
func TestABookThatWasChangedIsTold(t *testing.T) {
	file, l := written(t)
	if first := string(l[0]); first != `{"n":1,"at":"2024-03-20T04:00:00Z","action":"published","release":"x","digest":"d","first":["2023/a"],"prev":""}`+"\n" {
		t.Errorf("the first line is %s", first)
	}
	changed := bytes.Replace(l[1], []byte("2023/b"), []byte("2023/c"), 1)
	for name, c := range map[string]struct {
		lines [][]byte
		line  string // 0: it is whole
	}{
		"whole":     {[][]byte{l[0], l[1], l[2]}, ""},
		"cut short": {[][]byte{l[0], l[1], l[2][:20]}, ""}, // a run was killed
		"changed":   {[][]byte{l[0], changed, l[2]}, ":3"},
		"dropped":   {[][]byte{l[0], l[2]}, ":2"},
		"doubled":   {[][]byte{l[0], l[0], l[1]}, ":2"},
		"exchanged": {[][]byte{l[1], l[0], l[2]}, ":1"},
		"no entry":  {[][]byte{l[0], []byte("[]\n")}, ":2"},
	} {
		if err := os.WriteFile(file, bytes.Join(c.lines, nil), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := publish.OpenBook(file)
		switch {
		case c.line == "" && err != nil, c.line != "" && (err == nil || !strings.Contains(err.Error(), file+c.line+": does not follow from the line before")):
			t.Errorf("%s: %v", name, err)
		case err != nil && !strings.Contains(err.(*disclosure.Said).In(disclosure.ZhCN), "与前一行接不上"):
			t.Errorf("%s in Chinese: %v", name, err)
		}
	}
}

// TestABookCutShortGoesOn writes over what a killed run left.
func TestABookCutShortGoesOn(t *testing.T) {
	file, l := written(t)
	if err := os.WriteFile(file, bytes.Join([][]byte{l[0], l[1], l[2][:20]}, nil), 0o644); err != nil {
		t.Fatal(err)
	}
	b, err := publish.OpenBook(file)
	if err == nil {
		err = b.Add("published", noon.Add(2*time.Hour), publish.Release{ID: "xxx", Digest: "d"}, []string{"2023/a"})
	}
	if err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(file); err != nil || !bytes.Equal(data, bytes.Join(l, nil)) {
		t.Errorf("the book is now (%v)\n%s", err, data)
	}
}

// TestDatesAreHeldAgainstTheirFirstAppearance: what is yet to come, and what is said to
// have been published long ago, is told; what was live before, or came from elsewhere, is not.
func TestDatesAreHeldAgainstTheirFirstAppearance(t *testing.T) {
	file, _ := written(t)
	b, err := publish.OpenBook(file)
	if err != nil {
		t.Fatal(err)
	}
	err = b.Dates(noon, 24*time.Hour, []publish.Filed{
		{ID: "2023/a", Published: noon.AddDate(-1, 0, 0)},
		{ID: "2023/a", Published: noon.Add(time.Minute)},
		{ID: "2023/new", Published: noon.Add(-24 * time.Hour)},
		{ID: "2023/late", Published: noon.Add(-24*time.Hour - time.Minute)},
		{ID: "2019/moved", Published: noon.AddDate(-4, 0, 0), Migrated: true},
		{ID: "2019/moved-on", Published: noon.AddDate(1, 0, 0), Migrated: true},
	})
	want := `reports/2023/a: the time of publication, 2024-03-20 12:01, is yet to come (it is 2024-03-20 12:00); publish it then, or correct the time
reports/2023/late: it is published for the first time now (2024-03-20 12:00), but its pages say 2024-03-19 11:59, more than 24 hours before; put in the real time, or say in report.toml, by migrated, where it was published before
reports/2019/moved-on: the time of publication, 2025-03-20 12:00, is yet to come (it is 2024-03-20 12:00); publish it then, or correct the time`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	zh := err.(publish.Faults).In(disclosure.ZhCN)
	if !strings.Contains(zh, "reports/2023/late：第一次发布是现在（2024-03-20 12:00），页面上却写着 2024-03-19 11:59，相差超过 24 小时") {
		t.Errorf("in Chinese:\n%s", zh)
	}
}
