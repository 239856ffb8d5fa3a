package webtest

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gongkai/internal/testsite"
)

// report is the page that has everything: facts, rates, tables, documents.
const report = "reports/2022/shaxian-rule-of-law/"

// copySite copies this site to dir, as it is before it is built.
func copySite(t *testing.T, dir string) string {
	t.Helper()
	testsite.Copy(t, root, dir)
	return dir
}

// write puts a file in its place at once, as careful editors do.
func write(t *testing.T, file, content string) {
	t.Helper()
	whole := filepath.Join(work, "edit")
	if err := os.WriteFile(whole, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(whole, file); err != nil {
		t.Fatal(err)
	}
}

// replace edits a file, at its beginning if old is empty, and returns what
// undoes it.
func replace(t *testing.T, file, old, with string) (undo func()) {
	t.Helper()
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(before), old); n != 1 && old != "" {
		t.Fatalf("%s holds %q %d times, not once", file, old, n)
	}
	write(t, file, strings.Replace(string(before), old, with, 1))
	return func() { write(t, file, string(before)) }
}

var public struct {
	sync.Once
	dir string
}

// built is the folder of the built site, the same for all tests. Findings are
// the business of other tests: here it counts that there are pages.
func built(t *testing.T) string {
	t.Helper()
	public.Do(func() {
		dir := copySite(t, filepath.Join(work, "site"))
		out, err := exec.Command(gongkai, "--lang", "en", "--site", dir, "build").CombinedOutput()
		if _, missing := os.Stat(filepath.Join(dir, "public", report, "index.html")); missing != nil {
			t.Fatalf("gongkai build: %v\n%s", err, out)
		}
		public.dir = filepath.Join(dir, "public")
	})
	if public.dir == "" {
		t.Fatal("there is no built site")
	}
	return public.dir
}

// pages lists the addresses of all pages of the built site, from its root.
//
// Of the pages of rules, which are alike, it takes a few.
func pages(t *testing.T) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(os.DirFS(built(t)), ".", func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".html" && !slices.ContainsFunc([]string{"rules/", "en/rules/"}, func(dir string) bool {
			rest, ok := strings.CutPrefix(path, dir)
			return ok && !slices.Contains([]string{"index.html", "stat-percent/index.html"}, rest)
		}) {
			list = append(list, "/"+strings.TrimSuffix(path, "index.html"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 10 || len(list)%2 != 0 {
		t.Fatalf("%d pages are too few, or not in two languages: %q", len(list), list)
	}
	return list
}

// host serves the built site, as hostOf does.
func host(t *testing.T) string {
	t.Helper()
	return hostOf(t, built(t))
}

// hostOf serves a built folder under a strict security policy, and a page that
// breaks every rule, to prove that it is seen. It returns the root's address.
func hostOf(t *testing.T, dir string) string {
	t.Helper()
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'")
		if r.URL.Path == "/bad" {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(`<!doctype html><title></title><img src="/gone.png"><p style="color: red">x</p><pre>` + strings.Repeat("x", 500)))
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}
