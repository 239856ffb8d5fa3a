package disclosure

import (
	"os"
	"strings"
	"testing"
)

func TestArticlesInEnglish(t *testing.T) {
	for zh, want := range map[string]string{
		"":      "",
		"第二十四条": "article 24",
		"第三条、第十五条、第三十二条":       "articles 3, 15 and 32",
		"第四十九条第一款":             "article 49 paragraph 1",
		"第二十条第（五）项、第（六）项":      "article 20 item (5) and item (6)",
		"第十二条、第二十条第（一）项、第二十六条": "article 12, article 20 item (1) and article 26",
		"二、方式和时间":              "二、方式和时间",
		"附件":                   "附件",
		"4.1.1":                "4.1.1",
	} {
		if got := (Cite{Article: zh}).ArticleIn(En); got != want {
			t.Errorf("%s: %q, want %q", zh, got, want)
		}
		if got := (Cite{Article: zh}).ArticleIn(ZhCN); got != zh {
			t.Errorf("in Chinese %s became %q", zh, got)
		}
	}
}

// Titles in English come from the glossary, or from reports that were filed, only.
func TestTitlesAreOfTheGlossary(t *testing.T) {
	glossary, err := os.ReadFile("../site/check/rules/glossary.toml")
	if err != nil {
		t.Fatal(err)
	}
	filed, err := os.ReadFile("../examples/sample-county/reports/2023/county-disclosure/report.toml")
	if err != nil {
		t.Fatal(err)
	}
	for zh, title := range titles {
		name, _, _ := strings.Cut(strings.TrimPrefix(zh, "《"), "》")
		as := `{ zh-cn = "` + name + `", en = "` + title + `" }`
		if !strings.Contains(string(glossary), `"`+title+`"`) && !strings.Contains(string(filed), as) {
			t.Errorf("neither the glossary nor a report has %q for %s", title, zh)
		}
		if got, original := (Cite{Instrument: zh}).In(En); got != title || original != zh {
			t.Errorf("%s is cited as %q, original %q", zh, got, original)
		}
	}
}
