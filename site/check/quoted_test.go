package check_test

import (
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TestWhatARulesPageQuotesIsNotJudged: in data-quoted, on pages of rules only;
// the lines of what stands around it stay.
func TestWhatARulesPageQuotesIsNotJudged(t *testing.T) {
	const body = "<!doctype html><html lang=en><head><title>T</title></head><body>\n<section data-quoted>\nfault <section>fault</section> fault\n<!-- fault --><p title=fault></section>\n<p>fault\n</body></html>"
	find := rule("find", func(r *check.Rule) {
		r.Page = func(p *check.Pass, page *check.Page) {
			p.Saw(1)
			for range strings.Count(string(page.Raw()), "fault") {
				p.Errorf(page.At(page.Head), check.Values{Found: "raw"}, "有错", "a fault")
			}
			for _, b := range page.Blocks() {
				if strings.Contains(b.Text, "fault") {
					p.Errorf(page.At(b.Node), check.Values{Found: b.Text}, "有错", "has %s", b.Text)
				}
			}
		}
	})
	r := check1(t, pages(map[string]string{"rules/a-b/index.html": body, "en/rules/a-b/index.html": body, "about/index.html": body, "rules/index.html": body}), find)
	by := map[string][]string{}
	for _, f := range r.Findings {
		by[f.Page] = append(by[f.Page], f.Message[disclosure.En])
	}
	for _, page := range []string{"rules/a-b/index.html", "en/rules/a-b/index.html"} {
		if len(by[page]) != 2 {
			t.Errorf("%s: %q; want the one fault behind the quotes, in the source and in the text", page, by[page])
		}
	}
	for _, page := range []string{"about/index.html", "rules/index.html"} {
		if len(by[page]) < 6 {
			t.Errorf("%s: %q; nothing is to be left out there", page, by[page])
		}
	}
	for _, f := range r.Findings {
		if f.Page == "rules/a-b/index.html" && f.Found != "raw" && f.Line != 5 {
			t.Errorf("%s is told on line %d, not 5", f.Message[disclosure.En], f.Line)
		}
	}
}
