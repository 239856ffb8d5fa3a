package check

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
)

func TestAddressesAreReadAsBrowsersDo(t *testing.T) {
	s := &Site{BaseURL: "https://x.gov.cn/", FS: nothing{}}
	if _, err := s.list(); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"a/index.html", "a/b.html", "list.jsp?id=1", "2022:1.html", "100%.pdf", "old/default.htm"} {
		_, name := split(p)
		s.files.add(p, name)
	}
	s.Foreign = true
	for address, want := range map[string]string{
		"b.html": "a/b.html", " b.html\n": "a/b.html", "b\n.html": "a/b.html", `..\a\b.html`: "a/b.html", "/a": "a/index.html without slash", "/a/": "a/index.html",
		"../../../a/b.html": "a/b.html", ".": "a/index.html", "..": "index.html", "./": "a/index.html", "": "a/page.html", "#x": "a/page.html", "?x=1": "a/page.html",
		"https://x.gov.cn": "index.html", "HTTPS://X.GOV.CN/a/b.html": "a/b.html", "//x.gov.cn/a/b.html": "a/b.html", "//y.gov.cn/": "host y.gov.cn", "http://Y.cn/a": "host y.cn",
		"javascript:void(0)": "none", "JavaScript:alert('%')": "none", "mailto:a@b": "none", "data:image/png;base64,xx": "none", "tel:12345": "none", "weixin://dl": "none",
		"/list.jsp?id=1": "list.jsp?id=1", "/list.jsp?id=2": "list.jsp", "/2022:1.html": "2022:1.html", "../2022:1.html": "2022:1.html", "/100%.pdf": "100%.pdf", "/100%25.pdf": "100%.pdf",
		"http://": "error", "http://[": "error", "http://a b/": "error", "/old/": "old/default.htm", "/%B1%ED.csv": "%B1%ED.csv", "/%b1%ed.csv": "%B1%ED.csv", "/表.csv": "表.csv", "/%E8%A1%A8.csv": "表.csv",
		"：bad": "a/：bad", "{{url}}": "a/{{url}}",
	} {
		to, err := s.Resolve("a/page.html", address)
		got := "none"
		switch {
		case err != nil:
			got = "error"
		case to.Host != "":
			got = "host " + to.Host
		case to.Internal && to.Slashless:
			got = to.Path + " without slash"
		case to.Internal:
			got = to.Path
		}
		if got != want {
			t.Errorf("%q leads to %s, want %s (%v)", address, got, want, err)
		}
	}
}

// nothing is an empty file system.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error)     { return nil, fs.ErrNotExist }
func (nothing) ReadDir(string) ([]fs.DirEntry, error) { return nil, nil }
func (nothing) Stat(string) (fs.FileInfo, error)      { return root{}, nil }

type root struct{ fs.FileInfo }

func (root) IsDir() bool  { return true }
func (root) Name() string { return "." }

func TestSrcset(t *testing.T) {
	for value, want := range map[string][]string{
		"":                   nil,
		"a.png":              {"a.png"},
		"a.png 1x, b.png 2x": {"a.png", "b.png"},
		"a.png,b.png":        {"a.png,b.png"},
		"a.png, b.png":       {"a.png", "b.png"},
		"data:image/png;base64,xx 1x,\n b.png 2x": {"data:image/png;base64,xx", "b.png"},
		"a.png calc(1,2), b.png":                  {"a.png", "b.png"},
		",,a.png,,":                               {"a.png"},
	} {
		if got := srcset(value); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

func TestRefreshURL(t *testing.T) {
	for content, want := range map[string]string{
		"0;url=a": "a", "0; URL='a b'": "a b", `5,url="a"x`: "a", "0;a": "a", "3 a": "a", "300": "", "": "", "url=a": "", ";url=a": "", "0; url = a ": "a", "0.5;url=a": "a", "0;url=": "", "0;urls": "urls",
	} {
		if got := refreshURL(content); got != want {
			t.Errorf("%q: %q, want %q", content, got, want)
		}
	}
}

func TestStyleAddresses(t *testing.T) {
	for source, want := range map[string][]string{
		`a{b:url(x.png)}`: {"x.png"}, `a{b:url( "x y.png" )}`: {"x y.png"}, `a{b:URL('x\26 y.png')}`: {"x&y.png"}, `@import "a.css" screen; @import url(b.css);`: {"a.css", "b.css"},
		`a{b:image-set("a.png" 1x, url(b.png) 2x); content:"c"}`: {"a.png", "b.png"}, `/* url(x) */ a{content:"url(x)"}`: nil, `a{b:url(a b)}`: nil, `@media (x){a{b:url()}}`: {""},
		`@charset "utf-8";`: nil, `a{b:url(\e8\a8.png)}`: {"è¨.png"},
	} {
		var got []string
		for _, a := range styleAddresses([]byte(source)) {
			got = append(got, a.URL)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	}
	if got := styleAddresses([]byte("a{}\n/*\n*/ b{c:url(x)}\n@import 'y';")); len(got) != 2 || got[0].Line != 3 || got[1].Line != 4 {
		t.Error(got)
	}
}

// FuzzStyles: no style sheet stops the reading, or takes forever.
func FuzzStyles(f *testing.F) {
	f.Add("a{b:url(x.png)} @import 'a'; @media image-set((((", "a 1x, b(")
	f.Add("a{b:url(\"\\", "data:,,")
	f.Fuzz(func(t *testing.T, source, set string) {
		styleAddresses([]byte(source))
		for _, a := range srcset(set) {
			if a == "" {
				t.Errorf("an empty address in %q", set)
			}
		}
		refreshURL(source)
		if u, err := readAddress(set); err == nil && u != nil && u.Host != "" {
			if name := FileOf(u); strings.HasPrefix(name, "/") {
				t.Errorf("%q names %q", set, name)
			}
		}
	})
}
