package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/internal/testsite"
)

// frozenAt is when years are frozen in these tests.
var frozenAt = time.Date(2023, 12, 31, 16, 30, 5, 0, time.UTC)

// signedSite is an official site whose one report is reviewed and signed, and which is
// published somewhere.
func signedSite(t *testing.T) string {
	t.Helper()
	root := officialSite(t)
	edit(t, filepath.Join(root, "reports/2022/demo/report.toml"), "formed = 2023-01-17", "formed = 2023-01-17\nreview = { by = \"审查人甲\", on = 2023-01-17, basis = \"保密审查表第1号\" }")
	add(t, filepath.Join(root, "reports/2022/demo/report.toml"), "[signature]\nby = \"签发人乙\"\non = 2023-01-18\nbasis = \"签发单第1号\"\n")
	add(t, filepath.Join(root, "config.toml"), "[params.gongkai.publish.web]\nkind = \"directory\"\npath = \"/srv/inner-server\"\n")
	return root
}

// must runs a command that must exit with a code, and gives what it said.
func must(t *testing.T, code int, root string, at time.Time, args ...string) string {
	t.Helper()
	got, said := gongkaiAt(root, at, args...)
	if got != code {
		t.Fatalf("gongkai %s exits with %d, not %d:\n%s", strings.Join(args, " "), got, code, said)
	}
	return said
}

func packageNamed(t *testing.T, root, ending string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(root, "archives", "*"+ending))
	if err != nil || len(found) != 1 {
		t.Fatalf("packages that end in %s: %v, %v", ending, found, err)
	}
	return found[0]
}

// TestAFrozenYearIsMadeAgainToTheByte on another day, elsewhere, in another time zone and
// language, with other processors: by its record alone.
func TestAFrozenYearIsMadeAgainToTheByte(t *testing.T) {
	one, two := signedSite(t), signedSite(t)
	must(t, 0, one, frozenAt, "archive", "2022", "--tar")
	said := must(t, 0, one, frozenAt.AddDate(1, 0, 0), "archive", "2022")
	if strings.Count(said, "SOUND: ") != 3 {
		t.Errorf("archived again, it says:\n%s", said)
	}
	if err := os.Mkdir(filepath.Join(two, "archives"), 0o755); err != nil {
		t.Fatal(err)
	}
	record, err := os.ReadFile(filepath.Join(one, "archives", "2022.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(two, "archives", "2022.toml"), record, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TZ", "America/St_Johns")
	t.Setenv("LC_ALL", "zh_CN.UTF-8")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	must(t, 0, two, frozenAt.AddDate(30, 0, 0), "archive", "2022", "--tar")
	if out, err := exec.Command("diff", "-r", filepath.Join(one, "archives"), filepath.Join(two, "archives")).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	for _, ending := range []string{"-dip", "-aip", "-dip.tar", "-aip.tar"} {
		said := must(t, 0, two, frozenAt, "verify", "--rebuild", packageNamed(t, two, ending))
		if !strings.Contains(said, "built again from the package's own sources") {
			t.Errorf("%s:\n%s", ending, said)
		}
	}
	// Where the settings are not those of that time, nothing is written over the record.
	edit(t, filepath.Join(two, "config.toml"), "https://sample.example/zwgk/", "https://sample.example/xxgk/")
	if err := os.RemoveAll(packageNamed(t, two, "-dip")); err != nil {
		t.Fatal(err)
	}
	if said := must(t, 1, two, frozenAt, "archive", "2022"); !strings.Contains(said, "made again differs from the record") {
		t.Errorf("with another address it says:\n%s", said)
	}
}

// TestThePublicPackageHoldsNothingInternal: no record of review and signature, no server.
func TestThePublicPackageHoldsNothingInternal(t *testing.T) {
	root := signedSite(t)
	must(t, 0, root, frozenAt, "archive", "2022")
	for _, words := range []string{"审查人甲", "签发单第1号", "inner-server"} {
		if found := holding(t, words, packageNamed(t, root, "-dip"), packageNamed(t, root, ".wacz")); len(found) > 0 {
			t.Errorf("%q is in %v", words, found)
		}
		if found := holding(t, words, packageNamed(t, root, "-aip")); len(found) == 0 {
			t.Errorf("%q is not in the internal package", words)
		}
	}
	// A draft is not archived: nobody saw it published.
	draft := officialSite(t)
	if said := must(t, 2, draft, frozenAt, "archive", "2022"); !strings.Contains(said, "there is no report for 2022 to archive") {
		t.Errorf("of a draft it says:\n%s", said)
	}
}

// TestDamageIsNamed: whatever is changed in a package, verify says what.
func TestDamageIsNamed(t *testing.T) {
	root := signedSite(t)
	must(t, 0, root, frozenAt, "archive", "2022")
	dip := packageNamed(t, root, "-dip")
	page := filepath.Join(dir(dip, "data/site/reports/2022/demo"), "index.html")
	was, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	now := slices.Clone(was)
	now[len(now)/2] ^= 1
	if err := os.WriteFile(page, now, 0o644); err != nil {
		t.Fatal(err)
	}
	if said := must(t, 1, root, frozenAt, "verify", dip); !strings.Contains(said, "data/site/reports/2022/demo/index.html") || !strings.Contains(said, "DAMAGED: ") {
		t.Errorf("of a flipped bit it says:\n%s", said)
	}
	out, err := exec.Command("python3", "../../docs/archive-verify.py", dip).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "data/site/reports/2022/demo/index.html: is not what manifest-sha256.txt says") || !strings.Contains(string(out), "DAMAGED") {
		t.Errorf("archive-verify.py says: %v\n%s", err, out)
	}
	if said := must(t, 1, root, frozenAt, "archive", "2022"); !strings.Contains(said, "is not what was frozen; bring it back from a copy") {
		t.Errorf("archived again, it says:\n%s", said)
	}
	web := packageNamed(t, root, ".wacz")
	data, err := os.ReadFile(web)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/3] ^= 0x10
	if err := os.WriteFile(web, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if said := must(t, 1, root, frozenAt, "verify", web); !strings.Contains(said, "its packed data are damaged") {
		t.Errorf("of a flipped bit of the web archive it says:\n%s", said)
	}
	if out, err := exec.Command("python3", "../../docs/archive-verify.py", web).CombinedOutput(); err == nil || !strings.Contains(string(out), ".warc.gz: is not what datapackage.json says") {
		t.Errorf("archive-verify.py says: %v\n%s", err, out)
	}
	if err := os.Truncate(web, int64(len(data)/2)); err != nil {
		t.Fatal(err)
	}
	if said := must(t, 2, root, frozenAt, "verify", web); !strings.Contains(said, "is no WACZ or is not whole") {
		t.Errorf("of one that was cut off it says:\n%s", said)
	}
}

func dir(parts ...string) string { return filepath.Join(parts...) }

// TestAYearThatChangedBecomesANewVersion: what was frozen stays, and what was withdrawn is
// in no public package any more.
func TestAYearThatChangedBecomesANewVersion(t *testing.T) {
	root := signedSite(t)
	text := filepath.Join(root, "reports/2022/demo/zh-cn.md")
	edit(t, text, "规范执法", "规范执法（"+planted+"）")
	must(t, 0, root, frozenAt, "archive", "2022")
	if said := must(t, 1, root, frozenAt, "archive", "2022", "--note", "再来一版"); !strings.Contains(said, "no new version is needed") {
		t.Errorf("without a change it says:\n%s", said)
	}
	report := filepath.Join(root, "reports/2022/demo/report.toml")
	must(t, 0, root, frozenAt, "correct", "2022/demo", "--note", "删去一个号码。", "--note-en", "A number was taken out.", "--today", "2024-01-02")
	if said := must(t, 1, root, frozenAt, "archive", "2022"); !strings.Contains(said, "say why with --note") {
		t.Errorf("of a change it says:\n%s", said)
	}
	first := packageNamed(t, root, "-v1-dip")
	before := must(t, 0, root, frozenAt, "verify", first)
	later := frozenAt.AddDate(0, 1, 0)
	must(t, 0, root, later, "archive", "2022", "--note", "更正一处。", "--note-en", "One place was put right.")
	if after := must(t, 0, root, later, "verify", first); after != before {
		t.Errorf("the first version is now:\n%s", after)
	}
	second := packageNamed(t, root, "-v2-dip")
	if said := must(t, 0, root, later, "archive", "--diff", first, second); !strings.Contains(said, "~ data/site/reports/2022/demo/index.html\n") || !strings.Contains(said, "~ data/source/reports/2022/demo/report.toml\n") {
		t.Errorf("the difference:\n%s", said)
	}
	// Taken back.
	w := "form = \"rule-of-law\"\norgan = \"demo\"\non = 2024-03-01\nreason = { zh-cn = \"误含个人信息。\", en = \"Held personal information by mistake.\" }\n"
	if err := os.WriteFile(filepath.Join(filepath.Dir(report), "withdrawn.toml"), []byte(w), 0o644); err != nil {
		t.Fatal(err)
	}
	said := must(t, 0, root, later.AddDate(0, 2, 0), "archive", "2022", "--note", "撤下一份。", "--note-en", "One was withdrawn.")
	if strings.Count(said, ", which held what was withdrawn") != 4 {
		t.Errorf("of packages that were removed it says:\n%s", said)
	}
	third := packageNamed(t, root, "-v3-dip")
	if said := must(t, 0, root, later, "verify", "--rebuild", third); !strings.Contains(said, "withdrawn, of which only the notice is kept: 2022/demo (2024-03-01)") {
		t.Errorf("of a withdrawn report it says:\n%s", said)
	}
	if found := holding(t, planted, third, packageNamed(t, root, "-v3.wacz")); len(found) > 0 {
		t.Errorf("the number is in %v", found)
	}
	if found := holding(t, planted, packageNamed(t, root, "-v1-aip")); len(found) == 0 {
		t.Error("the internal package of the first version does not hold what it held")
	}
}

// TestPagesAreArchivedAsTheSiteShowsThem: each page of a year of the county is the same in
// its package and on the whole site.
func TestPagesAreArchivedAsTheSiteShowsThem(t *testing.T) {
	root := copySite(t)
	county := filepath.Join(root, "examples", "sample-county")
	testsite.Copy(t, "../../examples/sample-county", county)
	for _, year := range []string{"2021", "2023"} {
		must(t, 0, county, frozenAt, "archive", year)
	}
	must(t, 0, county, frozenAt, "build", "--today", "2024-06-01")
	for _, year := range []string{"2021", "2023"} {
		site := filepath.Join(packageNamed(t, county, "-"+year+"-v1-dip"), "data", "site")
		for _, pages := range []string{"reports/" + year, "en/reports/" + year} {
			entries, err := os.ReadDir(filepath.Join(site, pages))
			if err != nil || len(entries) < 3 {
				t.Fatalf("%s: %d entries, %v", pages, len(entries), err)
			}
			for _, e := range entries {
				if !e.IsDir() {
					continue // the list of the year
				}
				at := filepath.Join(pages, e.Name())
				if out, err := exec.Command("diff", "-r", filepath.Join(site, at), filepath.Join(county, "public", at)).CombinedOutput(); err != nil {
					t.Errorf("%s: %v\n%.2000s", at, err, out)
				}
			}
		}
	}
}
