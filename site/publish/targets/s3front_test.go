//go:build unix

package targets_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/template"

	"gongkai/site/publish"
)

// front is the configuration in docs/publish of a web server before the store.
func front(t *testing.T, lang string) string {
	t.Helper()
	text, err := os.ReadFile("../../../docs/publish." + lang + ".md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(text), "```nginx\n# front of a store")
	conf, _, closed := strings.Cut(after, "\n```")
	if !ok || !closed {
		t.Fatalf("docs/publish.%s.md has no configuration of a front", lang)
	}
	return "# " + conf
}

var frontConf = template.Must(template.New("nginx.conf").Parse(`daemon off;
worker_processes 2;
pid {{.Dir}}/nginx.pid;
error_log {{.Dir}}/error.log;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path {{.Dir}}/body;
  proxy_temp_path {{.Dir}}/proxy;
  fastcgi_temp_path {{.Dir}}/fastcgi;
  uwsgi_temp_path {{.Dir}}/uwsgi;
  scgi_temp_path {{.Dir}}/scgi;
{{.Front}}
}
`))

// TestAFrontServesTheLiveRelease puts nginx, with the configuration of the docs, before a
// store: from one request to the next it serves the other release, packed for who takes it,
// under names of all scripts, and nothing of what is kept beside.
func TestAFrontServesTheLiveRelease(t *testing.T) {
	ctx := context.Background()
	endpoint, _ := versity(t)
	p := place{settings: s3Settings(t, endpoint, pointer)}
	policy := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::site/*"]}]}`
	if err := clientOf(t, p).SetBucketPolicy(ctx, "site", policy); err != nil {
		t.Fatal(err)
	}
	pub := &publish.Publisher{Target: p.open(t), Keep: 2, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
	var ids []string
	for _, text := range []string{"one", "two"} {
		site, err := tree(t, map[string]string{"index.html": text + strings.Repeat(" long", 1000), "404.html": "none in " + text, "附件 一/名+%.csv": text, "a/index.html": text}).Pack(ctx, noCache{})
		if err != nil {
			t.Fatal(err)
		}
		out, err := pub.Publish(ctx, site)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, out.Release.ID)
	}
	for _, lang := range []string{"en", "zh-cn"} {
		dir, err := os.MkdirTemp("", "gk") // short, for sockets have short names
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		conf := front(t, lang)
		for from, to := range map[string]string{
			"listen 80;":                           "listen unix:" + dir + "/http.sock;",
			"server s3.example.cn:443;":            "server " + strings.TrimPrefix(endpoint, "http://") + ";",
			"https://store":                        "http://store",
			"proxy_set_header Host s3.example.cn;": "proxy_set_header Host " + strings.TrimPrefix(endpoint, "http://") + ";",
			"/gongkai/site/":                       "/site/a/b/",
		} {
			if !strings.Contains(conf, from) {
				t.Fatalf("docs/publish.%s.md: the configuration has no %q", lang, from)
			}
			conf = strings.ReplaceAll(conf, from, to)
		}
		client := nginxWith(t, dir, frontConf, map[string]string{"Dir": dir, "Front": conf})
		for i := range 6 {
			text := []string{"one", "two"}[i%2]
			if err := pub.Target.Switch(ctx, ids[i%2]); err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct{ path, accepts, want string }{
				{"", "", "200 text/html; charset=utf-8||no-cache " + text + " long"},
				{"", "gzip", "200 text/html; charset=utf-8|gzip|no-cache \x1f\x8b"},
				{"", "gzip, deflate, br", "200 text/html; charset=utf-8|br|no-cache "},
				{"a/", "gzip, br", "200 text/html; charset=utf-8||no-cache " + text}, // too short to be packed
				{"%E9%99%84%E4%BB%B6%20%E4%B8%80/%E5%90%8D+%25.csv", "", "200 text/csv; charset=utf-8||public, max-age=86400 " + text},
				{"nothing", "br", "404 text/html; charset=utf-8||no-cache none in " + text},
				{"current", "", "404 text/html; charset=utf-8||no-cache none in " + text},
				{"manifests/" + ids[0] + ".sha256", "", "404 text/html; charset=utf-8||no-cache none in " + text},
				{"releases/" + ids[0] + "/index.html", "", "404 text/html; charset=utf-8||no-cache none in " + text},
			} {
				if got := ask(t, client, c.path, c.accepts); !strings.HasPrefix(got, c.want) {
					t.Errorf("%s, %q, %q: %.120q, not %q", text, c.path, c.accepts, got, c.want)
				}
			}
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
