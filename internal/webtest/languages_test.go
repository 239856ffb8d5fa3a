package webtest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestTheLanguageSwitchKeepsThePlace turns from a chapter of the Chinese report to the
// same chapter of the English one, with scripts; without, links lead to the page.
func TestTheLanguageSwitchKeepsThePlace(t *testing.T) {
	at := host(t)
	b := newTab(t)
	b.open(at + "/" + report)
	if href := eval[string](b, `document.querySelector("[data-languages] a[hreflang=en]").getAttribute("href")`); href != "/en/"+report {
		t.Errorf("the switch leads to %q", href)
	}
	id := eval[string](b, `[...document.querySelectorAll("main h2[id]")].at(2).id`)
	for _, way := range []string{
		`document.getElementById("` + id + `").scrollIntoView({ behavior: "instant" })`, // read on to the chapter
		`(location.hash = "` + id + `", scrollTo({ top: 0, behavior: "instant" }))`,     // came by a link, and went back to the top
	} {
		b.open(at + "/" + report)
		eval[bool](b, `(`+way+`, true)`)
		eval[bool](b, `(document.querySelector("[data-languages] a[hreflang=en]").click(), true)`)
		b.wait(`html[lang=en]`)
		if place := eval[string](b, `location.pathname + location.hash`); place != "/en/"+report+"#"+id {
			t.Errorf("%s: the switch leads to %s, not to #%s", way, place, id)
		}
		if !eval[bool](b, `document.getElementById("`+id+`") !== null`) {
			t.Errorf("the English page has no %s", id)
		}
	}
	b.do(chromedp.Reload())
	if c := b.complaints(); len(c) > 0 {
		t.Error(strings.Join(c, "\n"))
	}
}
