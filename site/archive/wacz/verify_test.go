package wacz_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/archive/wacz"
)

// TestAnArchiveOfOursIsProvedWhole.
func TestAnArchiveOfOursIsProvedWhole(t *testing.T) {
	_, data := written(t, site, options(t))
	p := verify(t, data)
	same(t, said(p), `
+ files: datapackage-digest.json fits
+ files: datapackage.json: 3 files are as listed
+ files: the heads and the directory of the ZIP are as they were written, byte for byte
+ records: archive/gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz: 4 records, 3 of them answers; 7 digests are right
+ index: 3 lines of the index and 3 records of answers fit each other
+ index: all 2 pages are in the index`)
	for _, s := range p.Held {
		if s.What[disclosure.ZhCN] == "" || s.Level[disclosure.ZhCN] == "" {
			t.Errorf("%+v has no Chinese", s)
		}
	}
}

// TestEveryFlippedBitIsFound, in files and between them, and the file is named where the
// ZIP can be read at all.
func TestEveryFlippedBitIsFound(t *testing.T) {
	_, data := written(t, site[:1], func() wacz.Options { o := options(t); o.Pages = o.Pages[:1]; return o }())
	names := []string{"ZIP", "a.wacz"}
	for _, f := range members(t, data) {
		names = append(names, f.name)
	}
	for i := range data {
		for bit := range 8 {
			if bit != i%8 && i < len(data)-500 { // every bit of the directory
				continue
			}
			now := slices.Clone(data)
			now[i] ^= 1 << bit
			p := verify(t, now)
			if p.Sound() {
				t.Errorf("bit %d of byte %d of %d (%q) is not found", bit, i, len(data), data[max(0, i-8):i+1])
				continue
			}
			if got := wrong(p); !slices.ContainsFunc(names, func(n string) bool { return strings.Contains(got, n) }) {
				t.Errorf("bit %d of byte %d of %d: nothing is named: %s", bit, i, len(data), got)
			}
		}
	}
}

// TestATruncatedArchiveIsRefused, wherever it ends, and so is one with more at its end.
func TestATruncatedArchiveIsRefused(t *testing.T) {
	_, data := written(t, site, options(t))
	for n := 0; n < len(data); n += 7 {
		if p := verify(t, data[:n]); p.Sound() {
			t.Errorf("the first %d bytes are sound", n)
		}
	}
	for _, now := range [][]byte{append(slices.Clone(data), 0), append([]byte("#!/bin/sh\n"), data...)} {
		if p := verify(t, now); p.Sound() {
			t.Error("more at the beginning or the end is not found")
		}
	}
	_, err := wacz.Open("a\x1b.wacz", bytes.NewReader(data[:900]), 900)
	var text *disclosure.Said
	if !errors.As(err, &text) {
		t.Fatal(err)
	}
	same(t, text.In(disclosure.En)+"\n"+text.In(disclosure.ZhCN), `
"a\x1b.wacz" is no WACZ or is not whole: it is not of the right format
"a\x1b.wacz" 不是 WACZ 文件，或不完整：格式有误`)
}

// TestMembersThatAreRemovedAddedRenamedOrExchangedAreNamed, with the rest of the ZIP right.
func TestMembersThatAreRemovedAddedRenamedOrExchangedAreNamed(t *testing.T) {
	_, data := written(t, site, options(t))
	all := members(t, data)
	for i, f := range all {
		removed := slices.Delete(slices.Clone(all), i, i+1)
		if got := wrong(verify(t, zipOf(t, removed))); !strings.Contains(got, "! "+f.name+" is missing") {
			t.Errorf("without %s: %s", f.name, got)
		}
		renamed := slices.Clone(all)
		renamed[i].name += "x"
		if got := wrong(verify(t, zipOf(t, renamed))); !strings.Contains(got, "! "+f.name+" is missing") || !strings.Contains(got, f.name+"x ") && i < 3 {
			t.Errorf("%s renamed: %s", f.name, got)
		}
		changed := slices.Clone(all)
		changed[i].data = strings.Replace(f.data, "e", "f", 1)
		if got := wrong(verify(t, zipOf(t, changed))); !strings.Contains(got, "! "+f.name+" ") && !strings.Contains(got, "! datapackage-digest.json does not fit") {
			t.Errorf("%s changed: %s", f.name, got)
		}
	}
	added := append(slices.Clone(all), file{"pages/more.txt", "x"})
	if got := wrong(verify(t, zipOf(t, added))); !strings.Contains(got, "! pages/more.txt is not in datapackage.json: it was added") {
		t.Error(got)
	}
	twice := append(slices.Clone(all), all[1])
	if got := wrong(verify(t, zipOf(t, twice))); !strings.Contains(got, "! indexes/index.cdx is there twice") {
		t.Error(got)
	}
}

// TestNamesThatLeadElsewhereAreRefused.
func TestNamesThatLeadElsewhereAreRefused(t *testing.T) {
	for _, name := range []string{"../a", "/etc/passwd", "a\\b", "a/../../b", "a//b", "./a", "indexes/\x1b[2J.cdx"} {
		got := wrong(verify(t, foreign(t, []file{{name, "x"}})))
		if !strings.Contains(got, "has a name that may lead elsewhere") && name[0] != 'i' || strings.Contains(got, "\x1b") {
			t.Errorf("%q: %q", name, got)
		}
	}
}

// TestAProofThatWasStoppedIsNone.
func TestAProofThatWasStoppedIsNone(t *testing.T) {
	_, data := written(t, site, options(t))
	a, err := wacz.Open("a", bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if p, err := a.Verify(ended); !errors.Is(err, context.Canceled) || p != nil {
		t.Error(p, err)
	}
}

// TestTheIndexCanBeRead for what an archive holds, to be compared.
func TestTheIndexCanBeRead(t *testing.T) {
	_, data := written(t, site, options(t))
	a, err := wacz.Open("a", bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	if err := a.Index(t.Context(), func(url, digest string) error { got = append(got, url+" "+digest[:10]); return nil }); err != nil {
		t.Fatal(err)
	}
	same(t, strings.Join(got, "\n"), `
https://www.x.gov.cn/ sha256:af1
https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/?B=2&a='1' sha256:d08
https://www.x.gov.cn/Style.css sha256:ae1`)
}
