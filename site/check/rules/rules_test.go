package rules_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
	"gongkai/site/check"
	"gongkai/site/check/rules"
)

// update rewrites what the cases want; read the difference before committing.
var update = flag.Bool("update", false, "rewrite the wanted findings in testdata")

// base is a good site; every case breaks a copy of it. A file of cases, or a
// case, whose first line is "on NAME" stands on base-NAME.txtar; where no page is
// written down there, pages are made of what was filed.
func base(t *testing.T, texts ...[]byte) map[string]string {
	t.Helper()
	name := "testdata/base.txtar"
	for _, text := range texts {
		first, _, _ := strings.Cut(string(text), "\n")
		if on, ok := strings.CutPrefix(first, "on "); ok {
			name = "testdata/base-" + strings.TrimSpace(on) + ".txtar"
		}
	}
	return testsite.Files(t, name)
}

// run puts one rule to a site made of files and gives the findings' sentences
// in both languages, then what was not checked.
func run(t *testing.T, files map[string]string, s *check.Site, rule *check.Rule) []string {
	t.Helper()
	filed, public := fstest.MapFS{}, fstest.MapFS{}
	for name, data := range files {
		if rest, ok := strings.CutPrefix(name, "public/"); ok {
			public[rest] = &fstest.MapFile{Data: []byte(data)}
		} else {
			filed[name] = &fstest.MapFile{Data: []byte(data)}
		}
	}
	s.FS = public
	if len(filed) > 0 && !s.Foreign {
		s.Filings = disclosure.Open(filed)
	}
	if s.Foreign {
		var err error
		if s.Forms, err = disclosure.Forms(); err != nil {
			t.Fatal(err)
		}
	}
	list := []*check.Rule{rule}
	for _, w := range s.Waivers {
		for _, r := range rules.All {
			if r.ID == w.Rule && !slices.Contains(list, r) {
				list = append(list, r)
			}
		}
	}
	result, err := check.Run(context.Background(), s, list)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range result.Findings {
		if f.Rule != rule.ID {
			continue
		}
		lines = append(lines, f.Sentence(disclosure.En), "  "+f.Message[disclosure.ZhCN])
	}
	for _, n := range result.NotChecked {
		if n.Rule != rule.ID || rule.Last != nil {
			continue
		}
		lines = append(lines, "not checked: "+n.Why[disclosure.En], "  "+n.Why[disclosure.ZhCN])
	}
	return lines
}

// TestEachRuleFindsWhatItsFileShows runs testdata/ID.txtar of every rule. Its
// cases follow each other: files "NAME/edit" say what to break, "NAME/want"
// quotes the findings whole. An edit names a file, then old and new lines:
//
//	file public/index.html
//	- the lines as they are (parts of a line will do, if found once)
//	+ what stands there instead; without a + line, they are cut out
//
// "write NAME" followed by + lines writes a file that is not there. "file NAME" followed by "remove" takes the file away, "move FROM TO" renames a folder; edits of what was filed come first, those of pages behind them. "official" makes the site
// an official one, and a line "official" above the cases does so for all of them and the good site, "sample" undoes it, "partial", "gone", "moved" and "left" say what was opened, "foreign" makes its pages ones that were not built here, "alone" takes those of the base away, "site-id-code CODE" configures
// that code or none, "base URL" gives the site another address, "office KEY WORDS" what else the settings say of the office,
// "today DATE" sets the day, "fill FILE N" makes a file of N bytes, "waiver FINGERPRINT RULE PAGE UNTIL" accepts a finding.
func TestEachRuleFindsWhatItsFileShows(t *testing.T) {
	for _, rule := range rules.All {
		t.Run(rule.ID, func(t *testing.T) {
			a, err := txtar.ParseFile(filepath.Join("testdata", rule.ID+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			good := base(t, a.Comment)
			addPages(t, good)
			got := slices.DeleteFunc(run(t, good, begin(a.Comment), rule), func(line string) bool {
				return strings.Contains(line, "no number in it, to compare: ") || strings.HasSuffix(line, "或其中没有相应的数") // the first year
			})
			if len(got) > 0 {
				t.Errorf("on the good site it finds:\n%s", strings.Join(got, "\n"))
			}
			broken := 0
			for i := 0; i+1 < len(a.Files); i += 2 {
				name, ok := strings.CutSuffix(a.Files[i].Name, "/edit")
				if !ok || a.Files[i+1].Name != name+"/want" {
					t.Fatalf("after %s there must follow NAME/edit and NAME/want", a.Files[i].Name)
				}
				files := base(t, a.Comment, a.Files[i].Data)
				s := begin(a.Comment)
				edit(t, files, s, string(a.Files[i].Data))
				got := strings.Join(run(t, files, s, rule), "\n")
				if *update {
					a.Files[i+1].Data = []byte(got + "\n")
				}
				want := strings.TrimSpace(string(a.Files[i+1].Data))
				if inOrder(got) != inOrder(want) {
					t.Errorf("case %s finds:\n%s\nwant:\n%s", name, got, want)
				}
				if want != "" {
					broken++
				}
			}
			if broken == 0 {
				t.Error("no case shows a finding")
			}
			if *update {
				if err := os.WriteFile(filepath.Join("testdata", rule.ID+".txtar"), txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// inOrder sorts findings: which of two at one place comes first is for their
// fingerprints to say, and no matter here.
func inOrder(lines string) string {
	blocks := strings.Split(strings.ReplaceAll(lines, "\n  ", "\x00  "), "\n")
	slices.Sort(blocks)
	return strings.Join(blocks, "\n")
}

// edit applies the edits of a case to files and settings.
func edit(t *testing.T, files map[string]string, s *check.Site, script string) {
	t.Helper()
	file, writes, alone := "", false, false
	var old, fresh []string
	apply := func() {
		if writes {
			files[file], writes, fresh = strings.Join(fresh, "\n")+"\n", false, nil
		}
		if len(old) == 0 {
			return
		}
		from, to := strings.Join(old, "\n"), strings.Join(fresh, "\n")
		if n := strings.Count(files[file], from); n != 1 {
			t.Fatalf("%s holds %q %d times; it must hold it once", file, from, n)
		}
		files[file] = strings.Replace(files[file], from, to, 1)
		old, fresh = nil, nil
	}
	for line := range strings.Lines(script) {
		op, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if op != "+" && (op != "-" || len(fresh) > 0) {
			apply()
		}
		switch op {
		case "":
		case "file":
			if strings.HasPrefix(rest, "public/") { // pages follow what was filed
				addPages(t, files)
			}
			if file = rest; files[file] == "" {
				t.Fatalf("there is no file %q", file)
			}
		case "write":
			file, writes = rest, true
		case "on": // the base, above
		case "alone": // without the pages of the base
			clear(files)
			alone = true
		case "official":
			s.Official = true
		case "move":
			from, to, _ := strings.Cut(rest, " ")
			for name, data := range files {
				if tail, ok := strings.CutPrefix(name, from+"/"); ok {
					delete(files, name)
					files[to+"/"+tail] = data
				}
			}
		case "sample":
			s.Official = false
		case "foreign":
			s.Foreign, s.Official = true, false
		case "today":
			day, err := disclosure.ParseDate(rest)
			if err != nil {
				t.Fatal(err)
			}
			s.Today = day
		case "fill":
			name, size, _ := strings.Cut(rest, " ")
			n, err := strconv.Atoi(size)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = strings.Repeat("x", n)
		case "office":
			key, value, _ := strings.Cut(rest, " ")
			for lang, o := range s.Office {
				*map[string]*string{"host": &o.Host, "contact": &o.Contact, "code": &o.SiteIDCode, "icp": &o.ICP, "psb": &o.PSB, "mark": &o.PartyMark, "entry": &o.ReportError}[key] = value
				s.Office[lang] = o
			}
		case "site-id-code":
			s.SiteIDCode = rest
		case "partial": // not a whole site was given
			s.Partial = true
		case "gone": // what a server answered when an archive was made
			s.Gone = map[string]int{rest: 404}
		case "moved":
			from, to, _ := strings.Cut(rest, " ")
			s.Moved = map[string]string{from: to}
		case "visited": // another site, as STATE STATUS ADDRESS
			var v check.Visited
			var address string
			if _, err := fmt.Sscan(rest, &v.State, &v.Status, &address); err != nil {
				t.Fatal(err)
			}
			v.Day = s.Today
			if s.External == nil {
				s.External = map[string]check.Visited{}
			}
			s.External[address] = v
		case "left", "left-page": // what was given and not read
			s.Left = append(s.Left, check.Left{Path: rest, Page: op == "left-page", Why: disclosure.Say("文件过大，未读取", "it is larger than what is read")})
		case "base":
			s.BaseURL = rest
		case "waiver":
			var fingerprint, rule, page, until string
			if _, err := fmt.Sscan(rest, &fingerprint, &rule, &page, &until); err != nil {
				t.Fatalf("waiver FINGERPRINT RULE PAGE UNTIL: %v", err)
			}
			day, err := disclosure.ParseDate(until)
			if err != nil {
				t.Fatal(err)
			}
			s.Waivers = append(s.Waivers, &check.Waiver{Reason: "x", Until: day, File: check.WaiversFile, Line: 1 + len(s.Waivers), Fingerprint: fingerprint, Rule: rule, Page: page})
		case "remove":
			delete(files, file)
		case "-":
			old = append(old, rest)
		case "+":
			fresh = append(fresh, rest)
		default:
			t.Fatalf("cannot read the edit %q", line)
		}
	}
	apply()
	if !alone {
		addPages(t, files)
	}
}

// TestRulesFilesAndTestdataAgree holds the list, the folder and the testdata
// together: each rule has one file and one txtar named after it.
func TestRulesFilesAndTestdataAgree(t *testing.T) {
	if err := check.Validate(rules.All); err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, r := range rules.All {
		listed = append(listed, r.ID)
	}
	slices.Sort(listed)
	var files, cases []string
	for _, pattern := range []string{"*.go", "testdata/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			id, ext, _ := strings.Cut(filepath.Base(name), ".")
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case ext == "txtar" && id != "base" && !strings.HasPrefix(id, "base-"):
				cases = append(cases, id)
			case ext == "go" && !strings.HasSuffix(name, "_test.go") && strings.Contains(string(source), "= &check.Rule{"):
				files = append(files, strings.ReplaceAll(id, "_", "-"))
			}
		}
	}
	slices.Sort(files)
	slices.Sort(cases)
	if got, want := fmt.Sprint(files), fmt.Sprint(listed); got != want {
		t.Errorf("files of rules: %s\nlisted:         %s", got, want)
	}
	if got, want := fmt.Sprint(cases), fmt.Sprint(listed); got != want {
		t.Errorf("txtar of rules: %s\nlisted:         %s", got, want)
	}
}
