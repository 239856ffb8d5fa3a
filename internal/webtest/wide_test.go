package webtest

import (
	"path/filepath"
	"strings"
	"testing"
)

// tableFaults lists what a reader of the tables of a page could miss: rows
// behind an edge that nobody sees, columns of which nothing tells, captions and
// lone columns of numbers cut by the window.
const tableFaults = `(() => {
const out = [];
for (const box of document.querySelectorAll("[data-scroll-hint]")) {
	const name = box.querySelector("caption").textContent, over = box.scrollWidth - box.clientWidth > 1;
	if (box.scrollHeight - box.clientHeight > 1) out.push("scrolls up and down: " + name);
	const hint = getComputedStyle(box, "::before").content;
	if (over !== hint.includes(box.dataset.scrollHint)) out.push((over ? "scrolls, and does not say so: " : "says that it scrolls: ") + name);
	if (over && box.tabIndex !== 0) out.push("cannot be scrolled by key: " + name);
	const caption = box.querySelector("caption").getBoundingClientRect();
	if (caption.right > innerWidth) out.push("caption is cut: " + name);
	const rows = [...box.querySelectorAll("tr")].filter((r) => r.querySelector("td"));
	if (over && rows.every((r) => r.querySelectorAll("td").length === 1)) out.push("its one column of numbers is cut: " + name);
}
return out; })()`

// TestTablesHideNothing looks at the tables of a report of each form, of the
// catalogue, of an organ and of the data, on a phone and at a desk, and holds
// that a list needs no scrolling on a phone, and the heads of a long table that fits stay in sight.
func TestTablesHideNothing(t *testing.T) {
	at := hostOf(t, filepath.Join(county(t), "public"))
	b := newTab(t)
	tables := 0
	for _, page := range bothLanguages(append(formPages(t), "/reports/catalogue/", "/reports/organs/county/", "/data/")) {
		b.open(at + page)
		for _, width := range []int64{360, 1440} {
			b.look(width, 900, "light")
			if faults := eval[[]string](b, tableFaults); len(faults) > 0 {
				t.Errorf("%s at %d pixels:\n%s", page, width, strings.Join(faults, "\n"))
			}
		}
		tables += eval[int](b, `document.querySelectorAll("[data-scroll-hint]").length`)
	}
	if tables < 60 {
		t.Errorf("only %d tables were looked at", tables)
	}
	b.open(at + "/reports/2023/transport-powers/")
	b.look(360, 900, "light")
	if over := eval[float64](b, `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector("[data-scroll-hint]"))`); over > 0 {
		t.Errorf("a list of words is %v pixels wider than a phone; its entries stand below each other there", over)
	}
	b.open(at + "/reports/2023/county-disclosure/")
	b.look(1440, 900, "light")
	top := eval[float64](b, `([...document.querySelectorAll('[data-table="b"] tbody tr')].at(-4).scrollIntoView({ behavior: "instant", block: "center" }),
		document.querySelector('[data-table="b"] thead').getBoundingClientRect().top)`)
	if top != 0 {
		t.Errorf("the heads of a long table are at %v, not at the top of the window", top)
	}
}
