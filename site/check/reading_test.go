package check_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// update rewrites what the pages are read as; read the difference before committing.
var update = flag.Bool("update", false, "rewrite the readings in testdata")

// read gives what is read of one foreign page, or of several, a line each.
func read(t *testing.T, files map[string]string) []*check.Read {
	t.Helper()
	s := pages(files)
	s.Foreign = true
	return check1(t, s, rule("any", func(r *check.Rule) { r.Foreign = true })).Read
}

// TestReading reads each page of reading.txtar; what was read follows it.
func TestReading(t *testing.T) {
	a, err := txtar.ParseFile("testdata/reading.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var out []txtar.File
	for i, f := range a.Files {
		if !strings.HasSuffix(f.Name, ".html") {
			continue
		}
		got := ""
		for _, r := range read(t, map[string]string{f.Name: string(f.Data)}) {
			got = r.Sentence(disclosure.En) + "\n"
			for _, d := range []check.ReadDate{r.Published, r.Formed} {
				if d.ISO != "" {
					got += "  " + d.ISO + "\n"
				}
			}
			if r.Attribute != "" {
				got += "  " + r.Attribute + "\n"
			}
			if r.Tables > 0 {
				got += "  tables of data: " + strings.Repeat("|", r.Tables) + "\n"
			}
		}
		out = append(out, f, txtar.File{Name: f.Name + "/read", Data: []byte(got)})
		if i+1 < len(a.Files) && a.Files[i+1].Name == f.Name+"/read" && !*update {
			if want := string(a.Files[i+1].Data); got != want {
				t.Errorf("%s is read as\n%swant\n%s", f.Name, got, want)
			}
		} else if !*update {
			t.Errorf("behind %s there must follow %s/read", f.Name, f.Name)
		}
	}
	if *update {
		a.Files = out
		if err := os.WriteFile("testdata/reading.txtar", txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
