package wacz_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"gongkai/disclosure"
	"gongkai/site/archive/wacz"
)

// readAll proves whatever it is: nothing panics, and what people see cannot harm their
// terminal.
func readAll(t *testing.T, data []byte) {
	t.Helper()
	a, err := wacz.Open("a", bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return
	}
	p, err := a.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_ = a.Index(t.Context(), func(string, string) error { return nil }) // what cannot be read, Verify has told
	var texts []string
	for _, f := range p.Wrong {
		texts = append(texts, f.Where+f.What[disclosure.ZhCN]+f.What[disclosure.En])
	}
	for _, s := range append(p.Open, p.Held...) {
		texts = append(texts, s.What[disclosure.ZhCN]+s.What[disclosure.En])
	}
	for _, text := range texts {
		if len(text) > 3000 || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Errorf("%q", text)
		}
	}
}

func FuzzZIP(f *testing.F) {
	_, ours := written(f, site[:1], func() wacz.Options { o := options(f); o.Pages = nil; return o }())
	f.Add(ours)
	f.Add(foreign(f, []file{{"../a", "x"}, {"archive/a.warc", "WARC/1.1\r\n\r\n"}}))
	f.Add([]byte("PK\x05\x06\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) { readAll(t, data) })
}

// FuzzFiles gives the fuzzer the files that say something of others, in a ZIP that is right.
func FuzzFiles(f *testing.F) {
	_, ours := written(f, site, options(f))
	all := members(f, ours)
	packed, list := zipped(all[1].data)
	f.Add(all[1].data, all[2].data, all[3].data, packed, list)
	f.Add("cn,gov,x)/ 2026 {\"url\":\"http://\x1b/\",\"filename\":\"..\",\"offset\":\"9223372036854775807\"}", "{}", "{\"resources\":[{\"path\":\"../x\"}]}", "\x1f\x8b", "!meta 0 {}\nx {\"offset\":-1,\"length\":1}")
	f.Fuzz(func(t *testing.T, index, pages, pkg, packed, list string) {
		readAll(t, zipOf(t, []file{all[0], {all[1].name, index}, {all[2].name, pages}, {"datapackage.json", pkg}, {"indexes/p.cdx.gz", packed}, {"indexes/p.idx", list}}))
	})
}
