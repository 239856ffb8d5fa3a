//go:build unix

package targets_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/internal/testserver"
	"gongkai/site/publish"
	"gongkai/site/publish/verify"
)

// front runs nginx by docs/server/nginx-store.conf before a store.
func front(t *testing.T, endpoint string) *http.Client {
	t.Helper()
	data, err := os.ReadFile("../../../docs/server/nginx-store.conf")
	if err != nil {
		t.Fatal(err)
	}
	dir, conf, store := short(t), string(data), strings.TrimPrefix(endpoint, "http://")
	for from, to := range map[string]string{
		"listen 80;":         "listen unix:" + dir + "/http.sock;",
		"s3.example.cn:443":  store,
		"Host s3.example.cn": "Host " + store,
		"https://store":      "http://store",
		"/gongkai/site/":     "/site/a/b/",
	} {
		if !strings.Contains(conf, from) {
			t.Fatalf("docs/server/nginx-store.conf does not hold %q", from)
		}
		conf = strings.ReplaceAll(conf, from, to)
	}
	return runNginx(t, dir, conf)
}

// TestAFrontServesTheLiveRelease puts nginx, with the configuration of the docs, before a
// store: from one request to the next it serves the other release, packed for who takes it,
// under names of all scripts, and nothing of what is kept beside. What verifies other
// servers finds nothing wrong.
func TestAFrontServesTheLiveRelease(t *testing.T) {
	ctx := context.Background()
	endpoint, _ := testserver.S3(t, "../../..")
	p := place{settings: s3Settings(t, endpoint, pointer)}
	policy := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::site/a/b/current","arn:aws:s3:::site/a/b/releases/*"]}]}`
	if err := clientOf(t, p).SetBucketPolicy(ctx, "site", policy); err != nil {
		t.Fatal(err)
	}
	pub := &publish.Publisher{Target: p.open(t), Keep: 2, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
	var ids []string
	for _, text := range []string{"one", "two"} {
		site, err := tree(t, map[string]string{
			"index.html": text + strings.Repeat(" long", 1000), "404.html": "none in " + text, "en/404.html": "nothing in " + text,
			"附件 一/名+%.csv": text, "a/index.html": text, "css/site." + digest + ".css": text, text + ".svg": text,
		}).Pack(ctx, noCache{})
		if err != nil {
			t.Fatal(err)
		}
		out, err := pub.Publish(ctx, site)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, out.Release.ID)
	}
	client := front(t, endpoint)
	base, err := url.Parse("http://site.example/")
	if err != nil {
		t.Fatal(err)
	}
	v := &verify.Server{Base: base, Client: client}
	for i := range 6 {
		text, other := []string{"one", "two"}[i%2], []string{"one", "two"}[1-i%2]
		if err := pub.Target.Switch(ctx, ids[i%2]); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct{ path, accepts, want string }{
			{"", "", "200 text/html; charset=utf-8||no-cache " + text + " long"},
			{"", "gzip", "200 text/html; charset=utf-8|gzip|no-cache \x1f\x8b"},
			{"", "gzip, deflate, br", "200 text/html; charset=utf-8|br|no-cache "},
			{"a/", "gzip, br", "200 text/html; charset=utf-8||no-cache " + text}, // too short to be packed
			{"css/site." + digest + ".css", "", "200 text/css; charset=utf-8||public, max-age=31536000, immutable " + text},
			{"%E9%99%84%E4%BB%B6%20%E4%B8%80/%E5%90%8D+%25.csv", "", "200 text/csv; charset=utf-8||no-cache " + text},
			{"nothing", "br", "404 text/html; charset=utf-8||no-cache none in " + text},
			{"en/nothing/", "br", "404 text/html; charset=utf-8||no-cache nothing in " + text},
			{"current/", "", "404 text/html; charset=utf-8||no-cache none in " + text},
			{".current", "", "404 text/html; charset=utf-8||no-cache none in " + text},
			{".plain/" + ids[0] + "/index.html", "", "404 text/html; charset=utf-8||no-cache none in " + text},
			{"manifests/" + ids[0] + ".sha256", "", "404 text/html; charset=utf-8||no-cache none in " + text},
			{"releases/" + ids[0] + "/index.html", "", "404 text/html; charset=utf-8||no-cache none in " + text},
		} {
			if got := ask(t, client, c.path, c.accepts); !strings.HasPrefix(got, c.want) {
				t.Errorf("%s, %q, %q: %.120q, not %q", text, c.path, c.accepts, got, c.want)
			}
		}
		sums, err := pub.Target.Sums(ctx, ids[i%2])
		if err != nil {
			t.Fatal(err)
		}
		paths := slices.DeleteFunc(slices.Sorted(maps.Keys(sums)), func(p string) bool {
			return strings.HasSuffix(p, ".br") || strings.HasSuffix(p, ".gz") // asked for by what they are packed of
		})
		seen, err := v.Files(ctx, sums, paths)
		if err != nil || len(seen.Told) > 0 {
			t.Errorf("%+v, %v", seen, err)
		}
		if told, err := v.Headers(ctx, paths); err != nil || len(told) > 0 {
			t.Errorf("%v, %v", told, err)
		}
		if err := v.Gone(ctx, []string{other + ".svg"}); err != nil {
			t.Error(err)
		}
	}
}

func ask(t *testing.T, client *http.Client, path, accepts string) string {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, "http://site.example/"+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", accepts)
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var body bytes.Buffer
	if _, err := io.Copy(&body, answer.Body); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d %s|%s|%s %s", answer.StatusCode, answer.Header.Get("Content-Type"), answer.Header.Get("Content-Encoding"), answer.Header.Get("Cache-Control"), body.String())
}
