package wacz

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/site/archive/warc"
)

// TestKeysAreThoseOfTheProgramsThatReplay: internal/archivetest holds the same table against
// what warcio makes.
func TestKeysAreThoseOfTheProgramsThatReplay(t *testing.T) {
	table, err := os.ReadFile("testdata/surt.txt")
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.Lines(string(table)) {
		address, want, _ := strings.Cut(strings.TrimSuffix(row, "\n"), "\t")
		if got := surt(address); got != want {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
}

// TestLinesAreSortedByTheirBytes, so that programs find them by halving.
func TestLinesAreSortedByTheirBytes(t *testing.T) {
	var entries []warc.Entry
	for _, address := range []string{"https://x.cn/b", "https://x.cn/a~", "https://x.cn/a", "https://x.cn/a!", "https://x.cn/A0", "https://x.cn/%E6%8A%A5", "https://w.x.cn/", "https://x.cn/a?b", "https://x.cn:8080/"} {
		entries = append(entries, warc.Entry{URI: address, MediaType: "text/html; charset=utf-8", Date: time.Unix(1, 0), File: "a"})
	}
	data, err := formatIndex(entries)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	for _, l := range lines {
		keys = append(keys, strings.Fields(l)[0])
	}
	const want = "cn,x)/%e6%8a%a5 cn,x)/a cn,x)/a! cn,x)/a0 cn,x)/a?b cn,x)/a~ cn,x)/b cn,x,w)/ cn,x:8080)/"
	if got := strings.Join(keys, " "); got != want || !slices.IsSorted(lines) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// FuzzIndex: a line of any address reads as what it was written of, and no line makes the
// reader fall.
func FuzzIndex(f *testing.F) {
	f.Add("https://www2.x.gov.cn:8443/报 告/../?b=2&a='1'", "text/html; charset=utf-8", "cn,x)/ 2026 {}", int64(7))
	f.Add("urn:a b", "a/b", "cn,x)/ 2026 {\"url\":\"a\",\"filename\":\"b\",\"offset\":\"1\",\"length\":null,\"status\":\"-\"}", int64(-1))
	f.Add("http://[::1%25a]/", "", "a b {\"url\":1}", int64(0))
	f.Fuzz(func(t *testing.T, address, media, text string, at int64) {
		if l, err := parseLine(text); err == nil && (l.URL == "" || l.Filename == "" || l.Offset < 0 || l.Length < 0) {
			t.Errorf("%q is read as %+v", text, l)
		}
		surt(address)
		uri, err := warc.Encode(address)
		if err != nil || at < 0 {
			return
		}
		e := warc.Entry{URI: uri, MediaType: media, Status: 200, Offset: at, Length: at, File: "a.warc.gz", Date: time.Unix(1e9, 0)}
		data, err := formatIndex([]warc.Entry{e})
		if err != nil {
			t.Fatal(err)
		}
		line, rest, _ := strings.Cut(string(data), "\n")
		l, err := parseLine(line)
		if err != nil || rest != "" || l.URL != uri || int64(l.Offset) != at || l.Filename != e.File || l.key != surt(uri) || l.time != "20010909014640" {
			t.Errorf("%q is written as %q, and read as %+v, %v", address, data, l, err)
		}
	})
}
