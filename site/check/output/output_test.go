package output_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check/output"
)

var update = flag.Bool("update", false, "write the expected files anew")

func write(t testing.TB, name string, o *output.Outcome) string {
	t.Helper()
	format, ok := output.Named(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	var b bytes.Buffer
	if err := format.Write(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	file = filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not as expected; run make golden and read the diff. Got\n%s", file, got)
	}
}

// TestFormatsAreAsExpected holds every format to a file that was read.
func TestFormatsAreAsExpected(t *testing.T) {
	for _, tt := range []struct{ format, file string }{
		{"text", "sample.txt"}, {"json", "sample.json"}, {"sarif", "sample.sarif"}, {"junit", "sample.xml"}, {"html", "sample.html"},
	} {
		golden(t, tt.file, write(t, tt.format, sample()))
	}
	zh := sample()
	zh.Lang = disclosure.ZhCN
	golden(t, "sample.zh-cn.txt", write(t, "text", zh))
}

// TestTheSameOutcomeGivesTheSameBytes: no map's order shows.
func TestTheSameOutcomeGivesTheSameBytes(t *testing.T) {
	for _, f := range output.Formats {
		first := write(t, f.Name, sample())
		for range 5 {
			if write(t, f.Name, sample()) != first {
				t.Errorf("%s gives other bytes", f.Name)
			}
		}
	}
}

// TestNothingDrivesATerminal: pages may hold control characters; only the
// colours that a terminal's reader asked for reach it.
func TestNothingDrivesATerminal(t *testing.T) {
	for _, f := range output.Formats {
		if strings.Contains(write(t, f.Name, sample()), "\x1b") {
			t.Errorf("%s holds an escape character", f.Name)
		}
	}
	o := sample()
	o.Color = true
	if s := write(t, "text", o); !strings.Contains(s, "\x1b[1;31mFAIL:") || strings.Contains(s, "\x1b[31m") {
		t.Errorf("colours:\n%q", s)
	}
}

// TestAWaivedFindingIsInEveryFormat, with its reason and its last day.
func TestAWaivedFindingIsInEveryFormat(t *testing.T) {
	for _, f := range output.Formats {
		s := write(t, f.Name, sample())
		s = strings.NewReplacer("&lt;", "<", "&gt;", ">").Replace(s)
		for _, want := range []string{`1 + 1 = 2`, "原文如此，已函请更正 <2023>", "31"} {
			if !strings.Contains(s, want) && !strings.Contains(s, strings.ReplaceAll(want, "+", "&#43;")) {
				t.Errorf("%s does not hold %q", f.Name, want)
			}
		}
	}
}
