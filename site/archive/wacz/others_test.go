package wacz_test

import (
	"crypto/sha1"
	"encoding/base32"
	"fmt"
	"strings"
	"testing"
)

func sha1Of(data string) string {
	sum := sha1.Sum([]byte(data))
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

// A crawl writes records and their lines of an index as crawlers do: WARC/1.0, not packed,
// SHA-1 in base32, records of requests and metadata beside the answers, addresses within
// angle brackets.
type crawl struct {
	warc, index strings.Builder
	n           int
}

func (c *crawl) record(kind, address, head, block string) (at, length int) {
	at = c.warc.Len()
	c.n++
	if address != "" {
		address = "WARC-Target-URI: <" + address + ">\r\n"
	}
	fmt.Fprintf(&c.warc, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Date: 2019-05-06T07:08:09Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\n%s%sContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, c.n, address, head, len(block), block)
	return at, c.warc.Len() - at
}

func (c *crawl) line(key, address, mime, status, digest string, at, length int) {
	fmt.Fprintf(&c.index, "%s 20190506070809 {\"url\":%q,\"mime\":%q,\"status\":%q,\"digest\":%q,\"length\":\"%d\",\"offset\":\"%d\",\"filename\":\"crawl.warc\"}\n", key, address, mime, status, digest, length, at)
}

const answered = "Content-Type: application/http; msgtype=response\r\n"

func crawled() *crawl {
	c := &crawl{}
	c.record("warcinfo", "", "Content-Type: application/warc-fields\r\n", "software: Wget/1.20\r\n")
	c.record("request", "http://www.x.cn/", "Content-Type: application/http; msgtype=request\r\n", "GET / HTTP/1.1\r\nHost: www.x.cn\r\n\r\n")
	const joined = "<title>x</title>"
	at, n := c.record("response", "http://www.x.cn/", answered+"WARC-Payload-Digest: "+sha1Of(joined)+"\r\nWARC-IP-Address: 192.0.2.1\r\n", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n"+joined+"\r\n0\r\n\r\n")
	c.line("cn,x)/", "http://www.x.cn/", "text/html", "200", sha1Of(joined), at, n)
	at, n = c.record("revisit", "http://www.x.cn/again", answered+"WARC-Payload-Digest: "+sha1Of(joined)+"\r\nWARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest\r\nWARC-Refers-To: <urn:uuid:1>\r\n", "HTTP/1.1 304 Not Modified\r\n\r\n")
	c.line("cn,x)/again", "http://www.x.cn/again", "warc/revisit", "304", sha1Of(joined), at, n)
	at, n = c.record("response", "http://www.x.cn/gone", answered, "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\nno")
	c.line("cn,x)/gone", "http://www.x.cn/gone", "text/plain", "404", sha1Of("no"), at, n) // which the record has not
	at, n = c.record("resource", "http://www.x.cn/shot", "Content-Type: image/png\r\nWARC-Block-Digest: "+sha1Of("png")+"\r\n", "png")
	c.line("cn,x)/shot", "http://www.x.cn/shot", "image/png", "-", sha1Of("png"), at, n)
	c.record("metadata", "http://www.x.cn/", "Content-Type: application/warc-fields\r\n", "fetchTimeMs: 1\r\n")
	return c
}

func archived(t *testing.T, warc, index, page string) string {
	return said(verify(t, foreign(t, []file{
		{"archive/crawl.warc", warc}, {"indexes/index.cdxj", index},
		{"pages/pages.jsonl", "{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All Pages\"}\n" + page},
	})))
}

const onePage = "{\"id\":\"1\",\"url\":\"http://www.x.cn/\",\"ts\":\"2019-05-06T07:08:09Z\"}\n"

// TestACrawlOfOthersIsRead, without a false alarm.
func TestACrawlOfOthersIsRead(t *testing.T) {
	c := crawled()
	same(t, archived(t, c.warc.String(), c.index.String(), onePage), `
+ files: datapackage-digest.json fits
+ files: datapackage.json: 3 files are as listed
+ records: archive/crawl.warc: 7 records, 2 of them answers; 2 digests are right
+ index: 4 lines of the index and 3 records of answers fit each other
+ index: all 1 pages are in the index
? files: another program made it, so what the ZIP says beside its files (times, modes) was not proved
? records: archive/crawl.warc: is not packed, so no sum covers what the heads of records say: address, time, type
? records: archive/crawl.warc: 4 records have no digest that can be proved
? records: archive/crawl.warc: 2 of the digests that are right are SHA-1 or MD5, which show accidents but no forgery
? index: 1 lines of the index have no digest that can be compared with that of the record`)
	const stray = `{"url":"http://www.x.cn/","title":"a stray % and more","ts":"2019"}`
	if got := archived(t, c.warc.String(), strings.ReplaceAll(c.index.String(), "/gone", "/100%"), stray); strings.Contains(got, "keys") {
		t.Error(got)
	}
}

// TestALineThatSaysOtherThanItsRecordIsTold: its time and its status, too, by which programs
// choose what they show.
func TestALineThatSaysOtherThanItsRecordIsTold(t *testing.T) {
	c := crawled()
	for _, k := range []struct{ old, new, want string }{
		{"cn,x)/ 20190506070809", "cn,x)/ 20200506070809", "! indexes/index.cdxj:1 has the time 20200506070809, its record 2019-05-06T07:08:09Z"},
		{"cn,x)/ 20190506070809", "cn,x)/ x", "! indexes/index.cdxj:1 has the time x, its record 2019-05-06T07:08:09Z"},
		{`"404"`, `"200"`, "! indexes/index.cdxj:3 has the status 200, its record 404"},
		{sha1Of("png"), sha1Of("gif"), "! indexes/index.cdxj:4 has another digest than its record"},
		{sha1Of("no"), "sha256:" + strings.Repeat("0", 64), "! indexes/index.cdxj:3 has another digest than its record"},
		{"cn,x)/ 20190506070809", "cn,x)/ 20190506070809123", ""}, // of a program that keeps fractions
		{`"304"`, `"200"`, ""},        // a revisit has the status of what it was before, or its own
		{sha1Of("no"), "-", ""},       // there is none
		{sha1Of("no"), "xyz:abc", ""}, // of an algorithm that is not known
	} {
		index := strings.Replace(c.index.String(), k.old, k.new, 1)
		if got := archived(t, c.warc.String(), index, onePage); !strings.Contains(got, k.want) || k.want == "" && strings.Contains(got, "! ") {
			t.Errorf("%s for %s: got\n%s\nwant %s", k.new, k.old, got, k.want)
		}
	}
	if got := archived(t, c.warc.String(), c.index.String(), onePage+`{"id":"2"}`); !strings.Contains(got, "! pages/pages.jsonl:3 names no address") {
		t.Error(got)
	}
}
