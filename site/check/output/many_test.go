package output_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/output"
)

// many is an outcome of n findings; no two are alike, or all of one cause.
func many(n int, alike bool) *output.Outcome {
	o := sample()
	o.Findings = nil
	for i := range n {
		said := fmt.Sprintf("%d", i)
		if alike {
			said = "x"
		}
		r := sampleRules[i*len(sampleRules)/n]
		o.Findings = append(o.Findings, &check.Finding{Rule: r.ID, Level: r.Level, Page: fmt.Sprintf("reports/2022/some-organ/%06d/index.html", i/2), Line: i % 300,
			Selector: fmt.Sprintf(`article[data-report="2022/organ"] > table:nth-of-type(%d) > tbody > tr`, i%7), Found: said, Expected: "30",
			Message: disclosure.Say("“合计”为%[1]s，而27 + 3 = 30；请核对填报的数据并改正", `"Total" is %[1]s, but 27 + 3 = 30; look at what was filed and mend it`, said),
			Cites:   r.Cites, Fingerprint: fmt.Sprintf("%016x", i), State: "new"})
	}
	return o
}

// TestTheReportIsBounded, as html.go says; and it tells what it left out.
func TestTheReportIsBounded(t *testing.T) {
	for _, alike := range []bool{false, true} {
		s := write(t, "html", many(10_000, alike))
		if len(s) > 3<<20 {
			t.Errorf("ten thousand findings make a report of %d bytes", len(s))
		}
		for _, want := range []string{"Not in this table, but in --format json: 4000 more pages with findings.", "另有 4000 个有问题的页面"} {
			if !strings.Contains(s, want) {
				t.Errorf("the report does not say %q", want)
			}
		}
		if want := "Not written here, but in --format json: 1329 more findings of this rule."; !alike && !strings.Contains(s, want) {
			t.Errorf("the report does not say %q", want)
		}
		t.Logf("%d bytes", len(s))
	}
}

// TestTextTellsOneCauseOnce: a template that breaks five hundred pages is a few lines.
func TestTextTellsOneCauseOnce(t *testing.T) {
	for _, alike := range []bool{false, true} {
		o := many(7*500, alike)
		for _, f := range o.Findings { // a title, say, that no data contradict
			f.Cites, f.Selector = sampleRules[2].Cites, "head > title"
		}
		s := write(t, "text", o)
		if n := strings.Count(s, "\n"); n > 400 {
			t.Errorf("%d findings are told in %d lines", len(o.Findings), n)
		}
	}
}

// TestTextTellsEachFaultOfData: sentences of one kind on a few pages, or on one
// page, are faults that people mend one by one.
func TestTextTellsEachFaultOfData(t *testing.T) {
	few, one, numbers := many(10, false), many(40, false), many(40, false)
	for _, f := range few.Findings {
		f.Selector = "td"
	}
	for _, f := range numbers.Findings {
		f.Selector = `td[data-fact="a.total"]`
	}
	for _, f := range one.Findings {
		f.Selector, f.Page = "td", "a.html"
	}
	for _, o := range []*output.Outcome{few, one, numbers} {
		s := write(t, "text", o)
		for _, f := range o.Findings {
			if !strings.Contains(s, f.Message[disclosure.En]) {
				t.Errorf("is not told: %s", f.Sentence(disclosure.En))
			}
		}
	}
}

// BenchmarkFormats shows that time and memory grow with the findings and no
// faster: ten times as many take ten times as long.
func BenchmarkFormats(b *testing.B) {
	for _, f := range output.Formats {
		for _, n := range []int{1_000, 10_000, 100_000} {
			o := many(n, false)
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := f.Write(io.Discard, o); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/finding")
			})
		}
	}
}
