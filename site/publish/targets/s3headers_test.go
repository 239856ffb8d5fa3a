package targets_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/minio/minio-go/v7"

	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

const digest = "41f5adc29793fd671f02eab4e9f120d5a69545307616c10cc91a1b9d914df70b"

// TestFilesAreHandedOutAsWhatTheyAre looks at the table that all targets share.
func TestFilesAreHandedOutAsWhatTheyAre(t *testing.T) {
	const good, ask = "public, max-age=31536000, immutable", "no-cache"
	for name, want := range map[string][2]string{
		"index.html":                                 {"text/html; charset=utf-8", ask},
		"en/index.xml":                               {"application/xml; charset=utf-8", ask},
		publish.RecordPath:                           {"application/json; charset=utf-8", ask},
		"css/site." + digest + ".css":                {"text/css; charset=utf-8", good},
		"js/site." + digest + ".js":                  {"text/javascript; charset=utf-8", good},
		"img/a_hu_0123456789abcdef.webp":             {"image/webp", ask},
		"search/words-caad1b064f1c2d3e.zh-cn.json":   {"application/json; charset=utf-8", ask},
		"en/search/reports-caad1b064f1c2d3e.en.json": {"application/json; charset=utf-8", ask},
		"reports/2023/a/facts.en.csv":                {"text/csv; charset=utf-8", ask},
		"reports/2023/a/20230119-1234567890.pdf":     {"application/pdf", ask},
		"附件.DOCX":                                    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ask},
		"x.unheard-of":                               {"application/octet-stream", ask},
		"CNAME":                                      {"application/octet-stream", ask},
	} {
		if got := [2]string{targets.ContentType(name), targets.CacheControl(name)}; got != want {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
	}
}

// TestAStoreHandsOutFilesAsWhatTheyAre asks a store, in either mode, after a switch and
// after the next release, which shares what is the same.
func TestAStoreHandsOutFilesAsWhatTheyAre(t *testing.T) {
	ctx := context.Background()
	long := strings.Repeat("long ", 1000)
	for _, mode := range []string{pointer, inPlace} {
		p := versityS3(mode)(t)
		pub := &publish.Publisher{Target: p.open(t), Keep: 2, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
		id := ""
		for i := range 2 {
			site, err := tree(t, map[string]string{"index.html": long, "css/site." + digest + ".css": long, "copy.txt": long, "名.csv": "1", "new.html": fmt.Sprint("new ", i), "raw.gz": "x"}).Pack(ctx, noCache{})
			if err != nil {
				t.Fatal(err)
			}
			out, err := pub.Publish(ctx, site)
			if err != nil {
				t.Fatal(err)
			}
			if id = out.Release.ID; i == 1 && out.Sent.Sent != 2 { // new.html and the record
				t.Errorf("%s: %+v was sent again", mode, out.Sent)
			}
		}
		below := map[string]string{pointer: "a/b/releases/" + id + "/", inPlace: "a/b/"}[mode]
		sums, err := pub.Target.Sums(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]string{
			"index.html":                     "text/html; charset=utf-8||no-cache",
			"index.html.gz":                  "text/html; charset=utf-8|gzip|no-cache",
			"index.html.br":                  "text/html; charset=utf-8|br|no-cache",
			"css/site." + digest + ".css.br": "text/css; charset=utf-8|br|public, max-age=31536000, immutable",
			"copy.txt":                       "text/plain; charset=utf-8||no-cache",
			"名.csv":                          "text/csv; charset=utf-8||no-cache",
			"raw.gz":                         "application/gzip||no-cache",
		} {
			info, err := clientOf(t, p).StatObject(ctx, "site", below+name, minio.StatObjectOptions{})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if got := info.ContentType + "|" + info.Metadata.Get("Content-Encoding") + "|" + info.Metadata.Get("Cache-Control"); got != want {
				t.Errorf("%s, %s: %s, not %s", mode, name, got, want)
			}
			if got := info.UserMetadata["Sha256"]; got != sums[name] || got == "" {
				t.Errorf("%s, %s: it is marked %q, not %q", mode, name, got, sums[name])
			}
		}
		holds(t, pub.Target, publish.Release{ID: id})
	}
}

// noCache keeps nothing.
type noCache struct{}

func (noCache) Get(string) ([]byte, bool) { return nil, false }
func (noCache) Put(string, []byte)        {}
func (noCache) Keep(string)               {}

// TestWhatSomebodyPutInTheStoreIsNotHandedOn: a file that was changed by hand in the live
// release is sent again, though its size is the same.
func TestWhatSomebodyPutInTheStoreIsNotHandedOn(t *testing.T) {
	ctx := context.Background()
	p := versityS3(pointer)(t) // the other one keeps the mark of what it was
	pub := &publish.Publisher{Target: p.open(t), Keep: 2, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
	out, err := pub.Publish(ctx, tree(t, map[string]string{"index.html": "one", "same.html": "same"}))
	if err != nil {
		t.Fatal(err)
	}
	_, err = clientOf(t, p).PutObject(ctx, "site", "a/b/releases/"+out.Release.ID+"/same.html", strings.NewReader("hack"), 4, minio.PutObjectOptions{DisableContentSha256: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pub.Publish(ctx, tree(t, map[string]string{"index.html": "two", "same.html": "same"})); err != nil {
		t.Fatal(err)
	}
	if got, err := p.served(); err != nil || got["same.html"] != "same" {
		t.Errorf("%v is served (%v)", got, err)
	}
}
