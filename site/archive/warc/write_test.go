package warc_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/site/archive/warc"
)

// TestRecordsAreAsTheStandardHasThem, seen unpacked.
func TestRecordsAreAsTheStandardHasThem(t *testing.T) {
	plain := string(unpacked(t, one(t, site[:2], options)))
	if strings.Count(plain, "\n")-strings.Count(plain, "\r\n") != 2 {
		t.Error("a line of a head does not end in CRLF") // the two others are in the pages
	}
	same(t, strings.ReplaceAll(plain, "\r\n", "\n"), `
WARC/1.1
WARC-Type: warcinfo
WARC-Record-ID: <urn:uuid:27336f11-8a10-5e66-b6d9-e39850ef599a>
WARC-Date: 2026-06-01T00:30:15Z
WARC-Filename: gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz
WARC-Block-Digest: sha256:695a85dc61a40737403a4b19ea15ef0df795385f12e6c5f4a59b7547eb95f561
Content-Type: application/warc-fields
Content-Length: 101

software: gongkai test
description: written from the files of a build, not captured over a network


WARC/1.1
WARC-Type: response
WARC-Record-ID: <urn:uuid:5be79d8e-36db-5dbb-996c-ea02bd988aed>
WARC-Date: 2026-06-01T00:30:15Z
WARC-Target-URI: https://www.x.gov.cn/
WARC-Block-Digest: sha256:04b98f2f346ddbcfb5dcc7bd160c17c8e27095e303f9be4b26dad81452fbb446
WARC-Payload-Digest: sha256:af18d71058f79a89ae960bb8fe7e13e84782510b263deb46daf92385a9c576f6
Content-Type: application/http; msgtype=response
Content-Length: 101

HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8
Content-Length: 22

<title>公开</title>


WARC/1.1
WARC-Type: response
WARC-Record-ID: <urn:uuid:d6338073-649a-5322-953c-f43daffe0c70>
WARC-Date: 2026-06-01T00:30:15Z
WARC-Target-URI: https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1
WARC-Block-Digest: sha256:3e459e993318c9e0d4a61d25c289209f98c7a1b8d4461cd2894db010b721ed7b
WARC-Payload-Digest: sha256:d081f9a5bfe38cbe4086079deca27bad87f1441bfe477a82cbf4d76f2769c089
Content-Type: application/http; msgtype=response
Content-Length: 99

HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8
Content-Length: 20

<title>2022</title>
`)
}

// TestVersion1_0DiffersInTheVersionOnly: GB/T 33994-2017 adopts ISO 28500:2009.
func TestVersion1_0DiffersInTheVersionOnly(t *testing.T) {
	o := options
	o.Version = "1.0"
	old, now := string(unpacked(t, one(t, site, o))), string(unpacked(t, one(t, site, options)))
	if !strings.HasPrefix(old, "WARC/1.0\r\n") || strings.ReplaceAll(old, "WARC/1.0\r\n", "WARC/1.1\r\n") != now {
		t.Error("the records differ in more than the version")
	}
}

// TestEntriesTellWhereRecordsStand: each is a gzip member of its own.
func TestEntriesTellWhereRecordsStand(t *testing.T) {
	entries, _, files := written(t, site, options)
	data, at := files[0].Bytes(), int64(0)
	for i, e := range entries {
		if i > 0 && e.Offset != at {
			t.Errorf("%s is at %d, the record before ends at %d", e.URI, e.Offset, at)
		}
		at = e.Offset + e.Length
		record := string(unpacked(t, data[e.Offset:at]))
		if !strings.Contains(record, "WARC-Target-URI: "+e.URI+"\r\n") || !strings.Contains(record, "WARC-Payload-Digest: "+e.Digest+"\r\n") || strings.Count(record, "WARC/1.1\r\n") != 1 {
			t.Errorf("%+v: %.500s", e, record)
		}
		if head := data[e.Offset : e.Offset+10]; !bytes.Equal(head, []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255}) {
			t.Errorf("the gzip head of %s holds a time, a name or a system: %x", e.URI, head)
		}
	}
	if at != int64(len(data)) {
		t.Errorf("the last record ends at %d of %d", at, len(data))
	}
}

// many is a site of all sizes, with some too large to be packed in memory.
func many(n int) []warc.Resource {
	var out []warc.Resource
	for i := range n {
		size := i * 137 % 9000
		if i%97 == 0 {
			size = 1<<20 + i // streamed
		}
		out = append(out, resource(fmt.Sprintf("https://www.x.gov.cn/%d", i), "text/plain", strings.Repeat(fmt.Sprintf("%d 号；", i*i), size/8)))
	}
	return out
}

// TestTheSameBytesOnAnyNumberOfProcessors, whoever packs first.
func TestTheSameBytesOnAnyNumberOfProcessors(t *testing.T) {
	resources := many(300)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var first []byte
	for _, n := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(n)
		data := one(t, resources, options)
		if first = cmpOr(first, data); !bytes.Equal(first, data) {
			t.Errorf("%d processors make other bytes", n)
		}
	}
	if p := verify(t, first, true); !p.Sound() {
		t.Error(said(p))
	}
}

func cmpOr(a, b []byte) []byte {
	if a == nil {
		return b
	}
	return a
}

// TestTheCompressorIsTheOneThatIsPinned: its bytes are part of what is archived. Where this
// fails after an upgrade, archives that were made before can still be proved by the digests
// of the records unpacked, and the CHANGELOG must say so.
func TestTheCompressorIsTheOneThatIsPinned(t *testing.T) {
	const pinned = "\n\tgithub.com/klauspost/compress v1.20.3\n" // whose bytes these are
	if mod, err := os.ReadFile("../../../go.mod"); err != nil || !strings.Contains(string(mod), pinned) {
		t.Errorf("go.mod does not name%s%v", pinned, err)
	}
	_, names, _ := written(t, many(120), options)
	same(t, names[0].Plain, "6c749fdd27ecf2cbb252b23efe92b092e33246ba9ba368d4368c820c15a9ae9d")
	same(t, names[0].SHA256, "2444a30e278c47b171bf3916d83d1e6510f6779b62e65def0eeea2502a284104")
}

// TestAnotherFileBeginsAboveTheLimit, each with its own warcinfo.
func TestAnotherFileBeginsAboveTheLimit(t *testing.T) {
	o := options
	o.MaxBytes = 800
	entries, names, files := written(t, site, o)
	var got []string
	for _, f := range files {
		records := 0
		if p, err := warc.Verify(t.Context(), f.name, bytes.NewReader(f.Bytes()), int64(f.Len()), true, func(*warc.Record) error { records++; return nil }); err != nil || !p.Sound() {
			t.Error(err, said(p))
		}
		got = append(got, fmt.Sprint(f.name, " ", records))
	}
	same(t, strings.Join(got, "\n"), `
gongkai-2022-v1-20260601003015-00000-www.x.gov.cn.warc.gz 3
gongkai-2022-v1-20260601003015-00001-www.x.gov.cn.warc.gz 3
`)
	if entries[0].File != names[0].Name || entries[3].File != names[1].Name {
		t.Errorf("%+v", entries)
	}
}

// TestAnEmptySiteHasItsWarcinfo.
func TestAnEmptySiteHasItsWarcinfo(t *testing.T) {
	same(t, said(verify(t, one(t, nil, options), true)), "+ a.warc: 1 records, 0 of them answers; 1 digests are right")
}

// TestAFileThatChangedIsAnError, small or large, shorter, longer or other; and nothing hangs.
func TestAFileThatChangedIsAnError(t *testing.T) {
	for _, size := range []int{10, 3 << 20} {
		for name, now := range map[string]string{"other": strings.Repeat("y", size), "shorter": strings.Repeat("x", size-1), "longer": strings.Repeat("x", size+1)} {
			r := resource("https://www.x.gov.cn/a", "text/plain", strings.Repeat("x", size))
			r.Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(now)), nil }
			_, _, err := warc.Write(t.Context(), append(many(50), r, site[0]), options, func(string) (io.WriteCloser, error) { return &kept{}, nil })
			if err == nil || err.Error() != "https://www.x.gov.cn/a changed while it was archived; run again" {
				t.Errorf("%s, %d bytes: %v", name, size, err)
			}
		}
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write(p []byte) (int, error) { return 0, errFull }
func (full) Close() error                { return nil }

// TestWhatCannotBeWrittenEndsAtOnce: a full disk, a run that is stopped, a file that is gone.
func TestWhatCannotBeWrittenEndsAtOnce(t *testing.T) {
	if _, _, err := warc.Write(t.Context(), many(300), options, func(string) (io.WriteCloser, error) { return full{}, nil }); !errors.Is(err, errFull) {
		t.Error(err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := warc.Write(stopped, many(300), options, func(string) (io.WriteCloser, error) { return &kept{}, nil }); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	gone := site[0]
	gone.Open = func() (io.ReadCloser, error) { return nil, io.ErrClosedPipe }
	if _, _, err := warc.Write(t.Context(), append(many(20), gone), options, func(string) (io.WriteCloser, error) { return &kept{}, nil }); !errors.Is(err, io.ErrClosedPipe) {
		t.Error(err)
	}
}

// TestWhatNoReaderCouldReadIsRefused.
func TestWhatNoReaderCouldReadIsRefused(t *testing.T) {
	for want, change := range map[string]func(*warc.Resource, *warc.Options){
		`"/a" is no whole address and cannot be archived`:                                         func(r *warc.Resource, o *warc.Options) { r.URI = "/a" },
		`https://www.x.gov.cn/ has the malformed media type "a/b\r\nX: y" and cannot be archived`: func(r *warc.Resource, o *warc.Options) { r.MediaType = "a/b\r\nX: y" },
		`the size or the SHA-256 of https://www.x.gov.cn/ is missing, so it cannot be archived`:   func(r *warc.Resource, o *warc.Options) { r.SHA256 = "abc" },
		`https://www.x.gov.cn/style.css is there twice and cannot be archived`:                    func(r *warc.Resource, o *warc.Options) { r.URI = "https://www.x.gov.cn/style.css" },
		`version "2.0" of WARC cannot be written; say 1.1 or 1.0`:                                 func(r *warc.Resource, o *warc.Options) { o.Version = "2.0" },
		`the time of the freezing is missing`:                                                     func(r *warc.Resource, o *warc.Options) { o.Date = time.Time{} },
		`"a\r\nb" cannot be the name of a field of warcinfo`:                                      func(r *warc.Resource, o *warc.Options) { o.Info = []warc.Field{{Name: "a\r\nb"}} },
	} {
		resources, o := slices.Clone(site), options
		change(&resources[0], &o)
		if _, _, err := warc.Write(t.Context(), resources, o, func(string) (io.WriteCloser, error) { return &kept{}, nil }); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestAddressesAreEncoded as RFC 3986 has them; what is encoded already stays.
func TestAddressesAreEncoded(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.x.gov.cn/报告/?页=1&b= c":       "https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/?%E9%A1%B5=1&b=%20c",
		"https://www.x.gov.cn/%E6%8A%a5|\"<>^`{}": "https://www.x.gov.cn/%E6%8A%a5%7C%22%3C%3E%5E%60%7B%7D",
		"https://www.x.gov.cn/a;b,c@d!e'(f)*~g#h": "https://www.x.gov.cn/a;b,c@d!e'(f)*~g#h",
	} {
		if got, err := warc.Encode(address); err != nil || got != want {
			t.Errorf("%s: %s %v", address, got, err)
		}
	}
	for _, address := range []string{"", "a", "//x/a", "mailto:a@b", "https://x/\xff", "https://x/%zz", "https://x/a\nb", "https://政府.中国/"} {
		if got, err := warc.Encode(address); err == nil {
			t.Errorf("%q became %s", address, got)
		}
	}
}

// zeros is an endless file.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }
func (zeros) Close() error               { return nil }

// TestALargeFileIsStreamed: nothing holds it in memory, whatever its size; a quarter of a
// gigabyte shows that as well as a whole one.
func TestALargeFileIsStreamed(t *testing.T) {
	const size = 256 << 20
	sum := sha256.New()
	io.CopyN(sum, zeros{}, size)
	r := warc.Resource{URI: "https://www.x.gov.cn/film", MediaType: "video/mp4", Size: size, SHA256: hex.EncodeToString(sum.Sum(nil)), Open: func() (io.ReadCloser, error) {
		return struct {
			io.Reader
			io.Closer
		}{io.LimitReader(zeros{}, size), zeros{}}, nil
	}}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	data := one(t, []warc.Resource{r}, options)
	if p := verify(t, data, true); !p.Sound() {
		t.Error(said(p))
	}
	if runtime.ReadMemStats(&after); after.TotalAlloc-before.TotalAlloc > 16<<20 {
		t.Errorf("%d MB were allocated", (after.TotalAlloc-before.TotalAlloc)>>20)
	}
}
