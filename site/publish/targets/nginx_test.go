//go:build unix

package targets_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"text/template"

	"gongkai/site/publish"
)

// nginxConf is enough of a configuration to serve a folder from a socket, by whoever
// runs the tests.
var nginxConf = template.Must(template.New("nginx.conf").Parse(`daemon off;
worker_processes 2;
pid {{.}}/nginx.pid;
error_log {{.}}/error.log;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path {{.}}/body;
  proxy_temp_path {{.}}/proxy;
  fastcgi_temp_path {{.}}/fastcgi;
  uwsgi_temp_path {{.}}/uwsgi;
  scgi_temp_path {{.}}/scgi;
  types { text/html html; }
  server {
    listen unix:{{.}}/http.sock;
    root {{.}}/www/current;
    index index.html;
  }
}
`))

// nginx serves dir/www/current until the test ends, and gives a client that reaches it
// under any name.
func nginx(t *testing.T, dir string) *http.Client {
	t.Helper()
	return nginxWith(t, dir, nginxConf, dir)
}

// nginxWith starts nginx in dir with a configuration.
func nginxWith(t *testing.T, dir string, conf *template.Template, data any) *http.Client {
	t.Helper()
	binary, err := exec.LookPath("nginx")
	if err != nil {
		binary = "/usr/sbin/nginx" // where Debian has it, also for those who do not look there
	}
	file := filepath.Join(dir, "nginx.conf")
	var text bytes.Buffer
	if err := conf.Execute(&text, data); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, text.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 { // nginx then serves as nobody
		for up := dir; up != "/" && up != os.TempDir(); up = filepath.Dir(up) {
			if err := os.Chmod(up, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	server := exec.Command(binary, "-c", file, "-p", dir, "-e", filepath.Join(dir, "error.log"))
	out := &bytes.Buffer{}
	server.Stdout, server.Stderr = out, out
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Wait() }()
	t.Cleanup(func() {
		_ = server.Process.Signal(os.Interrupt)
		<-ended
	})
	socket := filepath.Join(dir, "http.sock")
	for {
		c, err := net.Dial("unix", socket)
		if err == nil {
			c.Close()
			break
		}
		select {
		case err := <-ended:
			ended <- err
			log, _ := os.ReadFile(filepath.Join(dir, "error.log"))
			t.Fatalf("nginx: %v\n%s%s", err, out, log)
		default:
			runtime.Gosched()
		}
	}
	return &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", socket)
	}}}
}

// switches is how often the live release changes under load.
const switches = 1000

// TestNginxServesWholeReleases switches between two releases while readers ask for
// their pages: each answer is a whole page of one or the other, and none fails.
func TestNginxServesWholeReleases(t *testing.T) {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "gk") // short, for sockets have short names
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	target := openDirectory(t, filepath.Join(dir, "www"))
	pub := &publish.Publisher{Target: target, Keep: 2, Now: clock(), Book: filepath.Join(dir, "web.jsonl")}
	var ids []string
	for i := range 2 {
		out, err := pub.Publish(ctx, tree(t, pages(i)))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, out.Release.ID)
	}
	client := nginx(t, dir)
	var wants [2]map[string]string
	for i := range wants {
		wants[i] = pages(i)
	}
	var asked [2]atomic.Int64
	done := make(chan struct{})
	var readers sync.WaitGroup
	for r := range 8 {
		readers.Go(func() {
			for i := r; ; i++ {
				select {
				case <-done:
					return
				default:
				}
				page := fmt.Sprintf("reports/%d/", 7*(i%17)+1)
				body, err := get(client, page)
				switch key := page + "index.html"; {
				case err != nil:
					t.Errorf("%s: %v", page, err)
					return
				case body == wants[0][key]:
					asked[0].Add(1)
				case body == wants[1][key]:
					asked[1].Add(1)
				default:
					t.Errorf("%s is of neither release:\n%.200s", page, body)
					return
				}
			}
		})
	}
	for i := range switches {
		if err := target.Switch(ctx, ids[i%2]); err != nil {
			t.Error(err)
			break
		}
		// As many switches as there are answers at least, or few would meet one.
		for before := asked[0].Load() + asked[1].Load(); asked[0].Load()+asked[1].Load() == before && !t.Failed(); {
			runtime.Gosched()
		}
	}
	close(done)
	readers.Wait()
	t.Logf("%d and %d answers while the release was switched %d times", asked[0].Load(), asked[1].Load(), switches)
	if asked[0].Load() == 0 || asked[1].Load() == 0 {
		t.Error("one of the releases was never seen")
	}
}

func get(client *http.Client, path string) (string, error) {
	answer, err := client.Get("http://site.example/" + path)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", answer.Status, strings.TrimSpace(string(body)))
	}
	return string(body), err
}
