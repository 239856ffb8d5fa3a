package webtest

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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
	bag, web := archived(t)
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
		case "/ui.js", "/replay/ui.js", "/replay/sw.js":
			w.Header().Set("Content-Type", "text/javascript")
			http.ServeFile(w, r, filepath.Join(replayer, filepath.Base(r.URL.Path)))
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	b := newTab(t)
	b.open(server.URL + "/")
	base := eval[string](b, inFrames+`again((w) => w.document.querySelector("h1") && w.location.href)`)
	base, _, ok := strings.Cut(base, "mp_/https://")
	if !ok {
		t.Fatalf("the frame is at %q", base)
	}
	base += "mp_/https://sample-county.example"
	// goTo opens a page in the frame and gives what a script says of its window, w, as soon
	// as that is anything.
	goTo := func(path, script string) string {
		return inFrames + `again((w) => { w.location.href = "` + base + path + `"; return true; }).then(() =>
			again((w) => w.location.href === "` + base + path + `" && w.document.readyState === "complete" && (` + script + `)))`
	}
	b.complaints()
	for _, page := range []struct{ path, heading, lang string }{
		{"/reports/2022/county-rule-of-law/", "法治政府建设", "zh-CN"},
		{"/en/reports/2022/county-rule-of-law/", "Law-Based Government", "en"},
		{"/reports/2022/county-disclosure/", "政府信息公开", "zh-CN"},
		{"/en/reports/2022/education-disclosure/", "", "en"}, // withdrawn
		{"/", "", "zh-CN"},
	} {
		got := eval[struct {
			Heading, Lang  string
			Styles, Images int
			Broken         int
		}](b, goTo(page.path, `{
			Heading: w.document.querySelector("h1").textContent, Lang: w.document.documentElement.lang,
			Styles: [...w.document.styleSheets].filter((s) => s.href && s.cssRules.length > 50).length,
			Images: w.document.images.length, Broken: [...w.document.images].filter((i) => !i.complete || !i.naturalWidth).length,
		}`))
		if !strings.Contains(got.Heading, page.heading) || got.Lang != page.lang || got.Styles == 0 || got.Broken > 0 {
			t.Errorf("%s: %+v", page.path, got)
		}
	}
	files := []string{"/reports/2022/county-disclosure/tables.xlsx", "/reports/2022/county-disclosure/facts.zh-cn.csv", "/en/reports/2022/county-disclosure/facts.en.csv"}
	var want []int
	for _, file := range files {
		data, err := os.ReadFile(filepath.Join(bag, "data/site", file))
		if err != nil {
			t.Error(err)
		}
		want = append(want, len(data))
	}
	got := eval[[]int](b, goTo("/reports/2022/county-disclosure/", `Promise.all(["`+strings.Join(files, `", "`)+`"].map((file) => w.fetch("`+strings.Replace(base, "mp_/", "id_/", 1)+`" + file).then((r) => r.ok ? r.arrayBuffer() : null).then((a) => a ? a.byteLength : -1, () => -2)))`))
	if !slices.Equal(got, want) {
		t.Errorf("files that are fetched from the replay have %v bytes, not %v", got, want)
	}
	for path, words := range map[string]string{"/search/": "公开", "/en/search/": "disclosure"} {
		eval[bool](b, goTo(path, `!!w.document.querySelector("[data-search] input")`))
		n := eval[int](b, inFrames+`again((w) => {
			const i = w.document.querySelector("main input[name=q], input[name=q]"); i.value = "`+words+`"; i.form.requestSubmit(); return true;
		}).then(() => again((w) => w.document.querySelectorAll("[data-search-results] > li").length || (w.document.body.innerText.includes("Not Found") && -1)))`)
		if n < 1 {
			t.Errorf("the search for %s finds nothing", words)
		}
	}
	for path := range asked {
		switch path {
		case "/", "/replay/", "/year.wacz", "/ui.js", "/replay/ui.js", "/replay/sw.js", "/favicon.ico":
		default:
			t.Errorf("the replay asked the server for %s", path)
		}
	}
}

// inFrames defines again, which waits until something is said of the window of the
// replayed page: it lies in frames within shadows within frames.
const inFrames = `
	var frameBelow = (root) => {
		for (const e of root.querySelectorAll("*")) {
			if (e.tagName === "IFRAME") {
				let inner = null;
				try { inner = e.contentDocument; } catch {}
				if (inner && inner.location.href.includes("mp_/https://")) { return e.contentWindow; }
				const below = inner && frameBelow(inner);
				if (below) { return below; }
			}
			const below = e.shadowRoot && frameBelow(e.shadowRoot);
			if (below) { return below; }
		}
		return null;
	};
	var again = (say) => new Promise((done) => {
		const look = () => {
			const w = frameBelow(document);
			const said = w && w.document && w.document.body && say(w);
			said ? done(said) : setTimeout(look, 50);
		};
		look();
	});
	`
