package disclosure_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
)

// good is a small site that loads.
func good(t testing.TB) map[string]string {
	t.Helper()
	return testsite.Files(t, "testdata/good.txtar")
}

func load(files map[string]string) ([]*disclosure.Report, error) {
	return disclosure.Load(testsite.FS(files))
}

const (
	report = "reports/2022/demo/report.toml"
	zhBody = "reports/2022/demo/zh-cn.md"
	enBody = "reports/2022/demo/en.md"
)

// TestLoadReportsAllFaultsOfAllFilesAtOnce holds it to one sitting.
func TestLoadReportsAllFaultsOfAllFilesAtOnce(t *testing.T) {
	files := good(t)
	files["reports/organs.toml"] = strings.Replace(files["reports/organs.toml"], "level", "lvl", 1)
	files[report] = strings.Replace(files[report], "value = 17,", "value = 1.5,", 1)
	files[report] = strings.Replace(files[report], "formed = ", "formd = ", 1)
	files[enBody] = strings.Replace(files[enBody], `doc "regs"`, `doc "reg"`, 1)
	files["reports/2022/notes.txt"] = "x"
	files["reports/draft/x/report.toml"] = "x"
	files["reports/2021"] = "a link, say"
	_, err := load(files)
	want := `reports/2021: must be a folder, not a file or a link
reports/2022/demo/en.md:7: refers to "reg", which is no document of this report
reports/2022/demo/report.toml:1: formed: is missing; add it
reports/2022/demo/report.toml:5: formd: is not a known key; check its spelling or remove it
reports/2022/demo/report.toml:13: facts[0].value: write decimals as a string, as "1.5", to keep them as filed
reports/2022/notes.txt: a year's folder holds folders of reports only
reports/draft: the folder must be named by a year, as 2022
reports/organs.toml:1: organs.demo.level: is missing; add it
reports/organs.toml:2: organs.demo.lvl: is not a known key; check its spelling or remove it`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	faults, ok := err.(disclosure.Faults)
	if !ok {
		t.Fatalf("the error is a %T", err)
	}
	for _, f := range faults {
		if f.Message[disclosure.ZhCN] == "" || f.Message[disclosure.En] == "" {
			t.Errorf("%v is not said in both languages", f)
		}
	}
}

// TestFilesAsSystemsLeaveThemLoad: a mark of UTF-8, Windows line ends, files
// that nobody sees.
func TestFilesAsSystemsLeaveThemLoad(t *testing.T) {
	files := good(t)
	for _, name := range []string{report, zhBody, enBody, "reports/organs.toml"} {
		files[name] = "\ufeff" + strings.ReplaceAll(files[name], "\n", "\r\n")
	}
	files["reports/.DS_Store"], files["reports/2022/.DS_Store"], files["reports/2022/~$notes.docx"] = "x", "x", "x"
	f, err := load(files)
	if err != nil {
		t.Fatal(err)
	}
	if h := f[0].Bodies[disclosure.ZhCN].Headings[0].Text; h != "一、主要举措和成效" {
		t.Errorf("the first heading is %q", h)
	}
}

// TestOneReportCanBeRead by its id, without the others.
func TestOneReportCanBeRead(t *testing.T) {
	m := testsite.FS(good(t))
	r, err := disclosure.Open(m).Read("2022/demo")
	if err != nil || r.Fact("court.lost") == nil {
		t.Errorf("%v, %v", r, err)
	}
	if r, err := disclosure.Open(m).Read("2022/none"); err == nil {
		t.Errorf("a report that is not there is read: %v", r)
	}
}

// TestASumThatDoesNotHoldLoads: it is the checker's to tell.
func TestASumThatDoesNotHoldLoads(t *testing.T) {
	files := good(t)
	files[report] = strings.Replace(files[report], "count = 29", "count = 30", 1)
	f, err := load(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range f[0].Identities {
		if i.ID == "grades.total.count" && i.Holds() {
			t.Error("27 + 2 = 30 holds")
		}
	}
}

// TestADeclaredMissingTranslationLoads: nobody is kept from disclosing in
// Chinese.
func TestADeclaredMissingTranslationLoads(t *testing.T) {
	files := good(t)
	files[report] = "translation = \"none\"\n" + strings.Replace(files[report], `, en = "Cases closed"`, "", 1)
	delete(files, enBody)
	f, err := load(files)
	if err != nil {
		t.Fatal(err)
	}
	if got := f[0].Fact("court.closed").Label.In(disclosure.En); got != "审结案件" {
		t.Errorf("the English label is %q, not the Chinese one", got)
	}
}

// TestKeysOfHeadingsAreTheSameInBothLanguages: links keep working across them.
func TestKeysOfHeadingsAreTheSameInBothLanguages(t *testing.T) {
	f, err := load(good(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range disclosure.Langs {
		var keys []string
		for _, h := range f[0].Bodies[lang].Headings {
			keys = append(keys, h.Key)
		}
		if got := strings.Join(keys, " "); got != "measures measures-1 gaps" {
			t.Errorf("%s: %s", lang, got)
		}
	}
}

// TestTheFoundingReportLoads holds the data edition to what was counted by
// hand (requirements §10.2).
func TestTheFoundingReportLoads(t *testing.T) {
	f, err := disclosure.Load(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(f, func(r *disclosure.Report) bool { return r.ID == "2022/shaxian-rule-of-law" })
	if i < 0 {
		t.Fatal("there is no report 2022/shaxian-rule-of-law")
	}
	r := f[i]
	verdicts := map[string]disclosure.Verdict{
		"mediation.success_rate": disclosure.Rounds, "reconsideration.growth": disclosure.Rounds,
		"litigation.loss_rate": disclosure.Truncates, "review.good_rate": disclosure.Rounds,
	}
	for _, d := range r.Derived {
		if want, ok := verdicts[d.ID]; !ok || d.Verdict() != want {
			t.Errorf("%s (%s): %s, want %s", d.ID, d.Formula(disclosure.ZhCN), d.Verdict(), want)
		}
	}
	for _, i := range r.Identities {
		if !i.Holds() {
			t.Errorf("%s does not hold", i.ID)
		}
	}
}
