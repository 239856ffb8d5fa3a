package rules_test

import (
	"regexp"
	"testing"

	"gongkai/site/check/rules"
)

// TestGlossaryNamesItsSources holds the glossary to its form: each term once,
// with a rendering and the code of where it was read.
func TestGlossaryNamesItsSources(t *testing.T) {
	source := regexp.MustCompile(`^(C\d+b?|M)( \(.+\))?$`)
	seen := map[string]bool{}
	for _, term := range rules.Glossary() {
		if term.Key == "" || term.Chinese == "" || len(term.English) == 0 || len(term.Source) == 0 || seen[term.Key] {
			t.Errorf("the term %q (%s) is twice, or lacks its Chinese, English or source", term.Key, term.Chinese)
		}
		seen[term.Key] = true
		for _, code := range term.Source {
			if !source.MatchString(code) {
				t.Errorf("%s: %q is no code of a source", term.Key, code)
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("the glossary holds %d terms", len(seen))
	}
}
