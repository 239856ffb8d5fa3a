package cms_test

import (
	"context"
	"io"
	"maps"
	"net/url"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/tools/txtar"

	"gongkai/internal/testsite"
	"gongkai/site/publish"
	"gongkai/site/publish/cms"
)

// shaped is what becomes of the site of testdata/report.txtar, and what should.
func shaped(t *testing.T, s *cms.Shaper) (got, want map[string]string) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/report.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	want = map[string]string{}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
			want[name] = string(f.Data)
			continue
		}
		files[f.Name] = string(f.Data)
	}
	built, err := publish.ReadTree(filepath.Join(testsite.Write(t, t.TempDir(), files), "public"))
	if err != nil {
		t.Fatal(err)
	}
	tree, err := s.Shape(context.Background(), built)
	if err != nil {
		t.Fatal(err)
	}
	got = map[string]string{}
	for _, f := range tree {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil || int64(len(data)) != f.Size {
			t.Fatalf("%s: %d bytes, not %d (%v)", f.Path, len(data), f.Size, err)
		}
		got[f.Path] = string(data)
	}
	return got, want
}

// TestFoldersHoldWhatIsPasted: the text without anything of the page, the fields, the
// files; and nothing of pages that are no reports.
func TestFoldersHoldWhatIsPasted(t *testing.T) {
	got, want := shaped(t, &cms.Shaper{Fields: cms.Usual(), Labels: map[string]string{"source": "稿源"}})
	if g, w := slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)); !slices.Equal(g, w) {
		t.Errorf("there are %q, not %q", g, w)
	}
	for path, w := range want {
		g := strings.ReplaceAll(strings.TrimPrefix(got[path], "\ufeff"), "\r\n", "\n")
		if w != "" && g != w {
			t.Errorf("%s is\n%s\nnot\n%s", path, g, w)
		}
	}
}

// TestTheOverviewNamesAllThatThereIs: fields in their order, the very text to paste, each
// file with what it is, and the links that the report names.
func TestTheOverviewNamesAllThatThereIs(t *testing.T) {
	got, _ := shaped(t, &cms.Shaper{Fields: []string{"source", "title", "published"}})
	doc := parsed(t, got["reports/2023/a/index.html"])
	var rows []string
	doc.Find("tr").Each(func(_ int, s *goquery.Selection) {
		if s.Find(`th[scope="row"]`).Length() > 0 {
			rows = append(rows, strings.Join(strings.Fields(strings.Join(s.Children().Map(text), " ")), " "))
		}
	})
	want := []string{
		"来源 县政府办", "标题 县政府2023年“报告”", "发布日期 2024-03-20 06:37", "Title Report of 2023",
		"files/letter.pdf 附件二 7 B", "files/map.png 4 B", "files/t.en.csv Table (CSV) 4 B", "files/t.zh-cn.csv 表一（CSV） 2 B", "files/tables.xlsx 工作簿 / Workbook 5 B", "files/附件.pdf 附件一 6 B",
	}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("its rows are %q, not %q", rows, want)
	}
	for lang, name := range map[string]string{"zh-CN": "zh-cn", "en": "en"} {
		if source := doc.Find("#source-" + lang).Text(); source != got["reports/2023/a/"+name+".html"] {
			t.Errorf("the source of %s is\n%s", lang, source)
		}
	}
	if links := doc.Find("h3 ~ ul li").Map(text); !slices.Equal(links, []string{"上年报告", "法规 https://law.example/"}) {
		t.Errorf("the related links are %q", links)
	}
	if command := doc.Find("pre").Text(); command != "gongkai check saved.html --against reports/2023/a" {
		t.Errorf("the command is %q", command)
	}
	doc.Find("a[href]").Each(func(_ int, s *goquery.Selection) {
		to, err := url.PathUnescape(s.AttrOr("href", ""))
		if err != nil {
			t.Error(err)
		}
		if _, there := got["reports/2023/a/"+to]; !there && to != "../../../index.html" {
			t.Errorf("it links to %s, which is not there", to)
		}
	})
}

// TestWhatWasWithdrawnIsToBeRemoved: its folder says so in both languages, and asks for
// nothing to be proved; the list marks it.
func TestWhatWasWithdrawnIsToBeRemoved(t *testing.T) {
	got, _ := shaped(t, &cms.Shaper{Fields: cms.Usual()})
	page := got["reports/2023/gone/index.html"]
	for _, words := range []string{"这份报告已撤下。", "This report was withdrawn.", "Remove its article from the CMS", "在内容管理系统中删去它的文章", "<main data-withdrawn>", "&lt;p&gt;&lt;strong&gt;本报告已撤下。"} {
		if !strings.Contains(page, words) {
			t.Errorf("its overview lacks %q", words)
		}
	}
	if strings.Contains(page, "--against") {
		t.Error("its overview asks for a proof against what is no longer filed")
	}
	if list := parsed(t, got["index.html"]).Find("li").Map(text); !slices.Equal(list, []string{"县政府2023年“报告” 2023/a", "某年报告 已撤下 withdrawn 2023/gone"}) {
		t.Errorf("the list is %q", list)
	}
}

func text(_ int, s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

func parsed(t *testing.T, page string) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
