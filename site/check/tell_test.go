package check_test

import (
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TestWhatARuleFindsTooOftenIsCounted: a page with thousands of faults of one kind gives
// so many findings and one that tells their number, as grave as the gravest that it
// stands for, under a fingerprint that does not change with the number.
func TestWhatARuleFindsTooOftenIsCounted(t *testing.T) {
	told := func(n int) *check.Result {
		many := rule("many", func(r *check.Rule) {
			r.Page = func(p *check.Pass, page *check.Page) {
				for i := range n {
					say := p.Infof
					if page.Path == "a.html" && i == n-2 {
						say = p.Warnf
					}
					say(page.At(nil), check.Values{Found: strings.Repeat("x", i)}, "错", "wrong")
				}
			}
		})
		return check1(t, pages(map[string]string{"a.html": page, "b.html": page}), many)
	}
	r := told(check.MostFound)
	if len(r.Findings) != 2*check.MostFound || strings.Contains(sentences(r), "more of the same") {
		t.Errorf("%d findings are not all told: %d", 2*check.MostFound, len(r.Findings))
	}
	prints := map[string]bool{}
	for _, n := range []int{5000, 7001} {
		r := told(n)
		if len(r.Findings) != 2*(check.MostFound+1) {
			t.Errorf("of %d on each of two pages %d are told", n, len(r.Findings))
		}
		for _, f := range r.Findings {
			if !strings.Contains(f.Message.In(disclosure.En), "more of the same") {
				continue
			}
			prints[f.Fingerprint] = true
			level := check.Info
			if f.Page == "a.html" {
				level = check.Warn
			}
			if zh := f.Message.In(disclosure.ZhCN); f.Level != level || !strings.Contains(zh, map[int]string{5000: "共5000处，此处只列前200处", 7001: "共7001处，此处只列前200处"}[n]) {
				t.Errorf("it says %s (%s)", zh, f.Level)
			}
		}
	}
	if len(prints) != 2 {
		t.Errorf("two pages, of whatever number, have %d fingerprints", len(prints))
	}
}

// TestWhatARuleCannotJudgeTooOftenIsCounted is the same of what was not judged.
func TestWhatARuleCannotJudgeTooOftenIsCounted(t *testing.T) {
	r := check1(t, pages(map[string]string{"a.html": page}), rule("unsure", func(r *check.Rule) {
		r.Page = func(p *check.Pass, _ *check.Page) {
			for i := range 5000 {
				p.Skip("不知道%d", "cannot know %d", i)
			}
		}
	}))
	if n := len(r.NotChecked); n != 1001 || r.NotChecked[n-1].Why.In(disclosure.En) != "more of the same (4000) were not judged either" {
		t.Errorf("%d are told, the last as %v", n, r.NotChecked[n-1])
	}
}
