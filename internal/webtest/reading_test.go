package webtest

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestPlacesCanBeCopied copies the addresses of a heading, a table and a
// figure, and the citation: each leads to that place at the site's own address, and a status says
// that it was copied. The heading keeps its name.
func TestPlacesCanBeCopied(t *testing.T) {
	at := hostOf(t, filepath.Join(county(t), "public"))
	b := newTab(t)
	for _, page := range disclosed {
		b.open(at + page)
		eval[bool](b, `(navigator.clipboard.writeText = async (text) => { window.copied = text; }, true)`)
		eval[string](b, still)
		heading := eval[string](b, `document.querySelector("[data-report] h2").textContent`)
		for button, place := range map[string]string{
			`[data-report] h2 + button`: "#" + eval[string](b, `document.querySelector("[data-report] h2").id`),
			`[data-copy="table-b"]`:     "#table-b",
		} {
			b.do(chromedp.Focus(chromedp.CSS(button)), chromedp.KeyEvent(kb.Enter))
			copied(b, page, place)
			if eval[float64](b, `getComputedStyle(document.activeElement).opacity * 1`) < 1 {
				t.Errorf("%s: %s cannot be seen when it has the focus", page, button)
			}
		}
		if now := eval[string](b, `document.querySelector("[data-report] h2").textContent`); now != heading {
			t.Errorf("%s: the heading %q is now %q", page, heading, now)
		}
		b.do(chromedp.Focus(chromedp.CSS("[data-copy-text]")), chromedp.KeyEvent(kb.Enter))
		if got := eval[string](b, `window.copied`); got != eval[string](b, `document.getElementById("cite-text").textContent`) || !strings.Contains(got, page) {
			t.Errorf("%s: the citation that was copied is %q", page, got)
		}
		b.do(chromedp.Focus(chromedp.CSS(`[id="b.received.total"] [data-figure]`)), chromedp.KeyEvent(kb.Enter), chromedp.WaitReady(chromedp.CSS(":popover-open")),
			chromedp.Focus(chromedp.CSS(`:popover-open [data-slot="copy"]`)), chromedp.KeyEvent(kb.Enter))
		copied(b, page, "#b.received.total")
		b.do(chromedp.Focus(chromedp.CSS(`:popover-open [data-slot="copy-row"]`)), chromedp.KeyEvent(kb.Enter))
		copied(b, page, "#b.received")
	}
}

// still turns smooth scrolling off: clicks go where things are, not where they
// will be.
const still = `document.documentElement.style.scrollBehavior = "auto"`

// copied asks what was copied last, whether it leads to a place that is there,
// and whether the page says so.
func copied(b *tab, page, place string) {
	b.t.Helper()
	if got := eval[string](b, `window.copied`); eval[string](b, `new URL(window.copied).pathname + new URL(window.copied).hash`) != page+place {
		b.t.Errorf("%s: %q was copied, not the address of %q", page, got, place)
	}
	if !eval[bool](b, `!!document.getElementById("`+place[1:]+`")`) {
		b.t.Errorf("%s: there is no %s", page, place)
	}
	if eval[string](b, `document.querySelector('[data-copied][role="status"]').textContent`) == "" {
		b.t.Errorf("%s: nothing says that %s was copied", page, place)
	}
}

// TestContentsFollowTheReader goes to each chapter: its entry, and no other, is
// the current one.
func TestContentsFollowTheReader(t *testing.T) {
	b := newTab(t)
	b.open(hostOf(t, filepath.Join(county(t), "public")) + disclosed[0])
	b.look(1280, 400, "light")
	ids := eval[[]string](b, `[...document.querySelectorAll("[data-contents] a")].map((a) => decodeURIComponent(a.hash.slice(1)))`)
	if len(ids) < 6 {
		t.Fatalf("the contents list has only %d entries", len(ids))
	}
	current := `[...document.querySelectorAll("[data-contents] [aria-current]")].map((a) => decodeURIComponent(a.hash.slice(1)))`
	if n := eval[[]string](b, current); len(n) != 0 {
		t.Errorf("before the first chapter, %q is current", n)
	}
	for _, id := range ids[:len(ids)-1] { // the last may be too short to come to the top
		eval[bool](b, `(document.getElementById("`+id+`").scrollIntoView({ behavior: "instant" }), true)`)
		if n := eval[[]string](b, `new Promise((done) => { let frames = 0; const look = () => { const now = `+current+`;
			if (now.length === 1 && now[0] === "`+id+`" || frames++ > 120) done(now); else requestAnimationFrame(look); }; look(); })`); len(n) != 1 || n[0] != id {
			t.Errorf("at %s, %q are current", id, n)
		}
	}
}
