package webtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"
	"golang.org/x/text/unicode/norm"
)

// TestPrint prints the report on paper and reads it: all of the document is
// there, nothing of the page around it.
func TestPrint(t *testing.T) {
	at := host(t)
	b := newTab(t)
	for _, page := range reports {
		b.open(at + page)
		text, info := printed(b)
		if !strings.Contains(info, "pts (A4)") {
			t.Errorf("%s: does not print on A4:\n%s", page, info)
		}
		kept := eval[[]string](b, `[...document.querySelectorAll("[data-sample-notice], h1, [data-mark], [data-addressee], [data-signoff], time[data-formed], [data-report] :is(h2, h3, h4, p, caption, th, td)")]
			.filter((e) => !e.closest("nav, [popover], [data-figure-hint]") && !e.querySelector("button:not([data-figure]), [popover]") && e.checkVisibility()).map((e) => e.innerText)`)
		if len(kept) < 100 {
			t.Errorf("%s: only %d parts of the document were looked for", page, len(kept))
		}
		for _, part := range kept {
			if !strings.Contains(text, solid(part)) && !strings.Contains(part, "CSV") {
				t.Errorf("%s: not on paper: %q", page, part)
			}
		}
		for _, once := range []string{"h1", "[data-report] h2", "[data-mark]"} {
			part := eval[string](b, `document.querySelector("`+once+`").innerText`)
			if n := strings.Count(text, solid(part)); n != 1 {
				t.Errorf("%s: %q is on paper %d times, not once", page, part, n)
			}
		}
		furniture := eval[[]string](b, `[...document.querySelectorAll("body > header legend, body > header label, button:not([data-figure]), [data-figure-hint], [data-equations] > *, [popover] > *, a[download], a[href^='mailto:'], footer p, nav [aria-current]")].map((e) => e.textContent.trim())`)
		if len(furniture) < 20 {
			t.Errorf("%s: only %d parts of the page were looked for", page, len(furniture))
		}
		document := solid(eval[string](b, `(() => {
			const article = document.querySelector("[data-report]").cloneNode(true);
			for (const e of article.querySelectorAll("nav, button:not([data-figure]), [data-figure-hint], [data-equations], [popover], a[href^='mailto:'], a[download]")) e.remove();
			return article.textContent; })()`))
		for _, part := range furniture {
			if s := solid(part); s != "" && strings.Contains(text, s) && !strings.Contains(document, s) {
				t.Errorf("%s: on paper, though no part of the document: %q", page, part)
			}
		}
		t.Logf("%s: %d parts found, %d absent", page, len(kept), len(furniture))
	}
}

// TestTheAddressStandsWithTheSignature: the address of the page and its code never fill
// a sheet of their own. Each of these reports has a last sheet that is nearly full.
func TestTheAddressStandsWithTheSignature(t *testing.T) {
	at := hostOf(t, filepath.Join(county(t), "public"))
	b := newTab(t)
	for _, page := range []string{
		"/reports/2023/county-disclosure/", "/reports/2021/county-enforcement/", "/en/reports/2023/reconsideration-7/", // text comes last
		"/reports/2022/transport-powers/", "/reports/2023/market-normative/", "/en/reports/2023/market-lighter/", // a list does
	} {
		b.open(at + page)
		_, text := onPaper(b)
		sheets := strings.Split(strings.TrimRight(text, "\f\n"), "\f")
		last := solid(sheets[len(sheets)-1])
		for _, part := range []string{"#this-page", "[data-mark]", "time[data-formed]"} {
			if words := eval[string](b, `document.querySelector("`+part+`").innerText`); !strings.Contains(last, solid(words)) {
				t.Errorf("%s: %q is not on the last of %d sheets, which says %q", page, words, len(sheets), last)
			}
		}
	}
}

// TestTheSignatureStandsWithTheLastRow: where a list fills its sheet, its last row goes to the next one with the signature.
func TestTheSignatureStandsWithTheLastRow(t *testing.T) {
	at := hostOf(t, filepath.Join(county(t), "public"))
	b := newTab(t)
	for _, page := range []string{"/reports/2022/market-licensing/", "/reports/2023/transport-powers/", "/en/reports/2022/county-decisions/", "/en/reports/2023/market-lighter/"} {
		b.open(at + page)
		_, text := onPaper(b)
		sheets := strings.Split(strings.TrimRight(text, "\f\n"), "\f")
		if len(sheets) < 2 {
			t.Errorf("%s fits on one sheet, and proves nothing", page)
		}
		row := eval[string](b, `[...document.querySelectorAll("[data-table] tr")].at(-1).querySelector("th, td").innerText`)
		if last := solid(sheets[len(sheets)-1]); !strings.Contains(last, solid(row)) {
			t.Errorf("%s: the last of %d sheets has no row of the list: %q", page, len(sheets), last)
		}
	}
}

// pageNumber is the line at the foot of each page.
var pageNumber = regexp.MustCompile(`(?m)^\s*[—―] ?\d+ ?[—―]\s*$`)

// onPaper prints the page that is open, and returns the file and its text, the sheets
// parted by form feeds.
func onPaper(b *tab) (file, text string) {
	b.t.Helper()
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		b.t.Fatal(err)
	}
	file = filepath.Join(b.t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		b.t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		b.t.Fatalf("pdftotext: %v", err)
	}
	return file, string(out)
}

// printed prints the page that is open and returns its text, solid, and what
// there is to know of the paper.
func printed(b *tab) (text, info string) {
	b.t.Helper()
	file, out := onPaper(b)
	about, err := exec.Command("pdfinfo", file).Output()
	if err != nil {
		b.t.Fatalf("pdfinfo: %v", err)
	}
	if numbers := pageNumber.FindAllString(out, -1); len(numbers) < 1 {
		b.t.Errorf("pages are not numbered: %q", numbers)
	}
	return solid(pageNumber.ReplaceAllString(out, "")), string(about)
}

// solid is a text without spaces, line ends and the hyphens that stand there,
// its characters in their plain form: in a PDF, 一 may be the radical ⼀.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Hyphen) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}
