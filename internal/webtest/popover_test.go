package webtest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// reports are the addresses of the report that has everything, by language.
var reports = []string{"/" + report, "/en/" + report}

// openers are the buttons that open a computation.
const openers = `[data-report] button[popovertarget]:not([popovertargetaction])`

// TestOpenPanelsAreAccessible opens each computation by its button, in every
// look, and judges the page with it: it is named, readable and in the window.
func TestOpenPanelsAreAccessible(t *testing.T) {
	at := host(t)
	b := newTab(t)
	for _, page := range reports {
		b.open(at + page)
		loadAxe(b)
		ids := eval[[]string](b, `[...document.querySelectorAll('`+openers+`')].map((e) => e.getAttribute("popovertarget"))`)
		if len(ids) == 0 {
			t.Errorf("%s: no computation can be opened", page)
		}
		for _, look := range looks {
			b.look(look.width, look.height, look.scheme)
			for _, id := range ids {
				b.do(chromedp.Click(chromedp.CSS(`button[popovertarget="`+id+`"]:not([popovertargetaction])`)), chromedp.WaitReady(chromedp.CSS("#"+id+":popover-open")))
				for _, v := range axe(b, "document") {
					t.Errorf("%s (%s) with #%s open: %s", page, look.name, id, v)
				}
				if out := eval[string](b, outOfWindow(id)); out != "" {
					t.Errorf("%s (%s): #%s reaches out of the window: %s", page, look.name, id, out)
				}
				b.do(chromedp.Click(chromedp.CSS("#"+id+` button[popovertargetaction="hide"]`)), chromedp.WaitNotPresent(chromedp.CSS(":popover-open")))
			}
		}
		for _, c := range b.complaints() {
			t.Errorf("%s: %s", page, c)
		}
	}
}

// outOfWindow tells where a panel is, if not wholly in the window.
func outOfWindow(id string) string {
	return `(() => { const r = document.getElementById("` + id + `").getBoundingClientRect();
		const inside = r.width > 100 && r.height > 50 && r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight;
		return inside ? "" : JSON.stringify(r) + " of " + innerWidth + " x " + innerHeight; })()`
}

// TestPanelsWorkByKeyboard opens a computation with Enter and closes it with
// Escape; the focus is then on its button again.
func TestPanelsWorkByKeyboard(t *testing.T) {
	b := newTab(t)
	b.open(host(t) + "/" + report)
	b.do(chromedp.Focus(chromedp.CSS(openers)), chromedp.KeyEvent(kb.Enter), chromedp.WaitReady(chromedp.CSS(":popover-open")))
	b.do(chromedp.KeyEvent(kb.Tab))
	if inside := eval[string](b, `document.activeElement.closest("[popover]")?.id ?? document.activeElement.outerHTML`); !strings.HasPrefix(inside, "rate-") {
		t.Errorf("Tab goes from the button to %s, not into its panel", inside)
	}
	b.do(chromedp.KeyEvent(kb.Escape), chromedp.WaitNotPresent(chromedp.CSS(":popover-open")))
	if !eval[bool](b, `document.activeElement === document.querySelector('`+openers+`')`) {
		t.Errorf("Escape leaves the focus on %s", eval[string](b, `document.activeElement.outerHTML.slice(0, 120)`))
	}
}
