package webtest

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestWithoutJavaScript reads the report with scripts turned off.
func TestWithoutJavaScript(t *testing.T) {
	at := host(t)
	b := newTab(t)
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	for _, page := range reports {
		b.open(at + page)
		if dead := eval[[]string](b, `[...document.querySelectorAll("button")].filter((e) => e.checkVisibility() && !e.popoverTargetElement && !e.form?.hasAttribute("action")).map((e) => e.outerHTML)`); len(dead) > 0 {
			t.Errorf("%s: buttons that do nothing without scripts: %q", page, dead)
		}

		// The text says all: no number stands in a panel only, no panel is open.
		if open := eval[int](b, `[...document.querySelectorAll("[popover]")].filter((e) => e.checkVisibility()).length`); open > 0 {
			t.Errorf("%s: %d panels are open before anyone asks", page, open)
		}
		if hidden := eval[[]string](b, `[...document.querySelectorAll("[data-report] [data-fact]")].filter((e) => !e.checkVisibility() || !e.textContent).map((e) => e.dataset.fact)`); len(hidden) > 0 {
			t.Errorf("%s: facts that cannot be read: %q", page, hidden)
		}
		for what, least := range map[string]int{"table[data-table] td": 20, "[data-report] [data-fact]": 60, "nav a[href]": 10, "a[download]": 4, "[data-mark]": 1} {
			if n := eval[int](b, `[...document.querySelectorAll('`+what+`')].filter((e) => e.checkVisibility()).length`); n < least {
				t.Errorf("%s: %d × %s can be seen, fewer than %d", page, n, what, least)
			}
		}

		// Panels open and close by the browser alone.
		b.do(chromedp.Click(chromedp.CSS(openers)), chromedp.WaitVisible(chromedp.CSS(":popover-open [data-computed]")),
			chromedp.Click(chromedp.CSS(`:popover-open button`)), chromedp.WaitNotPresent(chromedp.CSS(":popover-open")))

		// The size of the text follows the choice by style alone.
		size := `parseFloat(getComputedStyle(document.querySelector("[data-report] p")).fontSize)`
		last := eval[float64](b, size)
		for _, choice := range []string{"large", "largest"} {
			b.do(chromedp.Click(chromedp.CSS(`input[name="text-size"][value="` + choice + `"]`)))
			now := eval[float64](b, size)
			if now < last*1.1 {
				t.Errorf("%s: %s text has %v pixels, after %v", page, choice, now, last)
			}
			last = now
		}
	}
}
