package main

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check/rules"
)

// TestAllContentIsFresh holds the committed content/ to what reports/ and the
// rules make.
func TestAllContentIsFresh(t *testing.T) {
	for _, root := range []string{"../..", "../../examples/sample-county"} {
		if code, said := gongkai(root, "generate", "--check"); code != 0 {
			t.Errorf("%s: run make generate\n%s", root, said)
		}
	}
}

// TestEachRuleHasItsPage in both languages: what is asked, why, by which
// article, and an example that it finds.
func TestEachRuleHasItsPage(t *testing.T) {
	public := filepath.Join(ownSite(t), "public")
	for _, r := range rules.All {
		for lang, folder := range map[disclosure.Lang]string{disclosure.ZhCN: "rules", disclosure.En: "en/rules"} {
			data, err := os.ReadFile(filepath.Join(public, folder, r.ID, "index.html"))
			if err != nil {
				t.Error(err)
				continue
			}
			page := html.UnescapeString(string(data))
			cited, _ := r.Cites[0].In(lang)
			for _, want := range []string{r.ID, "data-quoted", cited, "data-says"} {
				if !strings.Contains(page, want) && (want != "data-says" || len(rules.Examples(r.ID)) > 0) {
					t.Errorf("%s/%s: the page does not say %q", folder, r.ID, want)
				}
			}
			list, err := os.ReadFile(filepath.Join(public, folder, "index.html"))
			if err != nil || !strings.Contains(string(list), "/"+folder+"/"+r.ID+"/") {
				t.Errorf("%s: the list has no link to %s (%v)", folder, r.ID, err)
			}
			if title := r.Title(lang); strings.TrimSpace(title) == "" {
				t.Errorf("%s has no title in %s", r.ID, lang)
			}
		}
		if examples := rules.Examples(r.ID); r.Last == nil && (len(examples) == 0 || examples[0].Says == nil) {
			t.Errorf("%s: no case of its txtar makes an example of what it finds", r.ID)
		}
	}
}
