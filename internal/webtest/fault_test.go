package webtest

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestServeShowsFaults breaks each kind of source in turn: the open page tells
// file and line above the last good page, and is right again after the mending.
func TestServeShowsFaults(t *testing.T) {
	p := serve(t, copySite(t, t.TempDir()))
	b := p.show(t)[0]
	for _, fault := range []struct {
		name, file, old, with string
		says                  []string
	}{
		{"unknown key", report + "report.toml", "form        =", "colour = \"red\"\nform        =", []string{"reports/2022/shaxian-rule-of-law/report.toml:4", "colour"}},
		{"number of another spelling", report + "report.toml", `value = 4, filed = "四", unit = "list"`, `value = 5, filed = "四", unit = "list"`, []string{"report.toml:", "四"}},
		{"unknown fact in the prose", report + "zh-cn.md", `{{< stat "licensing.items" >}}`, `{{< stat "no.such" >}}`, []string{"zh-cn.md:", "no.such"}},
		{"unclosed action in a template", "layouts/reports/page.html", `{{ define "main" -}}`, `{{ define "main" -}}{{ if }}`, []string{"reports/page.html:5"}},
		{"unknown partial", "layouts/reports/page.html", "report/qr.html", "report/qr-code.html", []string{"page.html:", "qr-code.html"}},
		{"missing word", "i18n/zh-cn.toml", "\ncontents ", "\ncontents-of ", []string{"contents"}},
		{"unclosed text in the configuration", "config.toml", `title = "政务报告公开示例网站"`, `title = "政务报告公开示例网站`, []string{"config.toml:41"}},
		{"unknown organ", "reports/organs.toml", "[organs.shaxian]", "[organs.shaxia]", []string{"report.toml:", "shaxian"}},
	} {
		start := time.Now()
		mend := replace(t, filepath.Join(p.dir, fault.file), fault.old, fault.with)
		b.wait("[data-preview-fault]")
		told := time.Since(start).Milliseconds()
		text := eval[string](b, `document.querySelector("[data-preview-fault]").innerText`)
		for _, want := range fault.says {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the page does not tell %q:\n%s", fault.name, want, text)
			}
		}
		if strings.Contains(text, p.dir) {
			t.Errorf("%s: the page tells where the site lies on this machine:\n%s", fault.name, text)
		}
		if !eval[bool](b, `document.querySelector('`+number(63379)+`') !== null && document.querySelector("[data-preview-fault]").checkVisibility()`) {
			t.Errorf("%s: the last good page is not below the fault", fault.name)
		}
		start = time.Now()
		mend()
		b.do(chromedp.WaitNotPresent(chromedp.CSS("[data-preview-fault]")))
		b.wait(number(63379))
		t.Logf("%s: told after %d ms, gone %d ms after the mending", fault.name, told, time.Since(start).Milliseconds())
	}
	for _, c := range b.complaints() {
		t.Errorf("%s: %s", reports[0], c)
	}
}

// TestServeStartsOnABrokenSite starts the preview on data that cannot be read:
// it tells so, and shows the page once they can.
func TestServeStartsOnABrokenSite(t *testing.T) {
	dir := copySite(t, t.TempDir())
	mend := replace(t, filepath.Join(dir, report, "report.toml"), "= 63379 ", "= 63379.5 ")
	p := serve(t, dir)
	b := newTab(t)
	b.open(p.url + report)
	b.wait("[data-preview-fault]")
	if text := eval[string](b, `document.querySelector("[data-preview-fault]").innerText`); !strings.Contains(text, "report.toml:110") {
		t.Errorf("the page does not tell file and line:\n%s", text)
	}
	mend()
	b.wait(number(63379))

	answer, err := http.Get(p.url + "no/such/page/")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusNotFound {
		t.Errorf("a page that is not there is answered with %s", answer.Status)
	}
}
