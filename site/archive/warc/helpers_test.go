package warc_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
	"gongkai/site/archive/warc"
)

// options are those of all tests that ask for nothing else.
var options = warc.Options{
	Date: time.Date(2026, 6, 1, 8, 30, 15, 0, time.FixedZone("", 8*3600)), Prefix: "gongkai-2022-v1", Host: "www.x.gov.cn",
	Info: []warc.Field{{Name: "software", Value: "gongkai test"}, {Name: "description", Value: "written from the files of a build,\nnot captured over a network"}},
}

func resource(uri, media, content string) warc.Resource {
	sum := sha256.Sum256([]byte(content))
	return warc.Resource{URI: uri, MediaType: media, Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:]), Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }}
}

// site is a small one.
var site = []warc.Resource{
	resource("https://www.x.gov.cn/", "text/html; charset=utf-8", "<title>公开</title>\n"),
	resource("https://www.x.gov.cn/报告/2022/?页=1", "text/html; charset=utf-8", "<title>2022</title>\n"),
	resource("https://www.x.gov.cn/style.css", "text/css", ""),
	resource("https://www.x.gov.cn/long.csv", "text/csv", strings.Repeat("年度,件数\n2022,1234\n", 500)),
}

// A kept file is one that was written into memory.
type kept struct {
	bytes.Buffer
	name   string
	closed bool
}

func (k *kept) Close() error { k.closed = true; return nil }

// written writes a web archive into memory.
func written(t testing.TB, resources []warc.Resource, o warc.Options) ([]warc.Entry, []warc.Name, []*kept) {
	t.Helper()
	var files []*kept
	entries, names, err := warc.Write(t.Context(), resources, o, func(name string) (io.WriteCloser, error) {
		files = append(files, &kept{name: name})
		return files[len(files)-1], nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range files {
		sum := sha256.Sum256(f.Bytes())
		if !f.closed || names[i].Name != f.name || names[i].SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s was not closed, or is not what Write says: %+v", f.name, names[i])
		}
	}
	return entries, names, files
}

func one(t testing.TB, resources []warc.Resource, o warc.Options) []byte {
	t.Helper()
	_, _, files := written(t, resources, o)
	if len(files) != 1 {
		t.Fatalf("%d files", len(files))
	}
	return files[0].Bytes()
}

func unpacked(t testing.TB, data []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

func packedWhole(data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(data)
	z.Close()
	return b.Bytes()
}

func verify(t testing.TB, data []byte, packed bool) *proof.Proof {
	t.Helper()
	p, err := warc.Verify(t.Context(), "a.warc", bytes.NewReader(data), int64(len(data)), packed, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// said is a proof in English, a line for each statement: what holds begins with +, what is
// open with ?, what is wrong with !.
func said(p *proof.Proof) string {
	var out []string
	for _, s := range p.Held {
		out = append(out, "+ "+s.What.In(disclosure.En))
	}
	for _, s := range p.Open {
		out = append(out, "? "+s.What.In(disclosure.En))
	}
	if len(p.Wrong) > 0 {
		out = append(out, wrong(p))
	}
	return strings.Join(out, "\n")
}

func wrong(p *proof.Proof) string {
	var out []string
	for _, f := range p.Wrong {
		out = append(out, "! "+f.Where+" "+f.What.In(disclosure.En))
	}
	return strings.Join(out, "\n")
}

func same(t testing.TB, got, want string) {
	t.Helper()
	if got, want = strings.TrimSpace(got), strings.TrimSpace(want); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
