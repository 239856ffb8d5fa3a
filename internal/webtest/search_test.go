package webtest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gongkai/generator/search"
	"gongkai/internal/testsite"
)

// searchable is a county with a few words that no other report has.
func searchable(t *testing.T) string {
	t.Helper()
	copySite(t, filepath.Join(work, "searchable"))
	dir := filepath.Join(work, "searchable", countySite)
	testsite.Copy(t, filepath.Join(root, countySite), dir)
	for file, words := range map[string]string{
		"reports/2022/county-rule-of-law/zh-cn.md": "\n\n这是一段简单的说明。\n",
		"reports/2023/county-rule-of-law/zh-cn.md": "\n\n另有一段，内容简单的介绍。\n",
		"reports/2022/county-rule-of-law/en.md":    "\n\nThe café of the Museum of NAÏVE Art was visited.\n",
	} {
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, file), string(text)+words)
	}
	if out, err := exec.Command(gongkai, "--lang", "en", "--site", dir, "build", "--today", "2024-06-01").CombinedOutput(); err != nil {
		t.Fatalf("gongkai build: %v\n%s", err, out)
	}
	return filepath.Join(dir, "public")
}

// found waits until the page has answered, and gives the reports that it lists.
func found(b *tab) []string {
	b.t.Helper()
	return eval[[]string](b, `new Promise((done) => {
		const look = () => {
			const said = document.querySelector("[data-search-status]").textContent;
			if (said && said !== document.querySelector("[data-search]").dataset.sayWait) {
				done([...document.querySelectorAll("[data-search-results] > li")].map((li) => new URL(li.querySelector("a").href).pathname + " " + [...li.querySelectorAll("mark")].map((m) => m.textContent).join("|")));
			} else {
				requestAnimationFrame(look);
			}
		};
		look();
	})`)
}

// TestCitizensFindReports asks as people do, in both languages.
func TestCitizensFindReports(t *testing.T) {
	at := hostOf(t, searchable(t))
	b := newTab(t)
	const chinese, english = "/reports/2022/county-rule-of-law/", "/en/reports/2022/county-rule-of-law/"
	for _, ask := range []struct {
		page string
		want []string // all that is found; nil is nothing
	}{
		{"/search/?q=段简", []string{chinese + " 段简"}},
		{"/search/?q=一段简单的", []string{chinese + " 一段简单的"}},
		{"/search/?q=段内容简单", nil}, // each pair of its letters is somewhere, the row is not
		{"/search/?q=一段简单&year=2023", nil},
		{"/search/?q=一段简单&organ=county&form=rule-of-law&year=2022", []string{chinese + " 一段简单"}},
		{"/search/?q=说明 一段简", []string{chinese + " 一段简|说明"}},
		{"/en/search/?q=cafe", []string{english + " café"}},
		{"/en/search/?q=CAFÉ naive", []string{english + " café|NAÏVE"}},
		{"/en/search/?q=aive", nil}, // no word begins so
	} {
		b.open(at + ask.page)
		if got := found(b); !slices.Equal(got, ask.want) {
			t.Errorf("%s finds %q, not %q", ask.page, got, ask.want)
		}
	}
	for _, c := range b.complaints() {
		t.Error(c)
	}
	for _, page := range []string{"/search/?q=公开", "/en/search/?q=disclosure"} {
		b.open(at + page)
		if n := len(found(b)); n != 10 {
			t.Errorf("%s shows %d reports, not the first ten", page, n)
		}
		loadAxe(b)
		for _, look := range looks {
			b.look(look.width, look.height, look.scheme)
			for _, v := range axe(b, "document") {
				t.Errorf("%s (%s): %s", page, look.name, v)
			}
		}
		b.look(320, 640, "light")
		if wide := eval[[]string](b, tooWide); len(wide) > 0 {
			t.Errorf("%s scrolls sideways at 320 pixels because of %s", page, strings.Join(wide, ", "))
		}
		before := eval[int](b, `document.querySelectorAll("[data-search-results] > li").length`)
		b.do(chromedp.Click(chromedp.CSS("[data-search-more]")), chromedp.WaitReady(chromedp.CSS("[data-search-results] > li:nth-child(11)")))
		if after := eval[int](b, `document.querySelectorAll("[data-search-results] > li").length`); after <= before {
			t.Errorf("%s shows %d reports after more were asked for", page, after)
		}
	}
}

// TestExcerptsSayWhatWasAskedFor: the words around stand in sentences or rows of the report, not in the notes below its
// tables or at its end, which all reports have alike.
func TestExcerptsSayWhatWasAskedFor(t *testing.T) {
	at := hostOf(t, filepath.Join(county(t), "public"))
	b := newTab(t)
	for page, want := range map[string]string{
		"/search/?q=行政复议&organ=county&year=2023&form=disclosure-annual":            "见“四、政府信息公开行政复议、行政诉讼情况”",
		"/search/?q=160&organ=county&year=2023&form=disclosure-annual":             "新收申请160件，",
		"/search/?q=养老&organ=county&year=2023&form=list-decisions":                 "养老服务设施规划",
		"/en/search/?q=Applications&organ=county&year=2023&form=disclosure-annual": "There were 160 new applications",
	} {
		b.open(at + page)
		if got := found(b); len(got) != 1 {
			t.Errorf("%s finds %q, not one report", page, got)
			continue
		}
		if got := eval[string](b, `document.querySelector("[data-search-results] > li > p:last-child").innerText`); !strings.Contains(got, want) {
			t.Errorf("%s shows %q, which does not hold %q", page, got, want)
		}
		if said := eval[string](b, `document.querySelector("[data-search-status]").textContent`); said != "找到1份文件。" && said != "1 document found." {
			t.Errorf("%s finds one report and says %q", page, said)
		}
	}
	for _, page := range []string{"/search/?q=2023", "/en/search/?q=2023", "/search/?q=行政许可", "/en/search/?q=table"} {
		b.open(at + page)
		if len(found(b)) < 2 {
			t.Errorf("%s finds too little to look at", page)
		}
		for _, text := range eval[[]string](b, `[...document.querySelectorAll("[data-search-results] > li")].map((li) => li.innerText)`) {
			for _, note := range []string{"统计期：", "Period:", "CSV"} {
				if strings.Contains(text, note) {
					t.Errorf("%s quotes a note of a table: %q", page, text)
				}
			}
		}
	}
}

// TestSearchByKeyboard goes from the home page to a report without a mouse, and back.
func TestSearchByKeyboard(t *testing.T) {
	at := hostOf(t, filepath.Join(county(t), "public"))
	b := newTab(t)
	b.open(at + "/")
	b.do(chromedp.Focus(chromedp.CSS("#search-box")), chromedp.SendKeys(chromedp.CSS("#search-box"), "教育局"+kb.Enter))
	b.wait("[data-search-results] > li")
	first := found(b)
	if len(first) == 0 || !strings.Contains(first[0], "/reports/") {
		t.Fatalf("教育局 finds %q", first)
	}
	b.do(chromedp.Focus(chromedp.CSS("#search-words")), chromedp.SendKeys(chromedp.CSS("#search-words"), "法治"+kb.Enter))
	second := found(b)
	b.do(chromedp.NavigateBack())
	if again := found(b); !slices.Equal(again, first) {
		t.Errorf("going back shows %q, not what was found first: %q (then %q)", again, first, second)
	}
	b.do(chromedp.Focus(chromedp.CSS("[data-search-results] a")), chromedp.SendKeys(chromedp.CSS("[data-search-results] a"), kb.Enter))
	b.wait("article[data-report]")
}

// TestPagesCutQuestionsAsTheIndexCutsTexts: the same words, but that a page asks for no
// last letter of a run.
func TestPagesCutQuestionsAsTheIndexCutsTexts(t *testing.T) {
	at := hostOf(t, filepath.Join(root, "assets"))
	b := newTab(t)
	b.open(at + "/js/words.js")
	for _, text := range []string{
		"一段简单的话", "深圳市A区", "2022年共1,234件", "Café NAÏVE Ｆｕｌｌ ﬁne", "State-owned, 3.5 %", "㈠推进“双随机”", "𠮷野家〇々", "Straße İstanbul", "行政执法（检查）事项", strings.Repeat("a", 50), "63，379",
	} {
		question, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		got := eval[[]string](b, `import("/js/words.js").then((m) => m.cut(`+string(question)+`).map((w) => w.text))`)
		want := slices.DeleteFunc(search.Words(text), func(w string) bool {
			letters := []rune(w)
			return len(letters) == 1 && letters[0] > 0x2E80 && !slices.Contains(got, w)
		})
		if !slices.Equal(got, want) {
			t.Errorf("%q: the page asks for %q, the index has %q", text, got, want)
		}
	}
}
