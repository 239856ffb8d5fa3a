package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/disclosure"
	"gongkai/site/check"
)

func waiver(fingerprint, reason string) *check.Waiver {
	return &check.Waiver{
		Fingerprint: fingerprint, Rule: "a-b", Page: "x/index.html", Reason: reason,
		Added: disclosure.Date{Year: 2023, Month: 6, Day: 1}, Until: disclosure.Date{Year: 2024, Month: 5, Day: 31},
	}
}

// TestAWaiverIsReadBackAsItWasGiven, whatever its reason, and all that stood in
// the file before stays, byte for byte.
func TestAWaiverIsReadBackAsItWasGiven(t *testing.T) {
	for _, reason := range []string{"x", "说“是”", `C:\ "q" '''`, "two\nlines\t#", "until = 2099-01-01"} {
		for _, old := range []string{"", "# why\n", "# why\r\n# we\r\n", "\ufeff# mark\n", "# no newline"} {
			data, err := check.AppendWaiver([]byte(old), waiver("0123456789abcdef", reason))
			if err != nil {
				t.Fatalf("%q behind %q: %v", reason, old, err)
			}
			if !strings.HasPrefix(string(data), strings.TrimRight(old, "\r\n")) {
				t.Errorf("behind %q stands %q", old, data)
			}
			if strings.Contains(old, "\r") && strings.Count(string(data), "\n") != strings.Count(string(data), "\r\n") {
				t.Errorf("%q mixes ends of lines", data)
			}
			again, err := check.AppendWaiver(data, waiver("0123456789abcdee", "y"))
			if err != nil {
				t.Fatal(err)
			}
			got, err := check.ReadWaivers(fstest.MapFS{check.WaiversFile: {Data: again}})
			if err != nil || len(got) != 2 || got[0].Reason != reason || got[0].Rule != "a-b" || got[1].Until.String() != "2024-05-31" {
				t.Errorf("%q is read back as %+v, %v", reason, got, err)
			}
		}
	}
}

// TestAWaiverThatCannotBeReadBackIsRefused rather than written.
func TestAWaiverThatCannotBeReadBackIsRefused(t *testing.T) {
	good, err := check.AppendWaiver(nil, waiver("0123456789abcdef", "x"))
	if err != nil {
		t.Fatal(err)
	}
	for old, w := range map[string]*check.Waiver{
		"waivers = []\n": waiver("0123456789abcdef", "x"),
		string(good):     waiver("0123456789abcdef", "again, while it holds"),
		"":               waiver("0123", "x"),
		"broken":         waiver("0123456789abcdef", "x"),
	} {
		if _, err := check.AppendWaiver([]byte(old), w); err == nil {
			t.Errorf("behind %q, a waiver of %s is taken", old, w.Fingerprint)
		}
	}
	if got, err := check.ReadWaivers(fstest.MapFS{}); err != nil || len(got) != 0 {
		t.Errorf("without a file: %v, %v", got, err)
	}
	if got, err := check.ReadWaivers(fstest.MapFS{check.WaiversFile: {Data: []byte("# none yet\n")}}); err != nil || len(got) != 0 {
		t.Errorf("of comments only: %v, %v", got, err)
	}
}
