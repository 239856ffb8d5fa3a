package webtest

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/internal/testsite"
)

// forACMS is what the target cms makes of the sample county, of whose reports one was
// taken back. Texts to paste, which are no pages, are made ones.
func forACMS(t *testing.T) string {
	t.Helper()
	site := filepath.Join(copySite(t, filepath.Join(t.TempDir(), "cms")), countySite)
	testsite.Copy(t, filepath.Join(root, countySite), site)
	config, err := os.OpenFile(filepath.Join(site, "config.toml"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := config.WriteString("\n[params.gongkai.publish.paste]\nkind = \"cms\"\npath = \"paste\"\n"); err != nil {
		t.Fatal(err)
	}
	if err := config.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(site, "reports", "2021", "specimen-rule-of-law", "withdrawn.toml"), `form = "rule-of-law"
organ = "specimen"
on = 2024-04-02
reason = { zh-cn = "附表误含个人信息。", en = "A table held personal data." }
`)
	if out, err := exec.Command(gongkai, "--lang", "en", "--site", site, "publish", "--today", "2024-06-01").CombinedOutput(); err != nil {
		t.Fatalf("gongkai publish: %v\n%s", err, out)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(site, "paste", "current"))); err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"zh-CN", "en"} {
		texts, err := filepath.Glob(filepath.Join(dir, "reports", "*", "*", strings.ToLower(lang)+".html"))
		if err != nil || len(texts) < 60 {
			t.Fatalf("%d texts in %s (%v)", len(texts), lang, err)
		}
		for _, file := range texts {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			page := `<!doctype html><html lang="` + lang + `"><head><meta charset="utf-8"><title>Text</title></head><body><main><h1>Text</h1>` + "\n" + string(text) + "</main></body></html>"
			write(t, file, page)
		}
	}
	return dir
}

// TestFoldersForACMSAreGoodPages: what the clerk reads is valid, accessible in every look,
// no wider than a narrow window, complains of nothing, and is whole on paper but for the
// sources; and the texts to paste are valid and accessible in a page of any CMS.
func TestFoldersForACMSAreGoodPages(t *testing.T) {
	dir := forACMS(t)
	validate(t, dir)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	b := newTab(t)
	for _, page := range []string{"", "reports/2022/county-disclosure/", "reports/2021/specimen-rule-of-law/", "reports/2021/exemplar-disclosure/", "reports/2022/county-disclosure/en.html", "reports/2023/transport-powers/zh-cn.html"} {
		b.open(server.URL + "/" + page)
		loadAxe(b)
		for _, look := range looks {
			b.look(look.width, look.height, look.scheme)
			for _, v := range axe(b, "document") {
				t.Errorf("%s (%s): %s", page, look.name, v)
			}
		}
		for _, c := range b.complaints() {
			if !strings.Contains(c, "favicon.ico") {
				t.Errorf("%s: %s", page, c)
			}
		}
		if strings.HasSuffix(page, ".html") {
			continue // how wide it may be is for the CMS
		}
		b.look(320, 640, "light")
		if wide := eval[[]string](b, tooWide); len(wide) > 0 {
			t.Errorf("%s scrolls sideways at 320 pixels because of %s", page, strings.Join(wide, ", "))
		}
		text, info := printed(b)
		if !strings.Contains(info, "pts (A4)") {
			t.Errorf("%s does not print on A4:\n%s", page, info)
		}
		parts := eval[[]string](b, `[...document.querySelectorAll("h1, h2, h3, caption, th, td, li > p, ul li, code")].map((e) => e.innerText)`)
		if len(parts) < 12 {
			t.Errorf("%s: only %d parts were looked for on paper", page, len(parts))
		}
		for _, part := range parts {
			if !strings.Contains(part, "\n") && !strings.Contains(text, solid(part)) {
				t.Errorf("%s: not on paper: %q", page, part)
			}
		}
		if strings.Contains(text, "</p>") {
			t.Errorf("%s: the source of the text is on paper", page)
		}
	}
}
