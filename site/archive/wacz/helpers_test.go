package wacz_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
	"gongkai/site/archive/wacz"
	"gongkai/site/archive/warc"
)

var frozen = time.Date(2026, 6, 1, 8, 30, 15, 0, time.FixedZone("", 8*3600))

func options(t testing.TB) wacz.Options {
	return wacz.Options{
		Title: "公开 2022", Description: "封存的年度报告 <b>", MainPage: "https://www.x.gov.cn/", Created: frozen, Software: "gongkai test", TempDir: t.TempDir(),
		Pages: []wacz.Page{{URL: "https://www.x.gov.cn/", Title: "首页 & <home>"}, {URL: "https://www.x.gov.cn/报告/?B=2&a='1'"}},
		WARC:  warc.Options{Date: frozen, Prefix: "gongkai-2022-v1", Host: "www.x.gov.cn", Info: []warc.Field{{Name: "software", Value: "gongkai test"}}},
	}
}

func resource(uri, media, content string) warc.Resource {
	sum := sha256.Sum256([]byte(content))
	return warc.Resource{URI: uri, MediaType: media, Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:]), Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }}
}

var site = []warc.Resource{
	resource("https://www.x.gov.cn/", "text/html; charset=utf-8", "<title>公开</title>\n"),
	resource("https://www.x.gov.cn/报告/?B=2&a='1'", "text/html; charset=utf-8", "<title>2022</title>\n"),
	resource("https://www.x.gov.cn/Style.css", "text/css", "h1{}"),
}

func written(t testing.TB, resources []warc.Resource, o wacz.Options) (*wacz.Written, []byte) {
	t.Helper()
	var b bytes.Buffer
	w, err := wacz.Write(t.Context(), &b, resources, o)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b.Bytes())
	if w.SHA256 != hex.EncodeToString(sum[:]) || w.Bytes != int64(b.Len()) || w.Records != len(resources) {
		t.Errorf("%+v is not what was written", w)
	}
	return w, b.Bytes()
}

// A file is a member of an archive.
type file struct{ name, data string }

func members(t testing.TB, data []byte) []file {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out []file
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, file{f.Name, string(content)})
	}
	return out
}

func member(t testing.TB, data []byte, name string) string {
	t.Helper()
	for _, f := range members(t, data) {
		if f.name == name {
			return f.data
		}
	}
	t.Fatalf("no %s", name)
	return ""
}

func zipOf(t testing.TB, files []file) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// foreign makes an archive as another program would: whatever the files, its list of them
// is right.
func foreign(t testing.TB, files []file) []byte {
	t.Helper()
	type res struct {
		Name  string `json:"name"`
		Path  string `json:"path"`
		Hash  string `json:"hash"`
		Bytes int    `json:"bytes"`
	}
	var list []res
	files = slices.DeleteFunc(slices.Clone(files), func(f file) bool { return strings.HasPrefix(f.name, "datapackage") })
	for _, f := range files {
		list = append(list, res{path.Base(f.name), f.name, digestOf([]byte(f.data)), len(f.data)})
	}
	said, err := json.Marshal(map[string]any{"profile": "data-package", "wacz_version": "1.1.1", "software": "another", "resources": list})
	if err != nil {
		t.Fatal(err)
	}
	return zipOf(t, append(files, file{"datapackage.json", string(said)}, file{"datapackage-digest.json", `{"path":"datapackage.json","hash":"` + digestOf(said) + `"}`}))
}

func verify(t testing.TB, data []byte) *proof.Proof {
	t.Helper()
	a, err := wacz.Open("a.wacz", bytes.NewReader(data), int64(len(data)))
	if err != nil {
		said := (*disclosure.Said)(nil)
		if !errors.As(err, &said) {
			t.Fatalf("%v is not said in both languages", err)
		}
		return &proof.Proof{Wrong: []proof.Fault{{What: said.Text}}}
	}
	p, err := a.Verify(t.Context())
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
		out = append(out, "+ "+s.Level.In(disclosure.En)+": "+s.What.In(disclosure.En))
	}
	for _, s := range p.Open {
		out = append(out, "? "+s.Level.In(disclosure.En)+": "+s.What.In(disclosure.En))
	}
	return strings.Join(append(out, wrong(p)), "\n")
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

func digestOf(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// ourZIP is a ZIP as Write makes it.
func ourZIP(t testing.TB, files []file) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(f.data)), CompressedSize64: uint64(len(f.data)), UncompressedSize64: uint64(len(f.data)), ModifiedDate: 23745, ModifiedTime: 967}
		h.SetMode(0o644)
		w, err := z.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
