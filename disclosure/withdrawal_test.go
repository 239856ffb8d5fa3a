package disclosure_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
)

const withdrawn = "reports/2022/demo/" + disclosure.WithdrawnFile

// TestAWithdrawnReportIsReadNoMore: whatever else lies in its folder, only the record of
// the withdrawal is read, and others may still link to where it was.
func TestAWithdrawnReportIsReadNoMore(t *testing.T) {
	files := testsite.Files(t, "testdata/good.txtar")
	all, err := disclosure.Load(testsite.FS(files))
	if err != nil {
		t.Fatal(err)
	}
	w := disclosure.WithdrawalOf(all[0], disclosure.Date{Year: 2023, Month: 4, Day: 2}, disclosure.Text{disclosure.ZhCN: "附表“二”误含\n个人信息\\。"})
	for name, text := range files {
		if rest, ok := strings.CutPrefix(name, "reports/2022/demo/"); ok {
			files["reports/2022/other/"+rest] = text
		}
	}
	other := "reports/2022/other/report.toml"
	files[other] = strings.Replace(files[other], "facts = [", "related = [ { text = { zh-cn = \"甲\", en = \"A\" }, report = \"2022/demo\" } ]\nfacts = [", 1)
	files[report] = "this is no TOML"
	files[withdrawn] = string(w.TOML())
	f := disclosure.Open(testsite.FS(files))
	if err := f.Each(t.Context(), func(r *disclosure.Report) error {
		if r.ID != "2022/other" {
			t.Errorf("%s was read", r.ID)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if len(f.Withdrawn) != 1 {
		t.Fatalf("%d are withdrawn", len(f.Withdrawn))
	}
	got := f.Withdrawn[0]
	if got.ID != "2022/demo" || got.Year != 2022 || got.On != w.On || got.Reason.In(disclosure.En) != "附表“二”误含 个人信息\\。" {
		t.Errorf("it was read as %+v", got)
	}
	if zh, en := got.Name(disclosure.ZhCN), got.Name(disclosure.En); !strings.Contains(zh, "2022年") || !strings.Contains(en, "2022") || zh == en {
		t.Errorf("it is named %q, %q", zh, en)
	}
}

// TestAWithdrawalIsReadStrictly names what is wrong with the record.
func TestAWithdrawalIsReadStrictly(t *testing.T) {
	record := "form = \"rule-of-law\"\norgan = \"demo\"\non = 2023-04-02\nreason = { zh-cn = \"误含个人信息\" }\n"
	for _, c := range []struct{ old, fresh, want string }{
		{"rule-of-law", "rule-of-lore", withdrawn + `:1: form: there is no form "rule-of-lore"; known are `},
		{`"demo"`, `"dem"`, withdrawn + `:2: organ: reports/organs.toml names no organ "dem"`},
		{"on = 2023-04-02\n", "", withdrawn + ":1: on: is missing; add it"},
		{`zh-cn = "误含个人信息"`, `en = "x"`, withdrawn + ":4: reason.zh-cn: is missing; add it"},
		{"on =", "by = \"x\"\non =", withdrawn + ":3: by: is not a known key; check its spelling or remove it"},
	} {
		files := testsite.Files(t, "testdata/good.txtar")
		files[withdrawn] = strings.Replace(record, c.old, c.fresh, 1)
		_, err := disclosure.Load(testsite.FS(files))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// TestCorrectionsAreReadInOrder writes two as the tool does, and reads them back.
func TestCorrectionsAreReadInOrder(t *testing.T) {
	files := testsite.Files(t, "testdata/good.txtar")
	day := func(d int) disclosure.Date { return disclosure.Date{Year: 2023, Month: 2, Day: d} }
	first := disclosure.Correction{On: day(3), Note: disclosure.Text{disclosure.ZhCN: "“三”应为\"四\"", disclosure.En: "4, not 3"}}
	second := disclosure.Correction{On: day(5), Note: disclosure.Text{disclosure.ZhCN: "又", disclosure.En: "again"}}
	add := func(c disclosure.Correction) error {
		all, err := disclosure.Load(testsite.FS(files))
		if err != nil {
			t.Fatal(err)
		}
		data, err := all[0].Correct([]byte(files[report]), c)
		if err == nil {
			files[report] = string(data)
		}
		return err
	}
	head := files[report]
	if err := errors.Join(add(first), add(second)); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(files[report], strings.TrimRight(head, "\n")) {
		t.Error("what stood there before was changed")
	}
	all, err := disclosure.Load(testsite.FS(files))
	if err != nil {
		t.Fatal(err)
	}
	if got := all[0].Corrections; len(got) != 2 || got[0].Note.In(disclosure.ZhCN) != `“三”应为"四"` || got[1].On != second.On {
		t.Errorf("they were read as %v", got)
	}
	if err := add(first); err == nil || !strings.Contains(err.Error(), "the correction of 2023-02-03 is before the one above it, 2023-02-05; put them in order") {
		t.Errorf("an earlier one is taken: %v", err)
	}
	files[report] = strings.ReplaceAll(strings.Replace(head, "facts = [", "corrections = []\nfacts = [", 1), "\n", "\r\n")
	if err := add(first); err == nil || !strings.Contains(err.Error(), "add it by hand") {
		t.Errorf("an entry was added to a list of another kind: %v", err)
	}
	entry := func(c disclosure.Correction) string {
		return fmt.Sprintf("\n[[corrections]]\non = %s\nnote = %s\n", c.On, c.Note.TOML())
	}
	files[report] = head + entry(second) + entry(first) + "\n[[corrections]]\non = 2023-01-02\nnote = { zh-cn = \"早\" }\n"
	_, err = disclosure.Load(testsite.FS(files))
	for _, want := range []string{
		"corrections[1].on: the correction of 2023-02-03 is before the one above it, 2023-02-05; put them in order",
		"corrections[2].on: the correction of 2023-01-02 is before the publication, 2023-01-19; only what was published is corrected",
		"corrections[2].note.en: is missing; add it",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("it does not say %q: %v", want, err)
		}
	}
}
