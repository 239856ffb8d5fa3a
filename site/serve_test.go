package site

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// show is a preview of a built folder with findings.
func show(t *testing.T, found map[string][]*check.Finding) *Preview {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "build")
	for name, text := range map[string]string{
		"index.html": "<head></head><body>首页</body>", "en/index.html": "<head></head><body>home</body>",
		"en/about/index.html": "<head></head><body>about</body>", "404.html": "<head></head><body>没有</body>",
		"data.csv": "1,2\n", "../secret.txt": "secret",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return &Preview{state: state{number: 1, dir: dir, found: found}}
}

func get(p *Preview, path string) (code int, body string) {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.URL.Path = path
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// TestPreviewStaysInTheBuild asks for files beside it and for names that no
// file can have.
func TestPreviewStaysInTheBuild(t *testing.T) {
	p := show(t, nil)
	for _, c := range []struct {
		path string
		code int
		says string
	}{
		{"/", 200, "首页"},
		{"/en", 302, ""},
		{"/en/", 200, "home"},
		{"/en/about/index.html", 200, "about"},
		{"/data.csv", 200, "1,2"},
		{"/no/such/", 404, "没有"},
		{"/no.csv", 404, "没有"},
		{"/../secret.txt", 404, "没有"},
		{`/..\secret.txt`, 404, ""},
		{"/a\x00b", 404, ""},
	} {
		code, body := get(p, c.path)
		if code != c.code || !strings.Contains(body, c.says) || strings.Contains(body, "secret") {
			t.Errorf("%q is answered with %d: %s", c.path, code, body)
		}
	}
}

// TestHomePagesShowFindingsOfTheWholeSite looks for a finding that is about no
// page.
func TestHomePagesShowFindingsOfTheWholeSite(t *testing.T) {
	p := show(t, map[string][]*check.Finding{".": {{Rule: "blind", Level: check.Error, Page: ".", Message: disclosure.Say("什么也没看到", "saw nothing")}}})
	for path, want := range map[string]string{"/": "什么也没看到", "/en/": "saw nothing"} {
		if _, body := get(p, path); !strings.Contains(body, want) {
			t.Errorf("%s does not tell %q: %s", path, want, body)
		}
	}
	if _, body := get(p, "/en/about/"); strings.Contains(body, "saw nothing") {
		t.Errorf("another page tells it: %s", body)
	}
}

// TestServeForgetsABuildThatCannotBeChecked looks into the folder of builds
// when the first is done.
func TestServeForgetsABuildThatCannotBeChecked(t *testing.T) {
	s := small(t)
	ctx, cancel := context.WithCancel(t.Context())
	checked := false
	p := &Preview{
		Root:       s.Root,
		Open:       func() (*Site, error) { return s, nil },
		Regenerate: func(context.Context) ([]string, error) { return nil, nil },
		Check: func(_ context.Context, _ *Site, dir, _ string) (*check.Result, error) {
			_, err := os.Stat(filepath.Join(dir, "index.html"))
			checked = err == nil
			return nil, disclosure.Errorf("无法检查", "cannot check")
		},
		Log: slog.New(slog.DiscardHandler),
	}
	err := p.Serve(ctx, "localhost:0", func(string) {
		if left, _ := filepath.Glob(filepath.Join(s.work("serve-*"), "*")); len(left) > 0 || !checked {
			t.Errorf("builds are kept (built: %v): %q", checked, left)
		}
		if fault := p.current().fault.In(disclosure.ZhCN); fault != "无法检查" {
			t.Errorf("the fault shown is %q", fault)
		}
		cancel()
	})
	if err != nil {
		t.Error(err)
	}
}

// TestServeTellsNoAddressOnceItEnds ends the preview in its first build.
func TestServeTellsNoAddressOnceItEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p := &Preview{
		Root:       t.TempDir(),
		Regenerate: func(context.Context) ([]string, error) { cancel(); return nil, ctx.Err() },
		Log:        slog.New(slog.DiscardHandler),
	}
	if err := p.Serve(ctx, "localhost:0", func(string) { t.Error("an address is told") }); err != nil {
		t.Error(err)
	}
}

// TestOwnWritesAreNoEdits writes one file of two before it fails.
func TestOwnWritesAreNoEdits(t *testing.T) {
	root := t.TempDir()
	file := filepath.Join(root, "content", "page.md")
	if err := os.Mkdir(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	w := &watcher{root: root, edits: make(chan struct{}, 1), known: stamps(root)}
	full := errors.New("no space left")
	err := w.own(func() ([]string, error) {
		return []string{"content/page.md"}, errors.Join(os.WriteFile(file, []byte("x"), 0o644), full)
	})
	w.look()
	if !errors.Is(err, full) || len(w.edits) > 0 {
		t.Errorf("the error is %v, and there are %d edits", err, len(w.edits))
	}
	if err := os.WriteFile(file, []byte("by hand"), 0o644); err != nil {
		t.Fatal(err)
	}
	if w.look(); len(w.edits) != 1 {
		t.Error("an edit by hand is not told")
	}
}

// TestThePanelSaysWhatToMend looks for all that a finding has, on the page and in the
// list of all.
func TestThePanelSaysWhatToMend(t *testing.T) {
	about := &check.Finding{Rule: "facts-on-page", Level: check.Error, Page: "en/about/index.html", Line: 7, Selector: `data[data-fact="a.b"]`,
		Message: disclosure.Say("显示为 28", "shows 28"), Cites: []disclosure.Cite{{Instrument: "《条例》", Article: "第六条", Confidence: disclosure.V}}}
	site := &check.Finding{Rule: "blind", Level: check.Warn, Page: ".", Message: disclosure.Say("什么也没看到", "saw <nothing>")}
	p := show(t, map[string][]*check.Finding{about.Page: {about}, ".": {site}})
	p.Filed = func() func(*check.Finding) string {
		return func(f *check.Finding) string {
			if f == about {
				return "reports/2022/demo/report.toml:25 facts[3]"
			}
			return ""
		}
	}
	_, page := get(p, "/en/about/")
	for _, want := range []string{`data-rule="facts-on-page"`, "<strong>error</strong> shows 28", `data-show="data[data-fact=&#34;a.b&#34;]"`, "《条例》 第六条", "<code data-filed>reports/2022/demo/report.toml:25 facts[3]</code>", `href="/_gongkai/findings?lang=en"`, "(2)"} {
		if !strings.Contains(page, want) {
			t.Errorf("the panel does not hold %q:\n%s", want, page)
		}
	}
	code, all := get(p, "/_gongkai/findings")
	for _, want := range []string{`<a href="/en/about/">en/about/index.html</a> (1)`, "<strong>错误</strong> 显示为 28", "全站 (1)", "什么也没看到"} {
		if code != http.StatusOK || !strings.Contains(all, want) {
			t.Errorf("the list (%d) does not hold %q:\n%s", code, want, all)
		}
	}
	if _, body := get(show(t, nil), "/_gongkai/findings"); !strings.Contains(body, "全站没有检查意见") {
		t.Errorf("without findings the list says: %s", body)
	}
}
