package input_test

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/site/check/input"
)

// readAll opens what data says and reads all of it: whatever it is, nothing
// panics, names are valid, and no file is longer than its bound.
func readAll(t *testing.T, name string, data []byte) {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(p, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := input.Open([]string{p}, strings.NewReader(""))
	if err != nil {
		return
	}
	defer s.Close()
	err = fs.WalkDir(s.FS, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || !fs.ValidPath(p) {
			t.Errorf("%q: %v", p, err)
		}
		if d.IsDir() {
			return nil
		}
		s.IsPage(p)
		f, err := s.FS.Open(p)
		if err != nil {
			return nil
		}
		defer f.Close()
		if n, _ := io.Copy(io.Discard, f); n > input.MaxEntry {
			t.Errorf("%q has %d bytes", p, n)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func FuzzWARC(f *testing.F) {
	f.Add(warc("1.1", false, capturedSite...))
	f.Add(warc("1.0", false, rec{kind: "revisit", url: "http://x/", head: []string{"WARC-Payload-Digest: a"}}, answered("http://x/", ok+"Transfer-Encoding: chunked\r\nContent-Encoding: br, deflate\r\n", "3\r\nabc\r\n0\r\n\r\n")))
	f.Add([]byte("WARC/1.1\r\nContent-Length: 9223372036854775807\r\n\r\n"))
	f.Add([]byte("WARC/1.1\nWARC-Type: response\n WARC-Target-URI: http://x/%zz\nContent-Length: -1\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) { readAll(t, "a.warc", data) })
}

func FuzzPackedWARC(f *testing.F) {
	f.Add(warc("1.1", true, capturedSite...))
	f.Add(packed(warc("1.1", false, capturedSite...)))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Fuzz(func(t *testing.T, data []byte) { readAll(t, "a.warc.gz", data) })
}

func FuzzZip(f *testing.F) {
	f.Add(zipOf(f, 8, "index.html", "home", "../x", "y", "a\\b", "z"))
	f.Add(zipOf(f, 0, "s/index.html", "home", "s/\xb1\xed.html", "y"))
	f.Fuzz(func(t *testing.T, data []byte) { readAll(t, "a.zip", data) })
}

func FuzzWACZ(f *testing.F) {
	f.Add(zipOf(f, 0, "archive/data.warc.gz", string(warc("1.1", true, capturedSite...))))
	f.Add(zipOf(f, 8, "archive/data.warc", string(warc("1.0", false, capturedSite[:2]...))))
	f.Fuzz(func(t *testing.T, data []byte) { readAll(t, "a.wacz", data) })
}
