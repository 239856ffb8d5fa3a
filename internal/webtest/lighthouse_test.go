package webtest

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestLighthouse puts the home page, a long report and the search to Lighthouse, as a
// telephone sees them: 98 of 100 for accessibility, good practice and search engines.
// Performance is a matter of time, which a busy machine makes worse, so it is only
// logged, unless `make lighthouse` asks for 98 of it too, at best of three.
func TestLighthouse(t *testing.T) {
	dir := filepath.Join(county(t), "public")
	at := asServersDo(t, dir)
	for _, page := range []string{"/", "/en/", "/reports/2023/county-disclosure/", "/en/reports/2023/county-rule-of-law/", "/search/"} {
		if low := bestOfThree(t, at+page); len(low) > 0 {
			t.Errorf("%s: %s", page, strings.Join(low, "\n\t"))
		}
	}
	if low, err := lighthouse(t, at+"/bad"); err != nil || !slices.ContainsFunc(low, func(s string) bool { return strings.Contains(s, "accessibility") }) {
		t.Errorf("Lighthouse finds nothing wrong with a page that has no title, no language and an image without words: %q, %v", low, err)
	}
}

// bestOfThree asks again where a category is low, or the browser gave up.
func bestOfThree(t *testing.T, url string) (low []string) {
	t.Helper()
	var err error
	for range 3 {
		if low, err = lighthouse(t, url); err == nil && len(low) == 0 {
			return nil
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return low
}

// lighthouse tells the categories below 98, each with what lowers it.
func lighthouse(t *testing.T, url string) (low []string, err error) {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	flags := "--headless --disable-gpu --disable-quic --disable-component-update --disable-background-networking --user-data-dir=" + t.TempDir()
	if os.Geteuid() == 0 {
		flags += " --no-sandbox"
	}
	cmd := exec.Command("node", lighthouseJS, url, "--quiet", "--output=json", "--no-enable-error-reporting", "--chrome-flags="+flags,
		"--only-categories=performance,accessibility,best-practices,seo")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium)
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("lighthouse %s: %w\n%s", url, err, out)
	}
	var result struct {
		Categories map[string]struct {
			Score     float64
			AuditRefs []struct {
				ID     string
				Weight float64
			}
		}
		Audits map[string]struct {
			Title, DisplayValue string
			Score               *float64
		}
	}
	if err := json.Unmarshal(out, &result); err != nil {
		return nil, fmt.Errorf("lighthouse %s: %w", url, err)
	}
	if len(result.Categories) != 4 {
		return nil, fmt.Errorf("lighthouse %s: %d categories", url, len(result.Categories))
	}
	var scores []string
	for name, c := range result.Categories {
		scores = append(scores, fmt.Sprintf("%s %.0f", name, 100*c.Score))
		if c.Score >= 0.98 || name == "performance" && os.Getenv("GONGKAI_LIGHTHOUSE") == "" {
			continue
		}
		why := ""
		for _, ref := range c.AuditRefs {
			if a := result.Audits[ref.ID]; ref.Weight > 0 && a.Score != nil && *a.Score < 1 {
				why += fmt.Sprintf("; %s %.2f %s", a.Title, *a.Score, a.DisplayValue)
			}
		}
		low = append(low, fmt.Sprintf("%s %.0f%s", name, 100*c.Score, why))
	}
	slices.Sort(scores)
	slices.Sort(low)
	t.Logf("%s: %s", url, strings.Join(scores, ", "))
	return low, nil
}

// asServersDo serves a folder as a public server would: compressed, kept by
// browsers, under a strict security policy.
func asServersDo(t *testing.T, dir string) string {
	t.Helper()
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cache-Control", "max-age=600")
		if strings.HasPrefix(r.URL.Path, "/css/") || strings.HasPrefix(r.URL.Path, "/js/") { // names change with content
			h.Set("Cache-Control", "max-age=31536000, immutable")
		}
		if r.URL.Path == "/bad" {
			h.Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(`<!doctype html><title></title><img src="/favicon.svg"><p>x</p>`))
			return
		}
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			files.ServeHTTP(w, r)
			return
		}
		r.Header.Del("Range")
		h.Set("Content-Encoding", "gzip")
		h.Set("Vary", "Accept-Encoding")
		z := gzip.NewWriter(w)
		defer z.Close()
		files.ServeHTTP(packing{w, z}, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// packing writes an answer compressed, whose length is then another.
type packing struct {
	http.ResponseWriter
	to io.Writer
}

func (p packing) WriteHeader(status int) {
	p.Header().Del("Content-Length")
	p.ResponseWriter.WriteHeader(status)
}

func (p packing) Write(data []byte) (int, error) { return p.to.Write(data) }
