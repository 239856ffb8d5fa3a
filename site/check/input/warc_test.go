package input_test

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"
)

// capturedSite is a small site as a crawler saw it.
var capturedSite = []rec{
	answered("https://www.x.gov.cn/", ok, `<title>home</title><a href="/a.html">a</a><a href="/gone.pdf">b</a><a href="/moved">c</a><a href="/never.html">d</a>`),
	answered("https://www.x.gov.cn/a.html", ok, "a"),
	answered("https://www.x.gov.cn/list.jsp?id=1&p=/x", ok, "list 1"),
	answered("https://www.x.gov.cn/list.jsp?id=2", ok, "list 2"),
	answered("https://www.x.gov.cn/dir/", ok, "dir"),
	answered("https://www.x.gov.cn/gone.pdf", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n", "no"),
	answered("https://www.x.gov.cn/moved", "HTTP/1.1 301 Moved\r\nLocation: /gone.pdf\r\n", ""),
	answered("http://www.x.gov.cn/a.html", "HTTP/1.1 301 Moved\r\nLocation: https://www.x.gov.cn/a.html\r\n", ""),
	answered("https://www.x.gov.cn/%E8%A1%A8.csv", "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n", "x,y"),
	answered("https://cdn.example/lib.js", "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\n", "//"),
	{kind: "resource", url: "https://www.x.gov.cn/r.html", body: "resource"},
	{kind: "request", url: "https://www.x.gov.cn/", body: "GET / HTTP/1.1\r\n\r\n"},
	{kind: "metadata", url: "https://www.x.gov.cn/", body: "x: y"},
	{kind: "response", url: "dns:www.x.gov.cn", body: "1.2.3.4"},
}

const capturedFiles = `
a.html: a
dir/index.html: dir
index.html: <title>home</title><a href="/a.html">a</a><a href="/gone.pdf">b</a><a href="/moved">c</a><a href="/never.html">d</a>
list.jsp?id=1&p=%2Fx: list 1
list.jsp?id=2: list 2
r.html: resource
表.csv: x,y
`

// TestWARCIsReadInEveryForm: both versions, each record compressed, nothing
// compressed, all compressed as one, in a WACZ stored or deflated.
func TestWARCIsReadInEveryForm(t *testing.T) {
	forms := map[string][]byte{
		"a.warc":     warc("1.1", false, capturedSite...),
		"b.warc":     warc("1.0", false, capturedSite...),
		"c.warc.gz":  warc("1.1", true, capturedSite...),
		"d.warc.gz":  packed(warc("1.1", false, capturedSite...)),
		"e.wacz":     zipOf(t, 0, "datapackage.json", "{}", "archive/data.warc.gz", string(warc("1.1", true, capturedSite...))),
		"f.wacz":     zipOf(t, 8, "archive/data.warc.gz", string(warc("1.1", true, capturedSite...)), "archive/more.warc", string(warc("1.1", false))),
		"G.WARC.GZ":  warc("1.0", true, capturedSite...),
		"split.wacz": zipOf(t, 0, "archive/1.warc.gz", string(warc("1.1", true, capturedSite[:5]...)), "archive/2.warc.gz", string(warc("1.1", true, capturedSite[5:]...))),
	}
	for name, data := range forms {
		t.Run(name, func(t *testing.T) {
			s := opened(t, put(t, name, data))
			same(t, listed(t, s), capturedFiles)
			same(t, left(s), "")
			same(t, s.BaseURL, "https://www.x.gov.cn/")
			if err := fstest.TestFS(s.FS, "a.html", "dir/index.html"); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestCapturedAnswersDecideLinks: an address is dead when the server said so,
// and unknown when nobody asked it.
func TestCapturedAnswersDecideLinks(t *testing.T) {
	s := opened(t, put(t, "a.warc.gz", warc("1.1", true, capturedSite...)))
	same(t, judged(t, s, "chk-dead-links-home", "chk-input"), `
index.html:1 body > a:nth-of-type(2): when the archive was made, the server answered 404 (no such page) for the address "/gone.pdf"; mend it, or take it away (chk-dead-links-home, error)
index.html:1 body > a:nth-of-type(3): when the archive was made, the server answered 404 (no such page) for the address "/moved"; mend it, or take it away (chk-dead-links-home, error)
not checked: not a whole site was checked: whether addresses work that lead to files outside it was not judged
not checked: what the web archive holds of other hosts was not checked: cdn.example`)
}

func coded(t *testing.T, how, text string) string {
	var b bytes.Buffer
	switch how {
	case "deflate":
		w := zlib.NewWriter(&b)
		w.Write([]byte(text))
		w.Close()
	case "raw":
		w, err := flate.NewWriter(&b, 9)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(text))
		w.Close()
	case "br":
		w := brotli.NewWriter(&b)
		w.Write([]byte(text))
		w.Close()
	case "gzip":
		return string(packed([]byte(text)))
	}
	return b.String()
}

func inChunks(body string) string {
	var b strings.Builder
	for len(body) > 0 {
		n := min(7, len(body))
		fmt.Fprintf(&b, "%x\r\n%s\r\n", n, body[:n])
		body = body[n:]
	}
	return b.String() + "0\r\nX-Trailer: 1\r\n\r\n"
}

// TestPayloadsAreDecoded undoes what the server did, and only that.
func TestPayloadsAreDecoded(t *testing.T) {
	page := "<p>" + strings.Repeat("公开", 500)
	for name, c := range map[string]struct{ fields, body, want string }{
		"plain":                {"", page, page},
		"chunked":              {"Transfer-Encoding: chunked\r\n", "3;x=y\r\n<p>\r\n2\r\nab\r\n0\r\n\r\n", "<p>ab"},
		"chunked no longer":    {"Transfer-Encoding: chunked\r\n", page, page},
		"chunked, cut":         {"Transfer-Encoding: chunked\r\n", "ff\r\n<p>", "unexpected EOF"},
		"gzip":                 {"Content-Encoding: gzip\r\n", coded(t, "gzip", page), page},
		"gzip no longer":       {"Content-Encoding: gzip\r\n", page, page},
		"gzip in chunks":       {"Content-Encoding: x-gzip\r\nTransfer-Encoding: chunked\r\n", inChunks(coded(t, "gzip", page)), page},
		"deflate":              {"Content-Encoding: deflate\r\n", coded(t, "deflate", page), page},
		"deflate without head": {"Content-Encoding: deflate\r\n", coded(t, "raw", page), page},
		"deflate no longer":    {"Content-Encoding: deflate\r\n", page, page},
		"br":                   {"Content-Encoding: br\r\n", coded(t, "br", page), page},
		"br no longer":         {"Content-Encoding: br\r\n", page, page},
		"both":                 {"Content-Encoding: gzip, br\r\n", coded(t, "br", coded(t, "gzip", page)), page},
		"zstd":                 {"Content-Encoding: zstd\r\n", page, `encoded as "zstd", which is not read`},
		"odd head":             {"no colon here\r\nX: 1\r\n continued\r\n", page, page},
	} {
		t.Run(name, func(t *testing.T) {
			s := opened(t, put(t, "a.warc", warc("1.1", false, answered("http://x.gov.cn/", ok+c.fields, c.body))))
			if got := listed(t, s); !strings.Contains(got, c.want) {
				t.Errorf("got %.200q, want %.200q", got, c.want)
			}
		})
	}
}

// TestRevisitsAndRepeats: the newest capture counts, and one that was unchanged
// has the content of the one before.
func TestRevisitsAndRepeats(t *testing.T) {
	digest := "WARC-Payload-Digest: sha256:abc"
	first := answered("http://x.gov.cn/a.html", ok, "first")
	first.head = []string{digest}
	again := rec{kind: "revisit", url: "http://x.gov.cn/b.html", http: ok, head: []string{digest}}
	byAddress := rec{kind: "revisit", url: "http://x.gov.cn/c.html", http: "HTTP/1.1 304 Not Modified\r\n", head: []string{"WARC-Refers-To-Target-URI: <http://x.gov.cn/a.html>"}}
	unknown := rec{kind: "revisit", url: "http://x.gov.cn/d.html", http: ok, head: []string{"WARC-Payload-Digest: sha256:def"}}
	older, newer := answered("http://x.gov.cn/e.html", ok, "older"), answered("http://x.gov.cn/e.html", ok, "newer")
	older.date, newer.date = "2020-01-01T00:00:00Z", "2027-01-01T00:00:00Z"
	broken := answered("http://x.gov.cn/a.html", "HTTP/1.1 503 Busy\r\n", "")
	broken.date = "2028-01-01T00:00:00Z"
	cut := answered("http://x.gov.cn/f.html", ok, "cut")
	cut.head = []string{"WARC-Truncated: length"}
	s := opened(t, put(t, "a.warc.gz", warc("1.1", true, again, first, byAddress, unknown, newer, older, broken, cut)))
	same(t, listed(t, s), "a.html: first\nb.html: first\nc.html: first\ne.html: newer")
	same(t, left(s), `
http://x.gov.cn/f.html: it was cut short when it was captured, or split, and was not read
x.gov.cn/d.html: it was only recorded as unchanged, and what it was before is not in the files given`)
}
