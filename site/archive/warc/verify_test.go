package warc_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/archive/warc"
)

// TestASoundFileIsProved, packed and plain, and each record is handed over.
func TestASoundFileIsProved(t *testing.T) {
	data := one(t, site, options)
	const want = "+ a.warc: 5 records, 4 of them answers; 9 digests are right"
	same(t, said(verify(t, data, true)), want)
	plain := unpacked(t, data)
	same(t, said(verify(t, plain, false)), want+notPacked)
	for packed, file := range map[bool][]byte{true: data, false: plain} {
		var got []string
		at := int64(0)
		_, err := warc.Verify(t.Context(), "a", bytes.NewReader(file), int64(len(file)), packed, func(r *warc.Record) error {
			if r.Offset != at {
				t.Errorf("%s is at %d, not %d", r.URI, r.Offset, at)
			}
			at += r.Length
			got = append(got, fmt.Sprintf("%s %s %s %d %.6s", r.Type, r.URI, r.MediaType, r.Status, r.SHA256))
			return nil
		})
		if err != nil || at != int64(len(file)) {
			t.Error(err, at)
		}
		same(t, strings.Join(got, "\n"), `
warcinfo   0 695a85
response https://www.x.gov.cn/ text/html; charset=utf-8 200 af18d7
response https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1 text/html; charset=utf-8 200 d081f9
response https://www.x.gov.cn/style.css text/css 200 e3b0c4
response https://www.x.gov.cn/long.csv text/csv 200 1b9442`)
	}
}

// notPacked is left open of every plain file.
const notPacked = "\n? a.warc: is not packed, so no sum covers what the heads of records say: address, time, type"

// TestEveryFlippedBitIsFound and its record named, unless all unpacks to the same: there are
// bits without a meaning in the head of a gzip member, and where it is filled up to a byte.
func TestEveryFlippedBitIsFound(t *testing.T) {
	entries, _, files := written(t, site, options)
	data := files[0].Bytes()
	plain := unpacked(t, data)
	starts := []int64{0}
	for _, e := range entries {
		starts = append(starts, e.Offset)
	}
	for i := range data {
		record := starts[0]
		for _, at := range starts {
			if int64(i) >= at {
				record = at
			}
		}
		bits := []int{i % 8}
		if int64(i)-record < 30 {
			bits = []int{0, 1, 2, 3, 4, 5, 6, 7}
		}
		for _, bit := range bits {
			now := slices.Clone(data)
			now[i] ^= 1 << bit
			if got := said(verify(t, now, true)); !strings.Contains(got, fmt.Sprintf("! a.warc @%d", record)) && !unpacksTo(now, plain) {
				t.Errorf("bit %d of byte %d of %d, in the record at %d: %s", bit, i, len(data), record, got)
			}
		}
	}
}

// unpacksTo asks the standard library.
func unpacksTo(data, want []byte) bool {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return false
	}
	got, err := io.ReadAll(z)
	return err == nil && bytes.Equal(got, want)
}

// TestDamageHidesNothingElse: records behind it are proved all the same.
func TestDamageHidesNothingElse(t *testing.T) {
	entries, _, files := written(t, site, options)
	data := slices.Clone(files[0].Bytes())
	data[entries[1].Offset+40] ^= 1
	var after []string
	p, err := warc.Verify(t.Context(), "a.warc", bytes.NewReader(data), int64(len(data)), true, func(r *warc.Record) error { after = append(after, r.URI); return nil })
	if err != nil || len(p.Wrong) != 1 || len(after) != 4 {
		t.Errorf("%v %v\n%s", err, after, said(p))
	}
	plain := bytes.Replace(unpacked(t, files[0].Bytes()), []byte("Content-Length: 99\r\n"), []byte("Content-Length: 98\r\n"), 1)
	same(t, wrong(verify(t, plain, false)), "! a.warc @995 https://www.x.gov.cn/%E6%8A%A5%E5%91%8A/2022/?%E9%A1%B5=1 does not end as a record does: its length is wrong, or the file is not whole")
}

// TestATruncatedFileIsNeverSound, wherever it ends but between two records: then nothing in
// the file says that there were more, and only an index or a list of files can.
func TestATruncatedFileIsNeverSound(t *testing.T) {
	entries, _, files := written(t, site, options)
	ends := map[int]bool{}
	for _, e := range entries {
		ends[int(e.Offset)] = true
	}
	for _, packed := range []bool{true, false} {
		data := files[0].Bytes()
		if !packed {
			data = unpacked(t, data)[:2500]
		}
		for n := range data {
			if p := verify(t, data[:n], packed); p.Sound() && !(packed && ends[n]) && !(!packed && bytes.HasSuffix(data[:n], []byte("\r\n\r\n")) && bytes.HasPrefix(data[n:], []byte("WARC/"))) {
				t.Errorf("the first %d bytes are sound: %s", n, said(p))
			}
		}
	}
	same(t, said(verify(t, nil, true)), "! a.warc holds no record")
}

// TestOneThingWrongWithManyRecordsIsToldOnce.
func TestOneThingWrongWithManyRecordsIsToldOnce(t *testing.T) {
	plain := unpacked(t, one(t, many(60), options))
	plain = bytes.ReplaceAll(plain, []byte("WARC-Payload-Digest: sha256:"), []byte("WARC-Payload-Digest: sha256:00"))
	p := verify(t, plain, false)
	if n := len(p.Wrong); n != 21 {
		t.Fatalf("%d faults:\n%s", n, said(p))
	}
	if got := p.Wrong[20].What[disclosure.En]; !strings.HasPrefix(got, "has 40 more faults like that of a.warc @") {
		t.Error(got)
	}
}

// TestAProofThatWasStoppedIsNone.
func TestAProofThatWasStoppedIsNone(t *testing.T) {
	data := one(t, site, options)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if p, err := warc.Verify(ended, "a", bytes.NewReader(data), int64(len(data)), true, nil); !errors.Is(err, context.Canceled) || p != nil {
		t.Error(p, err)
	}
}

// record writes one as another program may: head is more fields of it.
func record(kind, uri, head, block string) string {
	id := sha1.Sum([]byte(kind + uri + head + block))
	if uri != "" {
		uri = "WARC-Target-URI: " + uri + "\r\n"
	}
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:x:%x>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n%s%sContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, id, uri, head, len(block), block)
}

const http = "Content-Type: application/http;msgtype=response\r\n"

func answer(head, http_, body string) string {
	return record("response", "http://x/", http+head, "HTTP/1.1 200 OK\r\n"+http_+"\r\n"+body)
}

func sha256Hex(s string) string { return fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(s))) }

func sha1Base32(s string) string {
	sum := sha1.Sum([]byte(s))
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

// TestOthersRecordsAreProvedAsFarAsTheyCan, and what cannot be proved is told.
func TestOthersRecordsAreProvedAsFarAsTheyCan(t *testing.T) {
	const chunks, joined = "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: 1\r\n\r\n", "abcde"
	const chunked = "Transfer-Encoding: chunked\r\n"
	payload := func(d string) string { return "WARC-Payload-Digest: " + d + "\r\n" }
	for name, c := range map[string]struct{ data, want string }{
		"SHA-1 in base32":              {answer(payload(sha1Base32("a")), "", "a"), "+ a.warc: 1 records, 1 of them answers; 1 digests are right\n? a.warc: 1 of the digests that are right are SHA-1 or MD5, which show accidents but no forgery"},
		"MD5":                          {answer(payload(fmt.Sprintf("md5:%x", md5.Sum([]byte("a")))), "", "a"), "+ a.warc: 1 records, 1 of them answers; 1 digests are right\n? a.warc: 1 of the digests that are right are SHA-1 or MD5, which show accidents but no forgery"},
		"sha-256":                      {answer(payload(strings.Replace(sha256Hex("a"), "sha256", "SHA-256", 1)), "", "a"), "+ a.warc: 1 records, 1 of them answers; 1 digests are right"},
		"base32 with a stray bit":      {answer(payload("sha256:"+base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString([]byte(strings.Repeat("x", 32)))[:51]+"B"), "", "a"), "! a.warc @0 http://x/ does not have the digest that it gives of its payload"},
		"blake3":                       {answer(payload("blake3:abc"), "", "a"), "+ a.warc: 1 records, 1 of them answers; 0 digests are right\n? a.warc: 1 records have no digest that can be proved\n? a.warc: 1 digests are by the algorithm blake3, which is not known, and were not proved"},
		"no digest":                    {answer("", "", "a"), "+ a.warc: 1 records, 1 of them answers; 0 digests are right\n? a.warc: 1 records have no digest that can be proved"},
		"a digest without algorithm":   {answer(payload("abc"), "", "a"), "! a.warc @0 http://x/ has a malformed digest of its payload\n? a.warc: 1 records have no digest that can be proved"},
		"wrong":                        {answer(payload(sha256Hex("b")), "", "a"), "! a.warc @0 http://x/ does not have the digest that it gives of its payload"},
		"chunked, of the body joined":  {answer(payload(sha256Hex(joined)), chunked, chunks), "+ a.warc: 1 records, 1 of them answers; 1 digests are right"},
		"chunked, of the body as sent": {answer(payload(sha256Hex(chunks)), chunked, chunks), "+ a.warc: 1 records, 1 of them answers; 1 digests are right\n? a.warc: 1 digests of payloads are of the body with its chunks, as some programs write them, not without, as the standard has it"},
		"chunked no longer":            {answer(payload(sha256Hex("hello\n")), chunked, "hello\n"), "+ a.warc: 1 records, 1 of them answers; 1 digests are right"},
		"chunked and wrong":            {answer(payload(sha256Hex("x")), chunked, chunks), "! a.warc @0 http://x/ does not have the digest that it gives of its payload"},
		"no answer":                    {record("response", "http://x/", http, "abc\r\n\r\n"), "! a.warc @0 http://x/ has a malformed head of its HTTP answer or request\n? a.warc: 1 records have no digest that can be proved"},
		"DNS":                          {record("response", "dns:x", "Content-Type: text/dns\r\n"+payload(sha256Hex("1.2.3.4")), "1.2.3.4"), "+ a.warc: 1 records, 1 of them answers; 1 digests are right"},
		"request":                      {record("request", "http://x/", "Content-Type: application/http;msgtype=request\r\n"+payload(sha256Hex("a=b")), "POST / HTTP/1.1\r\n\r\na=b"), "+ a.warc: 1 records, 0 of them answers; 1 digests are right"},
		"metadata, resource":           {record("metadata", "", "WARC-Block-Digest: "+sha256Hex("a: b")+"\r\n", "a: b") + record("resource", "http://x/", payload(sha256Hex("r")), "r"), "+ a.warc: 2 records, 0 of them answers; 2 digests are right"},
		"revisit of what is here":      {answer(payload(sha256Hex("a")), "", "a") + record("revisit", "http://x/b", http+payload(sha256Hex("a")), ""), "+ a.warc: 2 records, 1 of them answers; 1 digests are right"},
		"revisit of what is not":       {record("revisit", "http://x/b", http+payload(sha256Hex("a")), ""), "+ a.warc: 1 records, 0 of them answers; 0 digests are right\n? a.warc: 1 records only say that nothing had changed, and what it was before is not in this file"},
		"continuation":                 {record("continuation", "http://x/b", "WARC-Segment-Number: 2\r\n"+payload(sha256Hex("whole")), "part"), "+ a.warc: 1 records, 0 of them answers; 0 digests are right\n? a.warc: 1 records are parts of a longer one, whose payload was not proved as a whole"},
		"truncated":                    {answer("WARC-Truncated: length\r\n"+payload(sha256Hex("whole")), "", "who"), "+ a.warc: 1 records, 1 of them answers; 0 digests are right\n? a.warc: 1 records were cut short when they were captured"},
		"unknown type":                 {record("screenshot", "http://x/", payload(sha256Hex("a")), "a"), "+ a.warc: 1 records, 0 of them answers; 1 digests are right\n? a.warc: 1 records are of the type screenshot, which is not known"},
		"twice":                        {answer(payload(sha256Hex("a")), "", "a") + answer(payload(sha256Hex("a")), "", "a"), "! a.warc @" + fmt.Sprint(len(answer(payload(sha256Hex("a")), "", "a"))) + " http://x/ has the WARC-Record-ID of another record"},
		"a field twice":                {answer(payload(sha256Hex("a"))+payload(sha256Hex("b"))+"WARC-Concurrent-To: <a:b>\r\nWARC-Concurrent-To: <a:c>\r\n", "", "a"), `! a.warc @0 http://x/ has the field "warc-payload-digest" twice`},
		"old":                          {strings.Replace(answer(payload(sha256Hex("a")), "", "a"), "WARC/1.1", "WARC/0.18", 1), "+ a.warc: 1 records, 1 of them answers; 1 digests are right\n? a.warc: 1 records are of a version of WARC before 1.0"},
		"new":                          {strings.Replace(answer(payload(sha256Hex("a")), "", "a"), "WARC/1.1", "WARC/2.0", 1), `! a.warc @0 http://x/ has the version "2.0" of WARC, which is not known`},
		"nothing of what it must have": {"WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 1 May\r\nno field\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "! a.warc @0 lacks WARC-Target-URI\n! a.warc @0 lacks a WARC-Record-ID, or has a malformed one\n! a.warc @0 lacks a WARC-Date, or has a malformed one\n! a.warc @0 has lines in its head, or before it, that are no fields\n? a.warc: 1 records have no digest that can be proved"},
	} {
		t.Run(name, func(t *testing.T) {
			lines := func(s string) string { l := strings.Split(s, "\n"); slices.Sort(l); return strings.Join(l, "\n") }
			same(t, lines(said(verify(t, []byte(c.data), false))), lines(c.want+notPacked))
			if got := said(verify(t, packedWhole([]byte(c.data)), true)); strings.Contains(c.want, "! ") != strings.Contains(got, "! ") {
				t.Errorf("packed as one:\n%s", got)
			}
		})
	}
}

// TestAFilePackedAsOneIsProvedAndTold: none of its records can be reached.
func TestAFilePackedAsOneIsProvedAndTold(t *testing.T) {
	data := packedWhole(unpacked(t, one(t, site, options)))
	same(t, said(verify(t, data, true)), `
+ a.warc: 5 records, 4 of them answers; 9 digests are right
? a.warc: 5 records are packed together with others, so none of them can be read or replayed on its own`)
}
