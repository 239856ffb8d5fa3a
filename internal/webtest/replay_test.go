package webtest

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"gongkai/internal/testsite"
)

// replayer is what `make tools` brings to replay web archives by.
const replayer = root + "/internal/testtools/bin/replay"

// frozen is the county with its year 2022 archived; the paths of the public bag and the
// web archive.
var frozen = sync.OnceValues(func() (bag, web string) {
	dir := filepath.Join(work, "frozen", countySite)
	if out, err := exec.Command(gongkai, "--lang", "en", "--site", dir, "archive", "2022").CombinedOutput(); err != nil {
		panic(string(out))
	}
	bags, _ := filepath.Glob(filepath.Join(dir, "archives", "*-dip"))
	webs, _ := filepath.Glob(filepath.Join(dir, "archives", "*.wacz"))
	return bags[0], webs[0]
})

func archived(t *testing.T) (bag, web string) {
	t.Helper()
	copySite(t, filepath.Join(work, "frozen"))
	testsite.Copy(t, filepath.Join(root, countySite), filepath.Join(work, "frozen", countySite))
	return frozen()
}

// TestAWebArchiveReplaysWithoutANetwork opens the archive of a year in ReplayWeb.page, in
// both languages: pages look as they did, files can be fetched, the search finds.
func TestAWebArchiveReplaysWithoutANetwork(t *testing.T) {
	_, web := archived(t)
	var mu sync.Mutex
	asked := map[string]bool{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.Path] = true
		mu.Unlock()
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte(`<!doctype html><html><head><title>replay</title><script src="/ui.js"></script></head><body><replay-web-page source="/year.wacz" url="https://sample-county.example/" replayBase="/replay/" embed="replayonly"></replay-web-page></body></html>`))
		case "/year.wacz":
			f, err := os.Open(web)
			if err != nil {
				t.Error(err)
				return
			}
			defer f.Close()
			w.Header().Set("Content-Type", "application/wacz")
			http.ServeContent(w, r, "year.wacz", time.Time{}, f)
		case "/ui.js", "/replay/sw.js":
			w.Header().Set("Content-Type", "text/javascript")
			http.ServeFile(w, r, filepath.Join(replayer, filepath.Base(r.URL.Path)))
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	b := newTab(t)
	b.open(server.URL + "/")
	// The frame of the page lies within frames and shadows; its address is that of the replay.
	at := eval[string](b, `new Promise((done) => {
		const look = (root) => {
			for (const e of root.querySelectorAll("*")) {
				if (e.tagName === "IFRAME") {
					let inner = null;
					try { inner = e.contentDocument; } catch {}
					if (inner && inner.location.href.includes("mp_/https://") && inner.querySelector("h1")) { return inner.location.href; }
					const below = inner && look(inner);
					if (below) { return below; }
				}
				const below = e.shadowRoot && look(e.shadowRoot);
				if (below) { return below; }
			}
			return "";
		};
		const again = () => { const href = look(document); href ? done(href) : setTimeout(again, 50); };
		again();
	})`)
	base, _, ok := strings.Cut(at, "mp_/https://")
	if !ok {
		t.Fatalf("the frame is at %q", at)
	}
	base += "mp_/https://sample-county.example"
	b.complaints()
	for _, page := range []struct{ path, heading, lang string }{
		{"/reports/2022/county-rule-of-law/", "法治政府建设", "zh-CN"},
		{"/en/reports/2022/county-rule-of-law/", "Rule", "en"},
		{"/reports/2022/county-disclosure/", "政府信息公开", "zh-CN"},
		{"/en/reports/2022/education-disclosure/", "", "en"}, // withdrawn
		{"/", "", "zh-CN"},
	} {
		b.open(base + page.path)
		got := eval[struct {
			Heading, Lang  string
			Styles, Images int
			Broken         int
		}](b, `({
			Heading: document.querySelector("h1").textContent, Lang: document.documentElement.lang,
			Styles: [...document.styleSheets].filter((s) => s.href && s.cssRules.length > 50).length,
			Images: document.images.length, Broken: [...document.images].filter((i) => !i.complete || !i.naturalWidth).length,
		})`)
		if !strings.Contains(got.Heading, page.heading) || got.Lang != page.lang || got.Styles == 0 || got.Broken > 0 {
			t.Errorf("%s: %+v", page.path, got)
		}
	}
	for _, file := range []string{"/reports/2022/county-disclosure/tables.xlsx", "/reports/2022/county-disclosure/facts.csv", "/en/reports/2022/county-disclosure/facts.csv"} {
		b.open(base + "/reports/2022/county-disclosure/")
		want, err := os.ReadFile(filepath.Join(mustBag(t), "data/site", file))
		if err != nil {
			t.Fatal(err)
		}
		if n := eval[int](b, `fetch("`+file+`").then((r) => r.ok ? r.arrayBuffer() : null).then((a) => a ? a.byteLength : -1)`); n != len(want) {
			t.Errorf("%s has %d bytes when it is replayed, not %d", file, n, len(want))
		}
	}
	for path, ask := range map[string]string{"/search/": "公开", "/en/search/": "disclosure"} {
		b.open(base + path)
		b.wait("[data-search] input")
		eval[bool](b, `(() => { const i = document.querySelector("main [data-search] input, [data-search] input"); i.value = "`+ask+`"; i.form.requestSubmit(); return true; })()`)
		b.wait("[data-search-results] > li")
		if got := found(b); len(got) == 0 {
			t.Errorf("the search for %s finds nothing", ask)
		}
	}
	for path := range asked {
		switch path {
		case "/", "/year.wacz", "/ui.js", "/replay/sw.js", "/favicon.ico":
		default:
			t.Errorf("the replay asked the server for %s", path)
		}
	}
}

func mustBag(t *testing.T) string {
	t.Helper()
	bag, _ := frozen()
	return bag
}
