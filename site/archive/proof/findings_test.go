package proof_test

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// TestOneKindOfFaultIsToldTwentyTimes, then counted; kinds stay apart.
func TestOneKindOfFaultIsToldTwentyTimes(t *testing.T) {
	var f proof.Findings
	p := &proof.Proof{}
	if f.Tell(p, "a"); !f.Empty() || f.Refusal() != nil || !p.Sound() {
		t.Error("there are findings before any was added")
	}
	for i := range 1000 {
		f.Add(fmt.Sprint(i), "缺失（%d）", "is missing (%d)", i)
	}
	f.AddText("b", disclosure.Say("多余", "was added"))
	f.Tell(p, "a\n")
	last := p.Wrong[len(p.Wrong)-2:]
	if len(p.Wrong) != 22 || last[0].Where != `"a\n"` || last[0].What[disclosure.En] != "has 980 more faults like that of 19" || last[0].What[disclosure.ZhCN] != "还有 980 处与 19 同样的问题，从略" || last[1].Where != "b" {
		t.Errorf("%d faults, at the end %v", len(p.Wrong), last)
	}
	if err := f.Refusal(); err == nil || err.Error() != "0 is missing (0)" {
		t.Error(err)
	}
}

// TestNamesAreShownSoThatTheyHarmNothing.
func TestNamesAreShownSoThatTheyHarmNothing(t *testing.T) {
	for name, want := range map[string]string{
		"data/年报.html": "data/年报.html", "": `""`, " a": `" a"`, "a\x1b[2J": `"a\x1b[2J"`, "a\u202eb": `"a\u202eb"`, "a\xff": `"a\xff"`,
		strings.Repeat("年", 200): strings.Repeat("年", 133) + "…",
	} {
		if got := proof.Shown(name); got != want {
			t.Errorf("%q is shown as %s", name, got)
		}
	}
}
