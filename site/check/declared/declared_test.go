package declared_test

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/declared"
	"gongkai/site/check/rules"
)

func folder(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, data := range files {
		out[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return out
}

// head is what every rule of these tests has beside selector and condition.
const head = `level = "warn"
title = { zh-cn = "标题", en = "title" }
doc = { zh-cn = "说明。", en = "Why." }
message = { zh-cn = "是“{found}”，应为“{expected}”", en = "it is {found}, not {expected} (100%)" }
cites = [{ instrument = "《本站规定》", confidence = "P" }]
`

// found loads one rule and puts it to pages.
func found(t *testing.T, rule string, pages map[string]string) []string {
	t.Helper()
	list, err := declared.Load(folder(map[string]string{"checks/own.toml": head + rule}), nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := check.Run(context.Background(), &check.Site{FS: folder(pages), Today: disclosure.Date{Year: 2023, Month: 6, Day: 1}}, list)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range r.Findings {
		out = append(out, f.Sentence(disclosure.En))
	}
	return out
}

func page(kind, body string) string {
	return "<!doctype html><html lang=zh-CN><head><title>T</title><meta name=author content=' 甲  县 '></head><body data-page-type=" + kind + "><main>" + body + "</main></body></html>"
}

// TestConditions: each condition finds what does not meet it, and nothing else.
func TestConditions(t *testing.T) {
	two := "<p class=tel>电话：0598-1234567</p><p class=tel>电话：（待填写）</p>"
	tests := []struct{ name, rule, body, want string }{
		{"there", "selector = 'p.tel'\ncondition = { exists = true }", two, ""},
		{"not there", "selector = 'p.fax'\ncondition = { exists = true }", two, "a.html:1 body: it is , not p.fax (100%) (own, warn)"},
		{"there, but must not be", "selector = 'p.fax'\ncondition = { exists = false }", "<p class=fax>1</p>", "a.html:1 body > main > p: it is 1, not  (100%) (own, warn)"},
		{"gone, as it must", "selector = 'p.fax'\ncondition = { exists = false }", two, ""},
		{"as many", "selector = 'p.tel'\ncondition = { count = { min = 2, max = 2 } }", two, ""},
		{"too many", "selector = 'p.tel'\ncondition = { count = { max = 1 } }", two, "a.html:1 body > main > p:nth-of-type(2): it is 2, not ≤ 1 (100%) (own, warn)"},
		{"too few", "selector = 'p.tel'\ncondition = { count = { min = 3 } }", two, "a.html:1 body: it is 2, not ≥ 3 (100%) (own, warn)"},
		{"not just one", "selector = 'p.tel'\ncondition = { count = { min = 1, max = 1 } }", two, "a.html:1 body > main > p:nth-of-type(2): it is 2, not 1 (100%) (own, warn)"},
		{"equal but for white space", "selector = 'meta[name=author]'\nattribute = 'content'\ncondition = { equals = '甲县' }", "", ""},
		{"not equal", "selector = 'meta[name=author]'\nattribute = 'content'\ncondition = { equals = '乙县' }", "", `a.html:1 meta[name="author"]: it is 甲 县, not 乙县 (100%) (own, warn)`},
		{"matching", "selector = 'p.tel:first-child'\ncondition = { matches = '^电话：[0-9-]+$' }", two, ""},
		{"not matching", "selector = 'p.tel'\ncondition = { matches = '^电话：[0-9-]+$' }", two, "a.html:1 body > main > p:nth-of-type(2): it is 电话：（待填写）, not ^电话：[0-9-]+$ (100%) (own, warn)"},
		{"one of some", "selector = 'p.tel'\ncondition = { one-of = ['电话：0598-1234567', '电话：110'] }", two, "a.html:1 body > main > p:nth-of-type(2): it is 电话：（待填写）, not 电话：0598-1234567 | 电话：110 (100%) (own, warn)"},
		{"a placeholder", "selector = 'p'\ncondition = { not-placeholder = true }", two, "a.html:1 body > main > p:nth-of-type(2): it is （待填写）, not  (100%) (own, warn)"},
		{"nothing to look at", "selector = 'h6'\ncondition = { equals = 'x' }", two, ".: there is a page of that kind, but the rule saw nothing of it to check, so it has not passed (own, error)"},
	}
	for _, tt := range tests {
		if got := strings.Join(found(t, tt.rule, map[string]string{"a.html": page("content", tt.body)}), "\n"); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestWhichPages: a rule judges the pages that it names.
func TestWhichPages(t *testing.T) {
	pages := map[string]string{}
	for name, kind := range map[string]string{"index.html": "home", "en/index.html": "home", "about/index.html": "content", "reports/2022/a/index.html": "content", "reports/2022/index.html": "list"} {
		pages[name] = page(kind, "<p>x</p>")
	}
	tests := map[string]string{
		"":                                 "about/index.html en/index.html index.html reports/2022/a/index.html reports/2022/index.html",
		"[page]\ntype = ['home']":          "en/index.html index.html",
		"[page]\nlang = 'en'":              "en/index.html",
		"[page]\npath = ['reports/**']":    "reports/2022/a/index.html reports/2022/index.html",
		"[page]\npath = ['reports/*/*']":   "reports/2022/index.html",
		"[page]\npath = ['**/index.html']": "about/index.html en/index.html index.html reports/2022/a/index.html reports/2022/index.html",
		"[page]\npath = ['?n/index.html', 'about/index.html']": "about/index.html en/index.html",
		"[page]\ntype = ['content']\npath = ['reports/**']":    "reports/2022/a/index.html",
		"[page]\nform = ['rule-of-law']":                       "",
	}
	for where, want := range tests {
		var got []string
		for _, f := range found(t, "selector = 'p'\ncondition = { equals = 'y' }\n"+where, pages) {
			name, _, _ := strings.Cut(f, ":")
			got = append(got, name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v, want %s", where, got, want)
		}
	}
}

// TestFaultsComeAtOnce: every fault of every file, with its line.
func TestFaultsComeAtOnce(t *testing.T) {
	a, err := txtar.ParseFile("testdata/faults.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	want := ""
	for _, f := range a.Files {
		if f.Name == "want" {
			want = strings.TrimSpace(string(f.Data))
			continue
		}
		files[f.Name] = string(f.Data)
	}
	_, err = declared.Load(folder(files), rules.All)
	faults, ok := err.(disclosure.Faults)
	if !ok {
		t.Fatalf("no faults: %v", err)
	}
	if got := faults.In(disclosure.En); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, f := range faults {
		if f.Message[disclosure.ZhCN] == "" || f.Message[disclosure.ZhCN] == f.Message[disclosure.En] {
			t.Errorf("only in English: %s", f.In(disclosure.En))
		}
	}
}

// TestTheExampleOfANewSiteIsARule: without the marks in front it is one that
// loads; with them it is none.
func TestTheExampleOfANewSiteIsARule(t *testing.T) {
	data, err := os.ReadFile("../../../generator/scaffold/site/checks/example.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		file string
		n    int
	}{{string(data), 0}, {regexp.MustCompile(`(?m)^# ?`).ReplaceAllString(regexp.MustCompile(`(?m)^##.*`).ReplaceAllString(string(data), ""), ""), 1}} {
		list, err := declared.Load(folder(map[string]string{"checks/example.toml": tt.file}), rules.All)
		if err != nil || len(list) != tt.n {
			t.Errorf("%d rules, want %d; %v", len(list), tt.n, err)
		}
	}
}

// TestTheExampleOfTheDocsIsARule: in both languages.
func TestTheExampleOfTheDocsIsARule(t *testing.T) {
	for _, lang := range disclosure.Langs {
		data, err := os.ReadFile("../../../docs/checks." + string(lang) + ".md")
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(data), "checks/home-telephone.toml`")
		_, rest, _ = strings.Cut(rest, "```toml\n")
		example, _, _ := strings.Cut(rest, "```")
		if list, err := declared.Load(folder(map[string]string{"checks/home-telephone.toml": example}), rules.All); err != nil || len(list) != 1 {
			t.Errorf("%s: %d rules, %v", lang, len(list), err)
		}
	}
}

// FuzzLoad: whatever the file holds, it is a rule or it has faults.
func FuzzLoad(f *testing.F) {
	f.Add(head + "selector = 'p:not(.a) > a[href^=\"x\"]'\ncondition = { matches = '^(a|b)+$' }\n[page]\npath = ['**/*.html']\n")
	f.Add(head + "selector = ':not(:not(:not(p)))'\ncondition = { count = { min = 1 } }\nattribute = 'x'")
	f.Add("selector = '::before'\n[condition]\nexists = 1\n[[cites]]\n")
	site := &check.Site{FS: folder(map[string]string{"index.html": page("home", "<p class=a><a href=x>1</a></p>")})}
	f.Fuzz(func(t *testing.T, file string) {
		list, err := declared.Load(folder(map[string]string{"checks/own.toml": file}), rules.All)
		if err != nil {
			if _, ok := err.(disclosure.Faults); !ok {
				t.Fatalf("not told as faults: %v", err)
			}
			return
		}
		if _, err := check.Run(context.Background(), site, list); err != nil {
			t.Fatal(err)
		}
	})
}
