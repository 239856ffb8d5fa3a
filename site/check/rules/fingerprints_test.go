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

// TestFingerprints: no two findings with different sentences share one, so that
// a waiver never covers what nobody accepted; and paragraphs before the thing,
// other lines and other white space change none. It runs the cases of each rule
// until three have findings.
func TestFingerprints(t *testing.T) {
	for _, rule := range rules.All {
		t.Run(rule.ID, func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(filepath.Join("testdata", rule.ID+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			broken := 0
			for i := 0; i+1 < len(a.Files) && broken < 3; i += 2 {
				if len(strings.TrimSpace(string(a.Files[i+1].Data))) == 0 {
					continue
				}
				broken++
				fingerprintsStay(t, rule, func() (map[string]string, *check.Site) {
					files, s := base(t, a.Comment, a.Files[i].Data), begin(a.Comment)
					edit(t, files, s, string(a.Files[i].Data))
					return files, s
				})
			}
		})
	}
}

// fingerprintsStay runs one case as it is, and with other lines and paragraphs.
func fingerprintsStay(t *testing.T, rule *check.Rule, site func() (map[string]string, *check.Site)) {
	t.Helper()
	files, s := site()
	by := map[string]*check.Finding{}
	for _, f := range judged(t, files, s, rule) {
		if g := by[f.Fingerprint]; g != nil && g.Message[disclosure.En] != f.Message[disclosure.En] {
			t.Errorf("one fingerprint for\n%s\n%s\ngive them a Key", g.Sentence(disclosure.En), f.Sentence(disclosure.En))
		}
		by[f.Fingerprint] = f
	}
	if len(by) == 0 || rule.Last != nil {
		return // findings about waivers are about a file of ours
	}
	files, s = site()
	for path, data := range files {
		if strings.HasPrefix(path, "public/") && strings.HasSuffix(path, ".html") {
			data = "\n\n" + strings.ReplaceAll(strings.ReplaceAll(data, "<body", "\n\n<body"), "<p", "\n    <p")
			files[path] = afterMain.ReplaceAllString(data, "$0<p>One more paragraph of the template's.</p><div><p>与此无关的一段。</p></div>")
		}
	}
	for _, f := range judged(t, files, s, rule) {
		delete(by, f.Fingerprint)
	}
	for _, f := range by {
		t.Errorf("edits elsewhere give it another fingerprint, or it is gone:\n%s", f.Sentence(disclosure.En))
	}
}

var afterMain = regexp.MustCompile(`<main[^>]*>`)
