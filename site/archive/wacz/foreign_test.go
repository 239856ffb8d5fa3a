package wacz_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"gongkai/site/archive/warc"
)

const index, pagesList = "indexes/index.cdx", "pages/pages.jsonl"

// changed makes an archive of another program, with a member replaced; "" takes it away.
func changed(t *testing.T, name, data string, more ...file) []byte {
	t.Helper()
	_, ours := written(t, site, options(t))
	all := members(t, ours)
	for i, f := range all {
		if f.name == name {
			if all[i].data = data; data == "" {
				all = slices.Delete(all, i, i+1)
			}
			break
		}
	}
	return foreign(t, append(all, more...))
}

func lines(t *testing.T) []string {
	_, ours := written(t, site, options(t))
	return strings.SplitAfter(strings.TrimSuffix(member(t, ours, index), "\n"), "\n")
}

// TestTheIndexIsHeldAgainstTheRecords, line by line, both ways.
func TestTheIndexIsHeldAgainstTheRecords(t *testing.T) {
	is := lines(t)
	all := strings.Join(is, "")
	swap := func(old, new string) string {
		t.Helper()
		if !strings.Contains(all, old) {
			t.Fatalf("no %s", old)
		}
		return strings.Replace(all, old, new, 1)
	}
	for name, c := range map[string]struct{ index, want string }{
		"as it was":        {all, ""},
		"numbers":          {strings.NewReplacer(`"297"`, `297`, `"393"`, `393`, `"200"`, `200`).Replace(all), ""},
		"another digest":   {swap("sha256:af18", "sha256:af19"), "! indexes/index.cdx:1 has another digest than its record"},
		"a digest of old":  {swap("sha256:af18d71058f79a89ae960bb8fe7e13e84782510b263deb46daf92385a9c576f6", "AF18D71058F79A89AE960BB8FE7E13E84782510B263DEB46DAF92385A9C576F6"), ""},
		"in base32":        {swap("sha256:af18d71058f79a89ae960bb8fe7e13e84782510b263deb46daf92385a9c576f6", "sha-256:V4MNOECY66NITLUWBO4P47QT5BDYEUILEY66WRW27ERYLKOFO33A===="), ""},
		"another address":  {swap(`"https://www.x.gov.cn/Style.css"`, `"https://www.x.gov.cn/style.css"`), "! indexes/index.cdx:3 has another address than its record: https://www.x.gov.cn/Style.css"},
		"another offset":   {swap(`"offset":"297"`, `"offset":"298"`), "! archive/" + warcFile + " @297 https://www.x.gov.cn/ is in no index\n! indexes/index.cdx:1 names a place where no record is: " + warcFile + ", byte 298"},
		"another length":   {swap(`"length":"393"`, `"length":"394"`), "! indexes/index.cdx:1 has the length 394, its record 393"},
		"another file":     {swap(`"filename":"gongkai`, `"filename":"../../gongkai`), "! archive/" + warcFile + " @297 https://www.x.gov.cn/ is in no index\n! indexes/index.cdx:1 names a place where no record is: ../../" + warcFile + ", byte 297"},
		"a line less":      {is[0] + is[2], "! archive/" + warcFile + " @690 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/?B=2&a='1' is in no index\n! pages/pages.jsonl:3 names the page https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/?B=2&a='1', which is not in the index"},
		"a malformed line": {all + "\nx y {\"url\":\n", "! indexes/index.cdx:4 is no line of a key, a time and JSON"},
		"unsorted":         {is[1] + is[0] + is[2] + "\n", "? index: 1 lines of the index are not in the order of their bytes, so some programs may not find them"},
		"with www":         {swap("cn,gov,x)/ ", "cn,gov,x,www)/ "), "? index: 1 lines of the index have keys that are not made as programs that replay make them, and may not be found\n? index: 1 lines of the index are not in the order of their bytes, so some programs may not find them"},
		"no line":          {"\n", "! archive/" + warcFile + " @1094 https://www.x.gov.cn/Style.css is in no index"},
		"a negative place": {swap(`"offset":"297"`, `"offset":"-297"`), "! indexes/index.cdx:1 is no line of a key, a time and JSON"},
		"a long line":      {strings.Repeat("x", 2<<20), "! indexes/index.cdx has a line of more than 1048576 bytes"},
	} {
		t.Run(name, func(t *testing.T) {
			got := said(verify(t, changed(t, index, c.index)))
			if c.want == "" && strings.Contains(got, "! ") || !strings.Contains(got, c.want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
	if got := wrong(verify(t, changed(t, index, ""))); !strings.Contains(got, "! indexes/ holds no index") {
		t.Error(got)
	}
}

const warcFile = "gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz"

// zipped packs parts of an index, each a gzip member of its own, and lists them.
func zipped(parts ...string) (packed, list string) {
	list = "!meta 0 {\"format\":\"cdxj-gzip-1.0\",\"filename\":\"index.cdx.gz\"}\n"
	var b bytes.Buffer
	for _, p := range parts {
		at := b.Len()
		z := gzip.NewWriter(&b)
		z.Write([]byte(p))
		z.Close()
		key, _, _ := strings.Cut(p, "{")
		list += fmt.Sprintf("%s{\"offset\":%d,\"length\":%d,\"digest\":%q,\"filename\":\"index.cdx.gz\"}\n", key, at, b.Len()-at, digestOf(b.Bytes()[at:]))
	}
	return b.String(), list
}

// TestAPackedIndexIsHeldAgainstItsList of blocks.
func TestAPackedIndexIsHeldAgainstItsList(t *testing.T) {
	is := lines(t)
	packed, list := zipped(is[0]+is[1], is[2]+"\n")
	last := strings.LastIndex(list[:len(list)-1], "\n") + 1
	for name, c := range map[string]struct{ packed, list, want string }{
		"as it was":      {packed, list, ""},
		"no list":        {packed, "", "? index: there is no .idx file for indexes/index.cdx.gz, so programs that replay may find no page"},
		"a block less":   {packed, list[:last], "! indexes/index.cdx.gz is listed in its .idx file up to byte "},
		"another key":    {packed, list[:last] + "cn,gov,x)/a" + list[last+11:], "! indexes/index.idx:3 has another key than the block that it names begins with"},
		"another digest": {packed, strings.Replace(list, "sha256:", "sha256:0000", 1), "! indexes/index.idx:2 has another digest than the block that it names"},
		"another place":  {packed, strings.Replace(list, `"offset":0`, `"offset":1`, 1), "! indexes/index.idx:2 names a wrong place: the blocks must follow each other"},
		"too long":       {packed, strings.Replace(list, `"length":`, `"length":9`, 1), "! indexes/index.idx:2 names a wrong place: the blocks must follow each other"},
		"another file":   {packed, strings.Replace(list, `"filename":"index`, `"filename":"../index`, 2), "! indexes/index.idx:2 names an index that is not there, or is packed once more"},
		"no list at all": {packed, "x\n", "! indexes/index.idx:1 is no line of a key and JSON"},
		"damaged":        {packed[:60] + "x" + packed[61:], list, "! indexes/index.cdx.gz "},
	} {
		t.Run(name, func(t *testing.T) {
			more := []file{{"indexes/index.cdx.gz", c.packed}}
			if c.list != "" {
				more = append(more, file{"indexes/index.idx", c.list})
			}
			got := said(verify(t, changed(t, index, "", more...)))
			if c.want == "" && strings.ContainsAny(got, "!") || !strings.Contains(got, c.want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// TestPagesAreHeldAgainstTheIndex, as programs that replay look them up.
func TestPagesAreHeldAgainstTheIndex(t *testing.T) {
	head := `{"format":"json-pages-1.0","id":"pages","title":"All Pages"}` + "\n"
	for name, c := range map[string]struct{ pages, want string }{
		"other forms of an address": {head + `{"url":"http://X.gov.cn/#top","ts":"2026"}` + "\n\n", "+ index: all 1 pages are in the index"},
		"not there":                 {head + `{"url":"https://www.x.gov.cn/none"}`, "! pages/pages.jsonl:2 names the page https://www.x.gov.cn/none, which is not in the index"},
		"no JSON":                   {head + `{"url":`, "! pages/pages.jsonl:2 is not valid JSON"},
		"no head":                   {`{"url":"https://www.x.gov.cn/"}`, "! pages/pages.jsonl:1 does not name the format json-pages-1.0"},
		"missing":                   {"", "! pages/pages.jsonl is missing"},
	} {
		if got := said(verify(t, changed(t, pagesList, c.pages))); !strings.Contains(got, c.want) || c.want[0] == '+' && strings.Contains(got, "! ") {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, c.want)
		}
	}
}

// TestAnArchiveOfAnotherProgramIsProvedAsFarAsItCanBe: more records than answers, a digest
// that is not listed, and no proof of the ZIP itself.
func TestAnArchiveOfAnotherProgramIsProvedAsFarAsItCanBe(t *testing.T) {
	same(t, said(verify(t, changed(t, index, strings.Join(lines(t), "")))), `
+ files: datapackage-digest.json fits
+ files: datapackage.json: 3 files are as listed
+ records: archive/gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz: 4 records, 3 of them answers; 7 digests are right
+ index: 3 lines of the index and 3 records of answers fit each other
+ index: all 2 pages are in the index
? files: another program made it, so what the ZIP says beside its files (times, modes) was not proved`)
	const md5 = `{"profile":"wacz","wacz_version":"1.2.0","resources":[{"path":"a","hash":"md5:0cc175b9c0f1b6a831c399e269772661","bytes":1},{"path":"a","hash":"md5:0","bytes":1}]}`
	same(t, said(verify(t, zipOf(t, []file{{"a", "a"}, {"datapackage.json", md5}}))), `
? files: the version "1.2.0" of WACZ, profile "wacz", is not known
? files: there is no datapackage-digest.json, so nothing proves the list of files itself
? files: 2 files have digests in datapackage.json that are no SHA-256, and were not proved
? files: another program made it, so what the ZIP says beside its files (times, modes) was not proved
! a is listed in datapackage.json twice
! archive/ holds no WARC file
! indexes/ holds no index
! pages/pages.jsonl is missing`)
}

// TestWhatKeepsReadersBusyIsRefused: members that lie over each other, or unpack to far
// more than there is.
func TestWhatKeepsReadersBusyIsRefused(t *testing.T) {
	for want, h := range map[string]zip.FileHeader{
		"lie over each other":  {Method: zip.Store, CompressedSize64: 200, UncompressedSize64: 200},
		"more than 200 times":  {Method: zip.Deflate, CompressedSize64: 20, UncompressedSize64: 1 << 60},
		"lie over each other,": {Method: zip.Store, CompressedSize64: 1 << 63, UncompressedSize64: 1 << 63},
	} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := range 9 {
			h := h
			h.Name = fmt.Sprint(i)
			w, err := z.CreateRaw(&h)
			if err != nil {
				t.Fatal(err)
			}
			w.Write(make([]byte, 20))
		}
		z.Close()
		if got := wrong(verify(t, b.Bytes())); !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestThousandsOfFaultsAreToldAsFew.
func TestThousandsOfFaultsAreToldAsFew(t *testing.T) {
	var resources []warc.Resource
	for i := range 3000 {
		resources = append(resources, resource(fmt.Sprintf("https://www.x.gov.cn/%04d", i), "text/plain", "x"))
	}
	o := options(t)
	o.Pages, o.MainPage = nil, ""
	_, ours := written(t, resources, o)
	all := members(t, ours)
	all[1].data = strings.ReplaceAll(all[1].data, `"offset":"`, `"offset":"9`)
	p := verify(t, foreign(t, all))
	if len(p.Wrong) != 42 || !strings.Contains(wrong(p), "! a.wacz has 2980 more faults like that of ") {
		t.Errorf("%d faults:\n%s", len(p.Wrong), wrong(p))
	}
}
