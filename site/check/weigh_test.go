package check_test

import (
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// TestHostilePages: a page beyond the limits is left out, the others are read, and none
// takes long.
func TestHostilePages(t *testing.T) {
	var fonts strings.Builder
	for i := range 400 {
		fonts.WriteString("<font a" + strings.Repeat("x", i%50) + ">")
	}
	tests := map[string]struct{ html, says string }{
		"deep":          {strings.Repeat("<div>", 100_000), "its elements are nested more than 512 deep"},
		"formatting":    {"<p>" + fonts.String() + "</p>" + strings.Repeat("<p>x", 100_000), "tags such as <b> and <font> are left open in such number that it would come to more than 4000000 elements"},
		"tags":          {strings.Repeat("<br>", 1_100_000), "it has more than 500000 tags"},
		"attributes":    {"<p " + strings.Repeat("a ", 2_100_000) + ">", "it has more than 1500000 attributes"},
		"large":         {strings.Repeat("x", check.MaxPage+1), "it is larger than 32 MiB"},
		"addresses":     {"<img srcset='" + strings.Repeat("x,, ", 600_000) + "'>", "it has more than 500000 addresses"},
		"long":          {"<title>t</title>" + strings.Repeat("发布日期：来源：", 500_000), ""},
		"brackets":      {"<title>t</title>" + strings.Repeat("{{<%[!--${", 200_000), ""},
		"spaces":        {"<title>t</title><p>索" + strings.Repeat(" ", 1_000_000) + "引号：</p>", ""},
		"links":         {"<title>t</title>" + strings.Repeat("<li><a href=x>a</a> 2020-01-01", 50_000), ""},
		"nested tables": {"<title>t</title>" + strings.Repeat("<table><tr><td>本年新收 结果维持", 100) + "x", ""},
		"cells":         {"<title>t</title><table>" + strings.Repeat("<tr><td colspan=1000 rowspan=65534>本年新收", 50), ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := pages(map[string]string{"a.html": tt.html, "b.html": page})
			s.Foreign, s.Lenient = true, true
			if forms, err := disclosure.Forms(); err != nil {
				t.Fatal(err)
			} else {
				s.Forms = forms
			}
			start := time.Now()
			look := rule("look", func(r *check.Rule) {
				r.Foreign = true
				r.Page = func(p *check.Pass, page *check.Page) { p.Saw(1 + len(page.Statutory())) }
			})
			check1(t, s, look, rule("chk-input", func(r *check.Rule) {
				r.Foreign, r.Page, r.Site = true, nil, func(p *check.Pass) { p.Saw(1) }
			}))
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("it takes %v", d)
			}
			var got []string
			for _, left := range s.LeftOut() {
				got = append(got, left.Path+": "+left.Why.In(disclosure.En))
			}
			want := "[]"
			if tt.says != "" {
				want = "[a.html: it was not read: " + tt.says + "]"
			}
			if fmt.Sprint(got) != want {
				t.Errorf("left out are %s, want %s", got, want)
			}
		})
	}
}

// TestAPageOf200MBIsNotRead: not even its bytes.
func TestAPageOf200MBIsNotRead(t *testing.T) {
	s := pages(nil)
	s.FS = endless{fstest.MapFS{"a.html": {Data: []byte("x")}}}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := check.Run(context.Background(), s, []*check.Rule{rule("any", nil)})
	if err == nil || err.Error() != "a.html: it is larger than 32 MiB" {
		t.Error(err)
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 8*check.MaxPage {
		t.Errorf("it took %d MiB", used>>20)
	}
}

// endless has a file that says it is small and never ends.
type endless struct{ fs.FS }

func (e endless) Open(name string) (fs.File, error) {
	f, err := e.FS.Open(name)
	if name == "a.html" {
		return endlessFile{f}, err
	}
	return f, err
}

func (e endless) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(e.FS, name) }

type endlessFile struct{ fs.File }

func (endlessFile) Read(b []byte) (int, error) { return len(b), nil }

// FuzzReadPage: whatever a page holds, reading it does not fail, and gives the same again.
func FuzzReadPage(f *testing.F) {
	f.Add([]byte(simplified))
	f.Add([]byte("\xff\xfe<\x00"))
	f.Add([]byte("<table><tr><td>本年新收<td>1</table><title>发布日期"))
	f.Add([]byte("发布日期：\x1e\x1f<%=a%>【来 源】：\ufffc<b>索</b>引号"))
	f.Add([]byte("<p>２０２３年１３月<br>二○一一年十二月三十二日（此件公开发布）"))
	forms, err := disclosure.Forms()
	if err != nil {
		f.Fatal(err)
	}
	look := rule("look", func(r *check.Rule) {
		r.Foreign = true
		r.Page = func(p *check.Pass, page *check.Page) {
			p.Saw(1)
			for _, t := range page.Statutory() {
				for _, fact := range t.Facts {
					p.Infof(page.At(t.At(fact.ID)), check.Values{Found: t.Address(fact)}, "数", "number")
				}
			}
		}
	})
	told := rule("chk-input", func(r *check.Rule) {
		r.Foreign, r.Page, r.Site = true, nil, func(p *check.Pass) { p.Saw(1) }
	})
	f.Fuzz(func(t *testing.T, raw []byte) {
		var said [2]string
		for i := range said {
			s := pages(map[string]string{"a.html": string(raw)})
			s.Foreign, s.Forms, s.Lenient = true, forms, true
			r, err := check.Run(context.Background(), s, []*check.Rule{look, told})
			if err != nil {
				t.Fatal(err)
			}
			said[i] = sentences(r)
			for _, read := range r.Read {
				said[i] += read.Sentence(disclosure.En) + read.Published.ISO + read.Formed.ISO
			}
		}
		if said[0] != said[1] {
			t.Errorf("read twice, it says\n%s\nand\n%s", said[0], said[1])
		}
	})
}
