package against_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
	"gongkai/site/check"
	"gongkai/site/check/against"
	"gongkai/site/check/output"
)

// update rewrites what the cases want; read the difference before committing.
var update = flag.Bool("update", false, "rewrite the wanted findings in testdata")

// demo is a small report, filed.
func demo(t *testing.T) (files map[string]string, r *disclosure.Report) {
	t.Helper()
	files = testsite.Files(t, "testdata/base.txtar")
	r, err := disclosure.Open(testsite.FS(files)).Read("2022/demo")
	if err != nil {
		t.Fatal(err)
	}
	return files, r
}

func prove(t *testing.T, r *disclosure.Report, page string) *check.Result {
	t.Helper()
	proof := against.New(r)
	result, err := check.RunPage(&check.Site{Foreign: true, Today: disclosure.Date{Year: 2023, Month: 6, Day: 1}}, "saved.html", []byte(page), proof.Rules())
	if err != nil {
		t.Fatal(err)
	}
	result.Against = proof.Account()
	return result
}

// said gives what a proof says: findings in both languages, then the facts that
// were not found as filed.
func said(result *check.Result) string {
	var lines []string
	for _, f := range result.Findings {
		lines = append(lines, f.Sentence(disclosure.En), "  "+f.Message[disclosure.ZhCN])
	}
	for _, f := range result.Against.Facts {
		if f.Status != check.FactFound {
			lines = append(lines, strings.TrimSpace(string(f.Status)+" "+f.ID+": "+f.Value+" | "+f.Shown))
		}
	}
	return strings.Join(lines, "\n")
}

// TestSavedPages runs testdata/RULE.txtar of every rule. "NAME/edit" changes the
// page of base.txtar as a CMS or a hand might: lines "- " as they are, lines
// "+ " as they are then, an empty line between two changes; "english" takes the
// English page. "NAME/want" quotes what is told, whole.
func TestSavedPages(t *testing.T) {
	files, r := demo(t)
	for _, page := range []string{"page.html", "page-en.html"} {
		if got := said(prove(t, r, files[page])); got != "" {
			t.Errorf("of the good %s is told:\n%s", page, got)
		}
	}
	for _, rule := range against.Rules {
		t.Run(rule.ID, func(t *testing.T) {
			name := filepath.Join("testdata", rule.ID+".txtar")
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i+1 < len(a.Files); i += 2 {
				edit := string(a.Files[i].Data)
				page := files["page.html"]
				if rest, ok := strings.CutPrefix(edit, "english\n"); ok {
					page, edit = files["page-en.html"], rest
				}
				result := prove(t, r, edited(t, page, edit))
				got, want := said(result), strings.TrimSpace(string(a.Files[i+1].Data))
				if *update {
					a.Files[i+1].Data = []byte(got + "\n")
				} else if got != want {
					t.Errorf("%s tells:\n%s\nwant:\n%s", a.Files[i].Name, got, want)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// edited applies changes to a page.
func edited(t *testing.T, page, script string) string {
	t.Helper()
	for _, change := range strings.Split(strings.TrimSpace(script), "\n\n") {
		var old, fresh []string
		for _, line := range strings.Split(change, "\n") {
			if rest, ok := strings.CutPrefix(line, "- "); ok {
				old = append(old, rest)
			} else {
				fresh = append(fresh, strings.TrimPrefix(strings.TrimPrefix(line, "+"), " "))
			}
		}
		from := strings.Join(old, "\n")
		if n := strings.Count(page, from); n != 1 || from == "" {
			t.Fatalf("the page holds %q %d times; it must hold it once", from, n)
		}
		page = strings.Replace(page, from, strings.Join(fresh, "\n"), 1)
	}
	return page
}

// TestRulesAreWhole holds the rules to what the engine asks of any.
func TestRulesAreWhole(t *testing.T) {
	if err := check.Validate(against.Rules); err != nil {
		t.Fatal(err)
	}
}

// TestAccountInJSON holds the key that the contract names.
func TestAccountInJSON(t *testing.T) {
	files, r := demo(t)
	result := prove(t, r, strings.Replace(files["page.html"], "抽查案卷29件", "抽查案卷28件", 1))
	var b bytes.Buffer
	if err := output.JSON(&b, &output.Outcome{Result: result, Rules: against.Rules, Version: "test"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\"against\": {\n    \"report\": \"2022/demo\",\n    \"language\": \"zh-cn\",",
		"\"id\": \"review.sampled\",\n        \"status\": \"changed\",\n        \"value\": \"29\",\n        \"shown\": \"28\",\n        \"line\": 13",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the JSON lacks %s:\n%s", want, b.String())
		}
	}
}
