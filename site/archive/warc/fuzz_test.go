package warc_test

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode"

	"gongkai/disclosure"
	"gongkai/site/archive/warc"
)

// readAll proves whatever it is: nothing panics, records lie within the file, in order and
// not over each other, and what people see cannot harm their terminal.
func readAll(t *testing.T, data []byte, packed bool) {
	t.Helper()
	at, n := int64(0), 0
	p, err := warc.Verify(t.Context(), "a", bytes.NewReader(data), int64(len(data)), packed, func(r *warc.Record) error {
		n++
		if r.Offset < at || r.Length < 0 || r.Offset+r.Length > int64(len(data)) {
			t.Errorf("a record at %d, %d long, behind %d, in %d bytes", r.Offset, r.Length, at, len(data))
		}
		at = r.Offset + r.Length
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n == 0 && p.Sound() {
		t.Error("a file without a record is sound")
	}
	for _, f := range p.Wrong {
		if text := f.Where + f.What[disclosure.ZhCN] + f.What[disclosure.En]; len(text) > 3000 || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Errorf("%q", text)
		}
	}
	for _, s := range p.Open {
		if text := s.What[disclosure.ZhCN] + s.What[disclosure.En]; len(text) > 3000 || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Errorf("%q", text)
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(unpacked(f, one(f, site, options)))
	f.Add([]byte(answer("WARC-Payload-Digest: sha1:abc\r\n", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n") + record("revisit", "http://x/\x1b[2J", http, "")))
	f.Add([]byte("WARC/1.1\r\nContent-Length: 4611686018427387903\r\n\r\n"))
	f.Add([]byte("WARC/1.1\nWARC-Type: \u202e\n WARC-Target-URI: http://x/%zz\nContent-Length: 0\n\n\r\n\r\nWARC/1."))
	f.Fuzz(func(t *testing.T, data []byte) { readAll(t, data, false) })
}

func FuzzVerifyPacked(f *testing.F) {
	f.Add(one(f, site[:2], options))
	f.Add(packedWhole(unpacked(f, one(f, site[:1], options))))
	f.Add([]byte("\x1f\x8b\x08\x00\x1f\x8b\x08\x00"))
	f.Add(append(packedWhole(nil), packedWhole([]byte(answer("", "", "a")))...))
	f.Fuzz(func(t *testing.T, data []byte) { readAll(t, data, true) })
}

// FuzzPacked gives the fuzzer what is packed, which it would hardly reach through gzip.
func FuzzPacked(f *testing.F) {
	f.Add([]byte(answer("", "", "a")), []byte(answer("", "", "b")))
	f.Fuzz(func(t *testing.T, a, b []byte) { readAll(t, append(packedWhole(a), packedWhole(b)...), true) })
}

// FuzzDechunk: what comes out is never longer than what goes in.
func FuzzDechunk(f *testing.F) {
	f.Add("3\r\nabc\r\n0\r\n\r\n")
	f.Add("ffffffffff\r\n")
	f.Fuzz(func(t *testing.T, body string) {
		if n, _ := io.Copy(io.Discard, warc.Dechunk(bufio.NewReader(strings.NewReader(body)))); n > int64(len(body)) {
			t.Errorf("%d bytes of %d", n, len(body))
		}
	})
}

// FuzzDigest: what is read as a digest says the same when it is written again.
func FuzzDigest(f *testing.F) {
	f.Add("sha256:abc")
	f.Add("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
	f.Fuzz(func(t *testing.T, said string) {
		if d := warc.ParseDigest(said); d.Known() && len(d.Value) > 0 && !d.Equal(warc.ParseDigest(strings.ToLower(said))) {
			t.Errorf("%q and in lower case are not the same", said)
		}
	})
}

// FuzzEncode: what is encoded stays as it is, and has nothing that would end a line.
func FuzzEncode(f *testing.F) {
	f.Add("https://www.x.gov.cn/报告/?页=1#%E6")
	f.Fuzz(func(t *testing.T, address string) {
		once, err := warc.Encode(address)
		if err != nil {
			return
		}
		if twice, err := warc.Encode(once); err != nil || twice != once {
			t.Errorf("%q becomes %q becomes %q: %v", address, once, twice, err)
		}
		if strings.ContainsFunc(once, func(r rune) bool { return r <= ' ' || r > '~' }) {
			t.Errorf("%q", once)
		}
	})
}
