package webtest

import (
	"bufio"
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A preview is a running `gongkai serve` on a copy of the site.
type preview struct{ dir, url string }

var address = regexp.MustCompile(`http://\S+?/`)

// serve starts the preview of a site and waits until it tells its address. When
// the test ends, the preview must have lived to be told to stop.
func serve(t *testing.T, dir string) preview {
	t.Helper()
	cmd := exec.Command(gongkai, "--lang", "en", "--site", dir, "serve", "--addr", "localhost:0")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := sync.OnceValue(cmd.Wait)
	late := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() }) // it may have ended by itself
	t.Cleanup(func() {
		defer late.Stop()
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Errorf("the preview did not live to the end: %v", err)
		}
		if err := ended(); err != nil {
			t.Errorf("gongkai serve: %v", err)
		}
		if t.Failed() {
			t.Logf("gongkai serve said:\n%s", said.String())
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".gongkai", "serve-*")); len(left) > 0 {
			t.Errorf("the preview leaves builds behind: %q", left)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	url := address.FindString(line)
	if url == "" {
		t.Fatalf("gongkai serve told no address: %q, %v, %v\n%s", line, err, ended(), said.String())
	}
	return preview{dir: dir, url: url}
}

// show opens the report in both languages and waits for each to show a number.
func (p preview) show(t *testing.T) []*tab {
	t.Helper()
	tabs := []*tab{newTab(t), newTab(t)}
	for i, page := range reports {
		tabs[i].open(p.url + page[1:])
		tabs[i].wait(number(63379))
	}
	return tabs
}

// number selects the number of licences, which the edits change.
func number(n int) string {
	return fmt.Sprintf(`[data-report] [data-fact="enforcement.licensing.count"][value="%d"]`, n)
}

// TestServeShowsAnEditInBothLanguages changes one number in the filed data,
// several times, and waits until both open pages show it, untouched by us.
func TestServeShowsAnEditInBothLanguages(t *testing.T) {
	p := serve(t, copySite(t, t.TempDir()))
	tabs := p.show(t)
	file := filepath.Join(p.dir, report, "report.toml")
	var took []string
	last := 63379
	for next := last + 1; next <= 63384; next++ {
		start := time.Now()
		replace(t, file, fmt.Sprintf("= %d ", last), fmt.Sprintf("= %d ", next))
		for _, b := range tabs {
			b.wait(number(next))
		}
		took = append(took, fmt.Sprint(time.Since(start).Milliseconds()))
		last = next
	}
	t.Logf("milliseconds from the edit to both pages: %s", strings.Join(took, ", "))
	if n, want := eval[string](tabs[0], `document.querySelector("[data-preview]").dataset.preview`), fmt.Sprint(1+len(took)); n != want {
		t.Errorf("the preview has built %s times for a start and %d edits", n, len(took))
	}
	for i, text := range []string{"63384", "63,384"} {
		if shown := eval[string](tabs[i], `document.querySelector('`+number(last)+`').innerText`); shown != text {
			t.Errorf("%s shows %q, not %q", reports[i], shown, text)
		}
		for _, c := range tabs[i].complaints() {
			t.Errorf("%s: %s", reports[i], c)
		}
	}
}

// TestServeShowsEditsOfAllKinds changes each kind of source; the open page
// follows by itself.
func TestServeShowsEditsOfAllKinds(t *testing.T) {
	p := serve(t, copySite(t, t.TempDir()))
	b := p.show(t)[0]
	style := eval[string](b, `document.querySelector('link[href*="/css/site."]').getAttribute("href")`)
	for _, edit := range []struct{ file, old, with, shown string }{
		{report + "zh-cn.md", "## ㈧加强对", "## ㈧试改加强对", `//h3[contains(., "试改")]`},
		{"layouts/baseof.html", `<main id="main"`, `<main data-edited id="main"`, `//main[@data-edited]`},
		{"i18n/zh-cn.toml", `"跳到正文"`, `"试改跳到正文"`, `//a[@href="#main" and contains(., "试改")]`},
		{"config.toml", `title = "政务`, `title = "试改政务`, `//header//a[contains(., "试改政务")]`},
		{"assets/css/base.css", "", "main { outline: 0 }\n", `//link[contains(@href, "/css/site.") and @href!="` + style + `"]`},
	} {
		start := time.Now()
		replace(t, filepath.Join(p.dir, edit.file), edit.old, edit.with)
		b.wait(edit.shown)
		t.Logf("%s: %d ms", edit.file, time.Since(start).Milliseconds())
	}
	for _, c := range b.complaints() {
		t.Errorf("%s: %s", reports[0], c)
	}
}
