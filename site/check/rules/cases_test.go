package rules_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/rules"
)

// A fact is what is true of one real page, read by eye: a line of facts.jsonl.
type fact struct {
	File         string  `json:"file"`
	Title        string  `json:"title"`
	Kind         string  `json:"page_type"`
	Source       string  `json:"source"`
	Marking      *string `json:"marking"`
	Index        string  `json:"index_no"`
	Number       string  `json:"doc_no"`
	VisibleTitle seen    `json:"visible_title"`
	VisibleDate  *string `json:"visible_date"`
	DateLabel    string  `json:"visible_date_label"`
	Formed       string  `json:"date_written"`
	Published    string  `json:"date_published"`
	MetaDate     string  `json:"meta_pubdate"`
	Printed      string  `json:"meta_or_printed_date"`
}

// seen is a text that the facts give, or say is not there: null.
type seen struct {
	text  string
	given bool
}

func (s *seen) UnmarshalJSON(data []byte) error {
	s.given = true
	return json.Unmarshal(data, &s.text) // of null it leaves the text empty
}

// TestCases holds what is read of real pages against facts that people read, and
// no page to a finding at error level. The pages are nobody's to publish, so they
// are never committed: make cases CASES=DIR names their folder.
func TestCases(t *testing.T) {
	dir := os.Getenv("GONGKAI_CASES")
	if dir == "" {
		t.Skip("make cases CASES=DIR runs real pages")
	}
	data, err := os.ReadFile(filepath.Join(dir, "facts.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	forms, err := disclosure.Forms()
	if err != nil {
		t.Fatal(err)
	}
	s := &check.Site{FS: os.DirFS(dir), Foreign: true, Forms: forms, Today: disclosure.Date{Year: 2026, Month: 11, Day: 25}, Workdays: disclosure.WorkingDays()}
	result, err := check.Run(context.Background(), s, rules.All)
	if err != nil {
		t.Fatal(err)
	}
	reads := map[string]*check.Read{}
	for _, r := range result.Read {
		reads[r.Page] = r
	}
	for _, f := range result.Findings {
		if f.Level == check.Error {
			t.Errorf("an error on a real page: %s", f.Sentence(disclosure.En))
		}
	}
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		var f fact
		if err := json.Unmarshal(lines.Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		if r := reads[f.File]; r == nil {
			t.Errorf("%s was not read", f.File)
		} else {
			raw, err := os.ReadFile(filepath.Join(dir, f.File))
			if err != nil {
				t.Fatal(err)
			}
			f.compare(t, r, string(raw))
		}
	}
}

func (f *fact) compare(t *testing.T, r *check.Read, page string) {
	t.Helper()
	same := func(what, got string, wants ...string) {
		t.Helper()
		for _, want := range wants {
			if check.SameWords(got, want) {
				t.Logf("%s %s: %q", f.File, what, got)
				return
			}
		}
		t.Errorf("%s %s: read %q, the facts say %q", f.File, what, got, wants)
	}
	switch {
	case f.VisibleTitle.given:
		same("title", r.Title, f.VisibleTitle.text)
	case strings.Contains(page, f.Title): // else the words are those of who read it
		same("title", r.Title, f.Title)
	}
	if f.Kind != "" {
		same("kind", r.Kind, f.Kind)
	}
	if strings.HasPrefix(f.Printed, "(fragment") {
		same("kind", r.Kind, check.KindFragment)
	}
	if f.VisibleDate != nil {
		d := r.Published
		if label := strings.TrimRight(f.DateLabel, "："); strings.Contains("成文日期 生成日期 发文日期", label) {
			d = r.Formed
		}
		same("date", d.Text, *f.VisibleDate)
		same("label", d.Label, strings.TrimRight(f.DateLabel, "："))
	}
	if f.Formed != "" {
		same("formed", r.Formed.Text, f.Formed)
		same("published", r.Published.Text, f.Published)
	}
	if f.MetaDate != "" {
		same("PubDate", r.Meta["PubDate"], f.MetaDate)
	}
	f.compareFields(r, same)
}

func (f *fact) compareFields(r *check.Read, same func(what, got string, wants ...string)) {
	_, source, labelled := strings.Cut(f.Source, "：")
	if !labelled {
		source, _, _ = strings.Cut(strings.TrimSuffix(f.Source, "-"), " ")
	}
	got := r.Source
	switch {
	case labelled:
		got = r.Organ
	case got == "" && r.Organ == source:
		got = r.Organ
	case got == "" && r.Meta["ContentSource"] != "" && f.VisibleDate == nil:
		got = r.Meta["ContentSource"] // the page shows none
	}
	same("source", got, source)
	switch {
	case f.Marking == nil || *f.Marking == "no" || *f.Marking == "n/a":
		same("mark", r.Mark, "")
	default:
		mark, _, _ := strings.Cut(*f.Marking, " ")
		same("mark", r.Mark, mark)
	}
	same("index", r.Index, f.Index)
	same("number", r.Number, f.Number)
}
