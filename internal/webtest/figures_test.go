package webtest

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gongkai/disclosure"
)

// disclosed are the pages of a disclosure report, with the statutory tables.
var disclosed = []string{"/reports/2023/county-disclosure/", "/en/reports/2023/county-disclosure/"}

// signs stand between the parts of an equation.
var signs = regexp.MustCompile(` [+=≠≤>] `)

// TestEquationsArePrintedWhole: behind each report of the sample
// county stands each equation that its form declares within one report, with
// as many parts as the form declares, each the number of the cell that its terms name;
// one that does not hold says so.
func TestEquationsArePrintedWhole(t *testing.T) {
	equations, parts := 0, 0
	eachFullPage(t, func(r *disclosure.Report, lang disclosure.Lang, page *goquery.Document) {
		printed := map[string]int{}
		page.Find("[data-equation] li").Each(func(_ int, li *goquery.Selection) {
			equations++
			terms := strings.ReplaceAll(li.Closest("[data-terms]").AttrOr("data-terms", ""), "*", li.AttrOr("data-key", ""))
			ids, said := signs.Split(terms, -1), signs.Split(li.Find("[data-sum]").Text(), -1)
			if len(ids) != len(said) {
				t.Fatalf("%s (%s): %q has not one number for each of %q", r.ID, lang, said, ids)
			}
			var key []string
			for i, id := range ids {
				cell := page.Find(`td[id="` + id + `"]`)
				switch {
				case cell.Length() == 0 && id == said[i]: // a number of the equation itself
				case cell.Length() != 1 || cell.Text() != said[i] && cell.Text() != "":
					t.Errorf("%s (%s): no cell %s says %s", r.ID, lang, id, said[i])
				case cell.Text() != "":
					parts++
					key = append(key, id)
				}
			}
			printed[strings.Join(key, " ")+" "+li.Find("strong").AttrOr("data-state", "stands")]++
		})
		for _, i := range r.FormIdentities() {
			var key []string
			for _, f := range append(i.Left[:len(i.Left):len(i.Left)], i.Right...) {
				if f.ID != "" && f.Text(lang) != "" {
					key = append(key, f.ID)
				}
			}
			if k := strings.Join(key, " ") + " " + string(i.State()); printed[k] == 0 {
				t.Errorf("%s (%s): the equation %s, of %s, is not on the page", r.ID, lang, i.ID, k)
			}
		}
	})
	if equations < 2000 || parts < 10000 {
		t.Errorf("only %d equations with %d parts were printed", equations, parts)
	}
}

// TestFiguresOpenTheirSums opens the panel of a figure by click, by day on a phone and by night at a desk:
// it names the figure, lists its equations with the numbers of the cells, says
// where the figure is in the data file, and is accessible and in the window.
func TestFiguresOpenTheirSums(t *testing.T) {
	at := hostOf(t, filepath.Join(county(t), "public"))
	b := newTab(t)
	for _, page := range disclosed {
		b.open(at + page)
		loadAxe(b)
		eval[string](b, still)
		for _, look := range []int{0, 3} {
			look := looks[look]
			b.look(look.width, look.height, look.scheme)
			for id, want := range map[string]int{"b.result.total.natural": 3, "b.received.total": 2, "c.reconsideration.upheld": 1, "a.art20_1.rules.issued": 1} {
				b.do(chromedp.Click(chromedp.CSS(`[id="`+id+`"] [data-figure]`)), chromedp.WaitReady(chromedp.CSS(":popover-open")))
				if n := eval[int](b, `document.querySelectorAll(":popover-open section").length`); n != want {
					t.Errorf("%s: the panel of %s holds %d equations, not %d", page, id, n, want)
				}
				if wrong := eval[[]string](b, panelFaults); len(wrong) > 0 {
					t.Errorf("%s: the panel of %s: %q", page, id, wrong)
				}
				part := `":popover-open"`
				if want == 3 {
					part = "document"
				}
				for _, v := range axe(b, part) {
					t.Errorf("%s (%s) with the panel of %s: %s", page, look.name, id, v)
				}
				if out := eval[string](b, strings.Replace(outOfWindow(""), `document.getElementById("")`, `document.querySelector(":popover-open")`, 1)); out != "" {
					t.Errorf("%s (%s): the panel of %s reaches out of the window: %s", page, look.name, id, out)
				}
				b.do(chromedp.Click(chromedp.CSS(`:popover-open [data-slot="close"]`)), chromedp.WaitNotPresent(chromedp.CSS(":popover-open")))
			}
		}
		for _, c := range b.complaints() {
			t.Errorf("%s: %s", page, c)
		}
	}
}

// panelFaults lists what in the open panel does not say what the table says.
const panelFaults = `(() => {
	const panel = document.querySelector(":popover-open"), out = [];
	const id = panel.querySelector('[data-slot="code"]').textContent, cell = document.getElementById(id);
	if (panel.querySelector('[data-slot="value"]').textContent !== cell.textContent) out.push("another value than its cell");
	if (!panel.querySelector('[data-slot="heads"]').textContent) out.push("no name");
	if (!panel.querySelector('[data-slot="file"]').href.endsWith(".csv")) out.push("no file");
	for (const line of panel.querySelectorAll("section > p:has(a)")) {
		const to = document.getElementById(decodeURIComponent(line.querySelector("a").hash.slice(1)));
		if (!line.querySelector("a").textContent || to.textContent !== line.lastElementChild.textContent) out.push(line.textContent);
	}
	for (const s of panel.querySelectorAll("section")) if (s.querySelectorAll("[aria-current]").length !== 1) out.push("the figure is not marked: " + s.textContent);
	return out; })()`

// TestFiguresWorkByKeyboard goes to a table with Tab, through its figures with
// the arrows, opens a panel with Enter, follows a part to its cell, and leaves
// another panel with Escape: the focus is then where it was.
func TestFiguresWorkByKeyboard(t *testing.T) {
	b := newTab(t)
	b.open(hostOf(t, filepath.Join(county(t), "public")) + disclosed[0])
	focused := `document.activeElement.closest("td")?.id ?? document.activeElement.outerHTML.slice(0, 120)`
	if stops := eval[int](b, `document.querySelectorAll('[data-table="b"] [tabindex="0"]').length`); stops != 1 {
		t.Errorf("the table is %d stops for the Tab key, not 1", stops)
	}
	for _, step := range []struct{ key, at string }{
		{kb.Tab, "b.received.natural"}, {kb.ArrowRight, "b.received.commercial"}, {kb.ArrowDown, "b.carried_in.commercial"},
		{kb.ArrowDown, "b.result.granted.commercial"}, {kb.ArrowLeft, "b.result.granted.natural"}, {kb.ArrowUp, "b.carried_in.natural"},
	} {
		if step.key == kb.Tab {
			b.do(chromedp.Focus(chromedp.CSS(`[role="region"]:has([data-table="b"])`)))
		}
		b.do(chromedp.KeyEvent(step.key))
		if got := eval[string](b, focused); got != step.at {
			t.Fatalf("%q goes to %s, not %s", step.key, got, step.at)
		}
	}
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.WaitReady(chromedp.CSS(":popover-open")), chromedp.KeyEvent(kb.Tab))
	if name := eval[string](b, `document.activeElement.closest(":popover-open") && document.activeElement.hash`); name != "#b.received.natural" {
		t.Errorf("Tab goes from the panel to %s, not to its first part", name)
	}
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.WaitNotPresent(chromedp.CSS(":popover-open")))
	if got := eval[string](b, `(`+focused+`) + location.hash`); got != "b.received.natural#b.received.natural" {
		t.Errorf("the link of a part leads to %s", got)
	}
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.WaitReady(chromedp.CSS(":popover-open")), chromedp.KeyEvent(kb.Escape), chromedp.WaitNotPresent(chromedp.CSS(":popover-open")), chromedp.KeyEvent(kb.ArrowRight))
	if got := eval[string](b, focused); got != "b.received.commercial" {
		t.Errorf("Escape and the right arrow leave the focus on %s", got)
	}
}
