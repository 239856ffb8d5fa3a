package check_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gongkai/site/check"
)

const story = `<!doctype html><html lang=en><head><title>T</title><meta name=author content=x><link rel=canonical href=/a></head>
<body><main>
<h2 id=s1>One</h2>
<p>The first paragraph.</p>
<p>无</p>
<h2 id=s2>Two</h2>
<p>无</p>
<p>See <a href="/b">there</a>.</p>
<ul><li>alpha<li>beta</ul>
<table><caption>Cases</caption><tr><th>Kind<th>2021<th>2022
<tr id=r1><td id=c1>taken<td>5<td>5
<tr id=r2><td id=c3>left<td>5<td>7</table>
<section id=kept><p>In a named part.</p></section>
<article data-report="2022/a"><p>The same words</p></article>
<article data-report="2022/b"><p>The same words</p></article>
</main></body></html>
`

// prints gives the fingerprint of a finding at each element, by the element's
// words and where it stands, as "a p: words".
func prints(t *testing.T, html2 string) map[string]string {
	t.Helper()
	out := map[string]string{}
	all := rule("all", func(r *check.Rule) {
		r.Page = func(p *check.Pass, page *check.Page) {
			for n := range page.Doc.Nodes[0].Descendants() {
				if n.Type == html.ElementNode {
					p.Errorf(page.At(n), check.Values{Found: "x"}, "有%s", "has %s", n.Data)
				}
			}
		}
	})
	for _, f := range check1(t, pages(map[string]string{"a.html": html2}), all).Findings {
		out[f.Fingerprint] = f.Selector
	}
	return out
}

// TestFingerprintsAreOfThingsNotOfPlaces: every element of the page keeps its
// fingerprint when something is put before it, and each has one of its own.
func TestFingerprintsAreOfThingsNotOfPlaces(t *testing.T) {
	before := prints(t, story)
	if n := strings.Count(story, "<") - strings.Count(story, "</") - 1; len(before) != n+1 { // the doctype is none; the parser adds tbody
		t.Errorf("%d elements share %d fingerprints", n+1, len(before))
	}
	edits := map[string]string{
		"<main>":                    "\n\n<main><p>One more.</p>\n",
		"<p>无</p>\n<h2 id=s2>":      "<div><p>Put in.</p></div><p>\n 无 \n</p><h2 id=s2>",
		"<h2 id=s2>":                "<h2 id=s2>Put between</h2><p>无 yet</p><h2 id=s3>",
		"<li>alpha":                 "<li>new<li>alpha",
		"<tr id=r1><td id=c1>taken": "<tr id=r0><td id=c1>new<td>1<td>1<tr id=r1><td id=c2>taken",
		"<td>5<td>7</table>":        "<td>5<td>7<tr><td>last<td>5<td>5</table>",
		"<section id=kept>":         "<section>Another.</section><section id=kept>",
		" lang=en":                  " class=new lang=en",
		"<meta ":                    "<meta name=keywords content=y><meta ",
	}
	for old, fresh := range edits {
		if strings.Count(story, old) != 1 {
			t.Fatalf("the page does not hold %q once", old)
		}
		after := prints(t, strings.Replace(story, old, fresh, 1))
		for print, selector := range before {
			if after[print] == "" {
				t.Errorf("with %q, %s has another fingerprint", fresh, selector)
			}
		}
	}
}

// TestFingerprintsOfOneThing: what is wrong belongs to the fingerprint, so that
// nobody has accepted what they never saw; a count in a sentence does not; and
// where the rule gives a key, it is all that counts.
func TestFingerprintsOfOneThing(t *testing.T) {
	of := func(v check.Values, n int) string {
		find := rule("find", func(r *check.Rule) {
			r.Page = func(p *check.Pass, page *check.Page) {
				p.Errorf(page.At(page.Head), v, "有 %d 个", "has %d", n)
				p.Errorf(page.At(page.Head), check.Values{Found: "beside it"}, "又", "another")
			}
		})
		for _, f := range check1(t, pages(map[string]string{"a.html": page}), find).Findings {
			if f.Found != "beside it" {
				return f.Fingerprint
			}
		}
		return ""
	}
	plain := of(check.Values{Found: "a", Expected: "b"}, 1)
	tests := []struct {
		name string
		same bool
		v    check.Values
		n    int
	}{
		{"again", true, check.Values{Found: "a", Expected: "b"}, 1},
		{"another sentence", true, check.Values{Found: "a", Expected: "b"}, 2},
		{"other white space", true, check.Values{Found: " a\n", Expected: "b"}, 1},
		{"another value", false, check.Values{Found: "c", Expected: "b"}, 1},
		{"another wanted", false, check.Values{Found: "a", Expected: "c"}, 1},
		{"a key", false, check.Values{Found: "a", Expected: "b", Key: "k"}, 1},
	}
	for _, tt := range tests {
		if got := of(tt.v, tt.n); (got == plain) != tt.same {
			t.Errorf("%s: the fingerprint stays: %v", tt.name, got == plain)
		}
	}
	if of(check.Values{}, 1) != of(check.Values{}, 2) {
		t.Error("a count in the sentence is part of the fingerprint")
	}
	if of(check.Values{Found: "1", Key: "k"}, 1) != of(check.Values{Found: "2", Key: "k"}, 1) {
		t.Error("beside a key, the value is part of the fingerprint")
	}
}
