package webtest

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestThePlainPageIsRemembered chooses the page for old eyes, and goes on to another.
func TestThePlainPageIsRemembered(t *testing.T) {
	at := host(t)
	b := newTab(t)
	b.open(at + "/" + report)
	size := `parseFloat(getComputedStyle(document.querySelector("[data-report] p")).fontSize)`
	seen := `[...document.querySelectorAll("[data-action], figure img")].filter((e) => e.checkVisibility()).length`
	before, beside := eval[float64](b, size), eval[int](b, seen)
	if beside == 0 {
		t.Fatal("there is nothing that a plain page would leave out")
	}
	b.do(chromedp.Click(chromedp.CSS("#text-size-plain")))
	b.open(at + "/en/" + report)
	b.wait("#text-size-plain:checked")
	if after := eval[float64](b, size); after < before*1.4 {
		t.Errorf("plain text has %v pixels, after %v", after, before)
	}
	if left := eval[int](b, seen); left > 0 {
		t.Errorf("the plain page shows %d things beside the text", left)
	}
	if facts := eval[int](b, `[...document.querySelectorAll("[data-report] [data-fact]")].filter((e) => !e.checkVisibility()).length`); facts > 0 {
		t.Errorf("the plain page hides %d numbers of the report", facts)
	}
	loadAxe(b)
	for _, v := range axe(b, "document") {
		t.Error(v)
	}
	b.do(chromedp.Click(chromedp.CSS("#text-size-standard"))) // the browser is that of all tests
}
