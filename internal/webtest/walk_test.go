package webtest

import (
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A walker goes through the site as one kind of reader does.
type walker struct {
	*tab
	keys bool // never a mouse
}

// press follows a link or presses a button.
func (w walker) press(selector string) {
	w.t.Helper()
	w.do(chromedp.WaitReady(chromedp.CSS(selector)))
	eval[string](w.tab, still)
	if !w.keys {
		w.do(chromedp.Click(chromedp.CSS(selector)))
		return
	}
	for range 400 { // stops of the Tab key
		w.do(chromedp.KeyEvent(kb.Tab))
		if eval[bool](w.tab, "document.activeElement?.matches(`"+selector+"`) ?? false") {
			w.do(chromedp.KeyEvent(kb.Enter))
			return
		}
	}
	w.t.Fatalf("the Tab key never comes to %s on %s", selector, eval[string](w.tab, "location.href"))
}

// TestACitizenReadsTheLastDisclosureReport: from the home page to the number of
// applications, the same number in English, in the data, in its sum and on paper: with a mouse, by keyboard alone, and without scripts.
func TestACitizenReadsTheLastDisclosureReport(t *testing.T) {
	at := hostOf(t, filepath.Join(county(t), "public"))
	for _, reader := range []struct {
		name          string
		keys, scripts bool
	}{{"with a mouse", false, true}, {"by keyboard", true, true}, {"without scripts", false, false}, {"by keyboard without scripts", true, false}} {
		t.Run(reader.name, func(t *testing.T) {
			w := walker{newTab(t), reader.keys}
			w.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
				_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !reader.scripts})
				return err
			}))
			w.open(at + "/")
			w.press(`main a[href="/reports/forms/disclosure-annual/"]`)
			w.wait(`main [data-report-link]`)
			w.press(`main [data-report-link="2023/county-disclosure"] a`)
			w.wait(`article[data-report="2023/county-disclosure"]`)

			w.press(`nav.contents a[href="#applications"]`)
			const number = `[id="b.received.total"]`
			applications := eval[string](w.tab, `document.querySelector('`+number+`').innerText.trim()`)
			if applications == "" || strings.Trim(applications, "0123456789") != "" {
				t.Fatalf("the number of applications reads %q", applications)
			}

			// The sum behind it.
			if reader.scripts {
				if reader.keys {
					w.do(chromedp.Focus(chromedp.CSS(number+" [data-figure]")), chromedp.KeyEvent(kb.Enter))
				} else {
					w.press(number + " [data-figure]")
				}
				w.do(chromedp.WaitReady(chromedp.CSS(":popover-open")))
				said := eval[string](w.tab, `document.querySelector(":popover-open").innerText`)
				if !strings.Contains(said, applications) || strings.Count(said, "\n") < 6 {
					t.Errorf("the panel says:\n%s", said)
				}
				w.do(chromedp.KeyEvent(kb.Escape), chromedp.WaitNotPresent(chromedp.CSS(":popover-open")))
			} else {
				w.press(`details[data-equations="b"] > summary`)
				if said := eval[string](w.tab, `document.querySelector('details[data-equations="b"]').innerText`); !strings.Contains(said, applications) || !strings.Contains(said, "+") {
					t.Errorf("the equations say:\n%s", said)
				}
			}

			// Its data.
			file := eval[string](w.tab, `document.querySelector('`+number+`').closest("figure").querySelector('a[type="text/csv"]').href`)
			if data := download(t, file); !strings.Contains(data, "b.received.total,") || !strings.Contains(data, ","+applications) {
				t.Errorf("%s does not hold %s:\n%.300s", file, applications, data)
			}

			// On paper.
			if text, _ := printed(w.tab); !strings.Contains(text, solid("收到和处理政府信息公开申请情况")) || !strings.Contains(text, applications) {
				t.Error("the table is not on paper")
			}

			// In English, at the same place.
			w.press(`header [data-languages] a[hreflang="en"]`)
			w.wait(`html[lang="en"] article[data-report="2023/county-disclosure"]`)
			if english := eval[string](w.tab, `document.querySelector('`+number+`').innerText.trim()`); english != applications {
				t.Errorf("the English page gives %q, the Chinese %q", english, applications)
			}
			if place := eval[string](w.tab, `location.hash`); reader.scripts && place != "#applications" {
				t.Errorf("the switch leads to %q", place)
			}
			if said := w.complaints(); len(said) > 0 {
				t.Error(strings.Join(said, "\n"))
			}
		})
	}
}

// download reads a file as a browser would save it.
func download(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatal(address, answer.Status, err)
	}
	return string(data)
}
