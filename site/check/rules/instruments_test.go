package rules

import (
	"regexp"
	"testing"

	"gongkai/disclosure"
)

// titled is an instrument by its title, and the number or year in brackets behind it.
var titled = regexp.MustCompile(`^(《[^》]+》)(（[^）]+）)?`)

// TestInstrumentsHaveOneName: what forms and rules cite goes by the same name wherever
// it is cited, its number and year included.
func TestInstrumentsHaveOneName(t *testing.T) {
	forms, err := disclosure.Forms()
	if err != nil {
		t.Fatal(err)
	}
	var cites []disclosure.Cite
	for _, f := range forms {
		cites = append(cites, f.Basis...)
	}
	for _, r := range All {
		cites = append(cites, r.Cites...)
		if r.Abroad != nil {
			cites = append(cites, r.Abroad.Cites...)
		}
	}
	names := map[string]string{}
	for _, c := range cites {
		m := titled.FindStringSubmatch(c.Instrument)
		if m == nil {
			continue
		}
		if name, known := names[m[1]]; known && name != m[0] {
			t.Errorf("%s is cited as %s and as %s", m[1], name, m[0])
		}
		names[m[1]] = m[0]
	}
	if len(names) < 20 {
		t.Errorf("only %d instruments were looked at", len(names))
	}
}
