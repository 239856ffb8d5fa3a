package input_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check/input"
)

// refused gives the sentence by which a path is refused.
func refused(t *testing.T, paths ...string) string {
	t.Helper()
	s, err := input.Open(paths, strings.NewReader(""))
	if err == nil {
		s.Close()
		return "was opened"
	}
	if said, ok := err.(*disclosure.Said); !ok || said.In(disclosure.ZhCN) == said.In(disclosure.En) {
		t.Errorf("%v is not told in both languages", err)
	}
	return err.Error()
}

func TestZipNames(t *testing.T) {
	s := opened(t, put(t, "a.zip", zipOf(t, 8,
		"index.html", "home", "sub/", "", "sub/a.html", "a", `back\slash.html`, "b", "\xb1\xed.html", "named in GBK",
		"../out.html", "x", "/abs.html", "x", "a/../../out.html", "x", "nul\x00.html", "x", "line\nbreak.html", "x", "rtl\u202elmth.exe", "x",
		"index.html", "twice", "a//b.html", "x", strings.Repeat("x", 2000), "x", strings.Repeat("d/", 70)+"deep.html", "x", "\xff\xfe\xfd", "x", "", "x", ".", "x",
		"Case.html", "1", "case.html", "2", "both", "file", "both/in.html", "in a folder of that name", "__MACOSX/._a.html", "x",
	)))
	same(t, listed(t, s), `
Case.html: 1
back/slash.html: b
both/in.html: in a folder of that name
both/index.html: file
case.html: 2
index.html: home
sub/a.html: a
表.html: named in GBK`)
	malformed, control, long := ": its name leads out of what was given, or is malformed", ": its name holds control characters", ": its name is too long, or lies in too many folders"
	same(t, left(s), strings.Join([]string{
		`""` + malformed, `"\xff\xfe\xfd": its name is not in UTF-8`, `"line\nbreak.html"` + control, `"nul\x00.html"` + control, `"rtl\u202elmth.exe"` + control,
		"." + malformed, "../out.html" + malformed, "/abs.html" + malformed, "a/../../out.html" + malformed, "a//b.html" + malformed,
		strings.Repeat("d/", 70) + "deep.html" + long, "index.html: there is more than one of this name, and only the first was read", strings.Repeat("x", 200) + "…" + long,
	}, "\n"))
}

func TestZipInOneFolder(t *testing.T) {
	s := opened(t, put(t, "a.zip", zipOf(t, 8, "site/index.html", "home", "site/a.html", "a", "__MACOSX/site/._a.html", "x")))
	same(t, listed(t, s), "a.html: a\nindex.html: home")
}

// forged writes a zip whose entry says that it comes to so many bytes.
func forged(t *testing.T, name string, data []byte, size uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: 8, CompressedSize64: uint64(len(data)), UncompressedSize64: size})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestBombsAreRefused: what would come to too much is never decoded whole.
func TestBombsAreRefused(t *testing.T) {
	if got := refused(t, put(t, "a.zip", forged(t, "a.bin", []byte{3, 0}, 300<<20))); !strings.HasSuffix(got, "a.zip would come to more than 200 times its size, so nothing of it was checked") {
		t.Error(got)
	}
	if got := refused(t, put(t, "a.zip", forged(t, "a.bin", []byte{3, 0}, 1<<62))); !strings.HasSuffix(got, "a.zip would come to more than is read, so nothing of it was checked") {
		t.Error(got)
	}
	var bomb bytes.Buffer
	z, err := gzip.NewWriterLevel(&bomb, gzip.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(z, "WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 2000000000\r\n\r\n")
	zeros := make([]byte, 1<<20)
	for range 400 {
		z.Write(zeros)
	}
	z.Close()
	same(t, refused(t, put(t, "a.warc.gz", bomb.Bytes())), "a.warc.gz would come to more than is read, so nothing of it was checked")
	s := opened(t, put(t, "page.zip", forged(t, "large.html", bytes.Repeat([]byte{3, 0}, 1<<19), 64<<20)))
	same(t, listed(t, s), "")
	same(t, left(s), "large.html: it is larger than what is read")
	if _, err := input.Open([]string{"-"}, io.LimitReader(endless{}, 1<<40)); err == nil || err.Error() != "the page on standard input is larger than what is read, so it was not checked" {
		t.Error(err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

// TestPayloadBombIsTold: an answer that decodes to too much is named, and the
// other pages are judged.
func TestPayloadBombIsTold(t *testing.T) {
	bomb := string(packed(make([]byte, 40<<20)))
	s := opened(t, put(t, "a.warc", warc("1.1", false, answered("http://x.gov.cn/", ok, "home"), answered("http://x.gov.cn/b.html", ok+"Content-Encoding: gzip\r\n", bomb))))
	same(t, judged(t, s, "chk-input"), "b.html: it was not read, so it was not checked: it cannot be read (read b.html: larger than the checker reads (文件超过可读取的大小)) (chk-input, warn)")
}

// TestDamagedArchives: what stands before the damage is read, and the damage is told.
func TestDamagedArchives(t *testing.T) {
	good := warc("1.1", false, answered("http://x.gov.cn/", ok, "home"), answered("http://x.gov.cn/a.html", ok, "a"))
	s := opened(t, put(t, "a.warc", good[:len(good)-20]))
	same(t, listed(t, s), "index.html: home")
	if got := left(s); !strings.HasPrefix(got, "a.warc: the record at byte ") || !strings.HasSuffix(got, "is damaged, and what follows was not read (unexpected EOF)") {
		t.Error(got)
	}
	gz := warc("1.1", true, answered("http://x.gov.cn/", ok, "home"), answered("http://x.gov.cn/a.html", ok, "a"))
	gz[len(gz)-6] ^= 0xff
	s = opened(t, put(t, "a.warc.gz", gz))
	if got := left(s); !strings.Contains(got, "invalid checksum") {
		t.Error(got)
	}
	for name, data := range map[string]string{
		"a.warc": "<html>", "b.warc.gz": "<html>", "c.zip": "<html>", "d.wacz": "<html>", "e.warc": "", "f.warc": "WARC/1.1\r\n\r\n", "g.txt": "x",
	} {
		if got := refused(t, put(t, name, []byte(data))); got == "was opened" {
			t.Errorf("%s was opened", name)
		}
	}
	damaged := zipOf(t, 8, "index.html", "home", "b.html", strings.Repeat("b", 100))
	damaged[bytes.Index(damaged, []byte("b.html"))+8] ^= 0xff
	s = opened(t, put(t, "a.zip", damaged))
	if got := judged(t, s, "chk-input"); !strings.HasPrefix(got, "b.html: it was not read") {
		t.Error(got)
	}
}

// TestKindsAreNotMixed: what cannot be judged together is refused.
func TestKindsAreNotMixed(t *testing.T) {
	dir := t.TempDir()
	page := put(t, "a.html", []byte("a"))
	if got := refused(t, dir, page); !strings.HasPrefix(got, "only one kind") {
		t.Error(got)
	}
	if got := refused(t, dir, dir); !strings.HasPrefix(got, "folders, zips and WACZ files can be checked one at a time") {
		t.Error(got)
	}
	if got := refused(t, filepath.Join(dir, "none.html")); !strings.HasPrefix(got, "there is no file or folder ") {
		t.Error(got)
	}
}
