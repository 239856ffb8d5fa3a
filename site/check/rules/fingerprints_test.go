package rules_test

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/rules"
)

// judged puts one rule to a site made of files.
func judged(t *testing.T, files map[string]string, s *check.Site, rule *check.Rule) []*check.Finding {
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
	result, err := check.Run(context.Background(), s, []*check.Rule{rule})
	if err != nil {
		t.Fatal(err)
	}
	return result.Findings
}

// eachCase visits the broken sites of every rule's file.
func eachCase(t *testing.T, visit func(t *testing.T, rule *check.Rule, make func() (map[string]string, *check.Site))) {
	for _, rule := range rules.All {
		a, err := txtar.ParseFile(filepath.Join("testdata", rule.ID+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			name, ok := strings.CutSuffix(f.Name, "/edit")
			if !ok {
				continue
			}
			t.Run(rule.ID+"/"+name, func(t *testing.T) {
				t.Parallel()
				visit(t, rule, func() (map[string]string, *check.Site) {
					files, s := base(t, a.Comment, f.Data), begin(a.Comment)
					edit(t, files, s, string(f.Data))
					return files, s
				})
			})
		}
	}
}

// TestFingerprints: no two findings with different sentences share one, so that
// a waiver never covers what nobody accepted; and paragraphs before the thing,
// other lines and other white space change none.
func TestFingerprints(t *testing.T) {
	change := func(s string) string {
		s = "\n\n" + strings.ReplaceAll(strings.ReplaceAll(s, "<body", "\n\n<body"), "<p", "\n    <p")
		return afterMain.ReplaceAllString(s, "$0<p>One more paragraph of the template's.</p><div><p>与此无关的一段。</p></div>")
	}
	eachCase(t, func(t *testing.T, rule *check.Rule, make func() (map[string]string, *check.Site)) {
		files, s := make()
		before := judged(t, files, s, rule)
		by := map[string]*check.Finding{}
		for _, f := range before {
			if g := by[f.Fingerprint]; g != nil && g.Message[disclosure.En] != f.Message[disclosure.En] {
				t.Errorf("one fingerprint for\n%s\n%s\ngive them a Key", g.Sentence(disclosure.En), f.Sentence(disclosure.En))
			}
			by[f.Fingerprint] = f
		}
		if len(before) == 0 {
			return
		}
		files, s = make()
		for path, data := range files {
			if strings.HasPrefix(path, "public/") && strings.HasSuffix(path, ".html") {
				files[path] = change(data)
			}
		}
		for _, f := range judged(t, files, s, rule) {
			delete(by, f.Fingerprint)
		}
		if rule.Last != nil {
			return // its findings are about a file of ours
		}
		for _, f := range by {
			t.Errorf("edits elsewhere give it another fingerprint, or it is gone:\n%s", f.Sentence(disclosure.En))
		}
	})
}

var afterMain = regexp.MustCompile(`<main[^>]*>`)
