package wacz_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"gongkai/site/archive/wacz"
	"gongkai/site/archive/warc"
)

const warcName = "archive/" + warcFile

// TestFilesAreAsTheSpecificationHasThem.
func TestFilesAreAsTheSpecificationHasThem(t *testing.T) {
	_, data := written(t, site, options(t))
	same(t, member(t, data, "datapackage.json"), `
{
  "profile": "data-package",
  "wacz_version": "1.1.1",
  "title": "公开 2022",
  "description": "封存的年度报告 <b>",
  "created": "2026-06-01T00:30:15Z",
  "software": "gongkai test",
  "mainPageUrl": "https://www.x.gov.cn/",
  "mainPageDate": "2026-06-01T00:30:15Z",
  "resources": [
    {
      "name": "gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz",
      "path": "archive/gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz",
      "hash": "sha256:bf0ec5dac99eba0c3da2d76d0907eb3b310fae86bf7613f66b38abbff47d71dd",
      "bytes": 1455
    },
    {
      "name": "index.cdx",
      "path": "indexes/index.cdx",
      "hash": "sha256:3f944fd68ae0474b5b3e7a25226f67b4d5133980abc3dd569c8b9a1eae5d9976",
      "bytes": 908
    },
    {
      "name": "pages.jsonl",
      "path": "pages/pages.jsonl",
      "hash": "sha256:d2e085ac7becfbb640c5320c074a1436f63c540ec020f38bbead47615c7cd7d9",
      "bytes": 284
    }
  ]
}
`)
	same(t, member(t, data, "datapackage-digest.json"), `
{
  "path": "datapackage.json",
  "hash": "sha256:75968a3b5a88ab6659f3d6299d981c17b1e9768fefe3cd4e728206f54b31ebd5"
}
`)
	same(t, member(t, data, "indexes/index.cdx"), `
cn,gov,x)/ 20260601003015 {"url":"https://www.x.gov.cn/","mime":"text/html","status":"200","digest":"sha256:af18d71058f79a89ae960bb8fe7e13e84782510b263deb46daf92385a9c576f6","length":"393","offset":"297","filename":"gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz"}
cn,gov,x)/%e6%8a%a5%e5%91%8a/?a=%271%27&b=2 20260601003015 {"url":"https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/?B=2&a='1'","mime":"text/html","status":"200","digest":"sha256:d081f9a5bfe38cbe4086079deca27bad87f1441bfe477a82cbf4d76f2769c089","length":"404","offset":"690","filename":"gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz"}
cn,gov,x)/style.css 20260601003015 {"url":"https://www.x.gov.cn/Style.css","mime":"text/css","status":"200","digest":"sha256:ae17b2b38ebdd0b621842031a87768161a7cd97da97f0fd6616a7190f6b02637","length":"361","offset":"1094","filename":"gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz"}
`)
	same(t, member(t, data, "pages/pages.jsonl"), `
{"format":"json-pages-1.0","id":"pages","title":"All Pages"}
{"id":"73fd73a12ac522fc","url":"https://www.x.gov.cn/","ts":"2026-06-01T00:30:15Z","title":"首页 & <home>"}
{"id":"755448be9405576b","url":"https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/?B=2&a='1'","ts":"2026-06-01T00:30:15Z"}
`)
}

// TestTheZIPIsPlain: nothing packed, no extra fields, no descriptors, fixed order and modes.
func TestTheZIPIsPlain(t *testing.T) {
	_, data := written(t, site, options(t))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if f.Method != zip.Store || f.Flags != 0 || len(f.Extra) > 0 || f.Mode() != 0o644 || f.Modified.Format(time.DateTime) != "2026-06-01 00:30:14" {
			t.Errorf("%+v", f.FileHeader)
		}
	}
	same(t, strings.Join(names, "\n"), warcName+"\nindexes/index.cdx\npages/pages.jsonl\ndatapackage.json\ndatapackage-digest.json")
}

// TestTheSameBytesAnywhere: any number of processors, any temporary folder, any zone.
func TestTheSameBytesAnywhere(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var resources []warc.Resource
	for i := range 200 {
		resources = append(resources, resource("https://www.x.gov.cn/"+strconv.Itoa(i), "text/plain", strings.Repeat(strconv.Itoa(i*i), i*i)))
	}
	var first []byte
	for _, n := range []int{1, 2, 5} {
		runtime.GOMAXPROCS(n)
		o := options(t)
		o.Pages, o.MainPage = nil, ""
		o.WARC.MaxBytes = 20_000
		if n > 1 {
			o.Created, o.WARC.Date = frozen.UTC(), frozen.In(time.FixedZone("", -3600))
		}
		w, data := written(t, resources, o)
		if first == nil {
			first = data
		}
		if len(w.WARCs) < 3 || !bytes.Equal(first, data) {
			t.Errorf("%d processors: %d files, other bytes", n, len(w.WARCs))
		}
		if left, err := os.ReadDir(o.TempDir); err != nil || len(left) > 0 {
			t.Error(left, err)
		}
	}
	if p := verify(t, first); !p.Sound() {
		t.Error(said(p))
	}
}

type full struct{ left int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// TestWhatCannotBeWrittenIsAnError, and leaves nothing in the temporary folder.
func TestWhatCannotBeWrittenIsAnError(t *testing.T) {
	for want, change := range map[string]func(*wacz.Options, *full){
		"no space left": func(_ *wacz.Options, f *full) { f.left = 1000 },
		"the page https://www.x.gov.cn/none is not among the files that are archived":                                           func(o *wacz.Options, _ *full) { o.Pages[1].URL = "https://www.x.gov.cn/none" },
		"the page https://www.x.gov.cn/main is not among the files that are archived":                                           func(o *wacz.Options, _ *full) { o.MainPage = "https://www.x.gov.cn/main" },
		"the time of the freezing, 1970-01-01T00:00:00Z, cannot be written into a ZIP, which knows the years from 1980 to 2107": func(o *wacz.Options, _ *full) { o.Created = time.Unix(0, 0) },
	} {
		o, f := options(t), &full{1 << 20}
		change(&o, f)
		if _, err := wacz.Write(t.Context(), f, site, o); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
		if left, err := os.ReadDir(o.TempDir); err != nil || len(left) > 0 {
			t.Error(left, err)
		}
	}
}

// BenchmarkWriteWACZ packs pages as sites have them, in bytes of the site.
func BenchmarkWriteWACZ(b *testing.B) {
	resources := pages(400)
	for b.Loop() {
		o := options(b)
		o.Pages, o.MainPage = nil, ""
		if _, err := wacz.Write(b.Context(), io.Discard, resources, o); err != nil {
			b.Fatal(err)
		}
	}
	total := int64(0)
	for _, r := range resources {
		total += r.Size
	}
	b.SetBytes(total)
}

// BenchmarkVerifyWACZ is in bytes of the archive.
func BenchmarkVerifyWACZ(b *testing.B) {
	o := options(b)
	o.Pages, o.MainPage = nil, ""
	_, data := written(b, pages(400), o)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if p := verify(b, data); !p.Sound() {
			b.Fatal(said(p))
		}
	}
}

// pages are files that pack as pages do: about a third.
func pages(n int) []warc.Resource {
	var out []warc.Resource
	seed := uint32(1)
	for i := range n {
		var b strings.Builder
		for b.Len() < 60_000 {
			seed = seed*1664525 + 1013904223
			b.WriteString("<p class=\"item\">" + strconv.Itoa(int(seed>>8)) + "件")
			b.WriteRune(rune(0x4e00 + seed>>18))
			b.WriteRune(rune(0x4e00 + seed>>17&0x3fff))
		}
		out = append(out, resource("https://www.x.gov.cn/"+strconv.Itoa(i), "text/html", b.String()))
	}
	return out
}
