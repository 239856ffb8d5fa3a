package input_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/check"
	"gongkai/site/check/input"
	"gongkai/site/check/rules"
)

// A rec is one record to be written.
type rec struct {
	kind, url, date string
	head            []string // more fields of the record
	http            string   // the head of the answer, or ""
	body            string
}

// answered is a capture of a page.
func answered(url, http, body string) rec {
	return rec{kind: "response", url: url, http: http, body: body}
}

const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"

func (r rec) bytes(version string) []byte {
	block := r.body
	media := "text/html"
	if r.http != "" {
		block = r.http + "\r\n" + r.body
		media = "application/http;msgtype=response"
	}
	date := r.date
	if date == "" {
		date = "2026-01-02T03:04:05Z"
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "WARC/%s\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\nContent-Type: %s\r\n", version, r.kind, r.url, date, media)
	for _, f := range r.head {
		b.WriteString(f + "\r\n")
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s\r\n\r\n", len(block), block)
	return b.Bytes()
}

func packed(data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(data)
	z.Close()
	return b.Bytes()
}

// warc writes records, each compressed on its own or not.
func warc(version string, compress bool, records ...rec) []byte {
	var b bytes.Buffer
	records = append([]rec{{kind: "warcinfo", url: "", body: "software: test\r\n"}}, records...)
	for _, r := range records {
		data := r.bytes(version)
		if compress {
			data = packed(data)
		}
		b.Write(data)
	}
	return b.Bytes()
}

// zipOf writes a zip; the files come as names and contents in turn.
func zipOf(t testing.TB, method uint16, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: method, NonUTF8: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// put writes a file for a test and gives its path.
func put(t testing.TB, name string, data []byte) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(p, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

// opened opens paths until the test ends.
func opened(t testing.TB, paths ...string) *input.Source {
	t.Helper()
	s, err := input.Open(paths, strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// listed gives all files of a source with what is in them.
func listed(t testing.TB, s *input.Source) string {
	t.Helper()
	var out []string
	err := fs.WalkDir(s.FS, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(s.FS, p)
		if err != nil {
			data = []byte(err.Error())
		}
		out = append(out, p+": "+string(data))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(out, "\n")
}

// left gives what was left out.
func left(s *input.Source) string {
	site := &check.Site{}
	s.Fill(site)
	var out []string
	for _, l := range site.Left {
		out = append(out, l.Path+": "+l.Why[disclosure.En])
	}
	return strings.Join(out, "\n")
}

// judged puts rules to what was opened, as pages of others.
func judged(t testing.TB, s *input.Source, ids ...string) string {
	t.Helper()
	list, err := check.Select(rules.All, ids)
	if err != nil {
		t.Fatal(err)
	}
	site := &check.Site{Foreign: true, Today: disclosure.Date{Year: 2026, Month: 6, Day: 1}, Workdays: disclosure.WorkingDays()}
	s.Fill(site)
	result, err := check.Run(context.Background(), site, list)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range result.Findings {
		lines = append(lines, f.Sentence(disclosure.En))
	}
	for _, n := range result.NotChecked {
		lines = append(lines, "not checked: "+n.Why[disclosure.En])
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func same(t testing.TB, got, want string) {
	t.Helper()
	if want = strings.TrimSpace(want); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
