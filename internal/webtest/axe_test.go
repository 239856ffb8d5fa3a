package webtest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// looks are the ways visitors see a page.
var looks = []struct {
	name          string
	width, height int64
	scheme        string
}{
	{"phone, light", 360, 800, "light"},
	{"phone, dark", 360, 800, "dark"},
	{"desk, light", 1280, 900, "light"},
	{"desk, dark", 1280, 900, "dark"},
}

// TestPagesAreAccessible runs axe on every page in every look, under a security
// policy that allows nothing but the site's own files.
func TestPagesAreAccessible(t *testing.T) {
	at := host(t)
	b := newTab(t)
	runs, violations := 0, 0
	for _, page := range pages(t) {
		b.open(at + page)
		loadAxe(b)
		for _, look := range looks {
			b.look(look.width, look.height, look.scheme)
			for _, v := range axe(b, "document") {
				t.Errorf("%s (%s): %s", page, look.name, v)
				violations++
			}
			runs++
		}
		for _, c := range b.complaints() {
			t.Errorf("%s: %s", page, c)
		}
	}
	t.Logf("%d pages, %d runs of axe, %d violations", len(pages(t)), runs, violations)
}

// TestForcedColoursAreAccessible runs axe on pages of several types in forced
// colours, at a desk and on a phone, there with each part of the head unfolded.
func TestForcedColoursAreAccessible(t *testing.T) {
	at := hostOf(t, filepath.Join(county(t), "public"))
	b := newTab(t)
	prefer(b, "forced-colors", "active")
	for _, page := range []string{"/", "/en/reports/2023/county-disclosure/", "/reports/2023/county-rule-of-law/", "/en/reports/organs/county/", "/en/reports/2022/education-disclosure/", "/search/", "/en/404.html"} {
		b.open(at + page)
		if !eval[bool](b, `matchMedia("(forced-colors: active)").matches`) {
			t.Fatal("colours are not forced")
		}
		loadAxe(b)
		for _, width := range []int64{1280, 360} {
			b.do(chromedp.EmulateViewport(width, 900))
			b.settle()
			for _, v := range axe(b, "document") {
				t.Errorf("%s (%d pixels, forced colours): %s", page, width, v)
			}
		}
		for i := range eval[int](b, `document.querySelectorAll("body > header details").length`) {
			unfold := fmt.Sprintf(`(() => { const e = document.querySelectorAll("body > header details")[%d]; e.firstElementChild.click(); return e.open && [...e.querySelectorAll("a, label")].every((e) => e.checkVisibility()); })()`, i)
			if !eval[bool](b, unfold) {
				t.Errorf("%s: part %d of the head does not unfold", page, i)
			}
			for _, v := range axe(b, `"body > header"`) {
				t.Errorf("%s (part %d of the head unfolded, forced colours): %s", page, i, v)
			}
		}
		for _, c := range b.complaints() {
			t.Errorf("%s: %s", page, c)
		}
	}
}

// TestPagesFitNarrowWindows holds every page to 320 pixels, with the standard
// and the largest text: nothing but tables may scroll sideways.
func TestPagesFitNarrowWindows(t *testing.T) {
	at := host(t)
	b := newTab(t)
	for _, page := range pages(t) {
		b.open(at + page)
		b.look(320, 640, "light")
		for _, size := range []string{"standard", "largest", "plain"} {
			eval[bool](b, `document.querySelector('input[name="text-size"][value="`+size+`"]').click() ?? true`)
			if wide := eval[[]string](b, tooWide); len(wide) > 0 {
				t.Errorf("%s (%s text): scrolls sideways at 320 pixels because of %s", page, size, strings.Join(wide, ", "))
			}
		}
	}
}

// tooWide lists the elements that stick out of a document that scrolls.
const tooWide = `(() => {
  const root = document.documentElement, limit = root.clientWidth;
  if (root.scrollWidth <= limit) return [];
  const out = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > limit + 0.5);
  return ["scrollWidth " + root.scrollWidth, ...out.slice(0, 8).map((e) => e.outerHTML.slice(0, 80))];
})()`

// TestFaultsAreSeen proves that the tests above see what they look for.
func TestFaultsAreSeen(t *testing.T) {
	b := newTab(t)
	b.open(host(t) + "/bad")
	said := strings.Join(b.complaints(), "\n")
	for _, want := range []string{"Content Security Policy", "404"} {
		if !strings.Contains(said, want) {
			t.Errorf("the browser does not complain of %q:\n%s", want, said)
		}
	}
	loadAxe(b)
	found := axe(b, "document")
	for _, rule := range []string{"image-alt", "html-has-lang", "document-title"} {
		if !slices.ContainsFunc(found, func(v string) bool { return strings.HasPrefix(v, rule) }) {
			t.Errorf("axe does not find %s:\n%s", rule, strings.Join(found, "\n"))
		}
	}
	b.look(320, 640, "light")
	if len(eval[[]string](b, tooWide)) == 0 {
		t.Error("a page too wide for its window is not seen")
	}
}

func loadAxe(b *tab) {
	b.t.Helper()
	source, err := os.ReadFile(axeJS)
	if err != nil {
		b.t.Fatal(err)
	}
	eval[bool](b, string(source)+"; true")
}

// axe judges a part of the page by WCAG 2.2 A and AA and by good practice, and
// tells rule, element and reason of each violation.
func axe(b *tab, part string) []string {
	b.t.Helper()
	report := eval[string](b, `axe.run(`+part+`, { resultTypes: ["violations"], runOnly: [
		"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => JSON.stringify(r.violations))`)
	var violations []struct {
		ID, Help string
		Nodes    []struct {
			Target         []any
			FailureSummary string
		}
	}
	if err := json.Unmarshal([]byte(report), &violations); err != nil {
		b.t.Fatal(err)
	}
	var out []string
	for _, v := range violations {
		for _, n := range v.Nodes {
			out = append(out, fmt.Sprintf("%s: %v: %s\n\t%s", v.ID, n.Target, v.Help, strings.ReplaceAll(n.FailureSummary, "\n", "\n\t")))
		}
	}
	return out
}
