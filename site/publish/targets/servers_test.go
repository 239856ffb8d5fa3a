//go:build unix

package targets_test

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// shipped reads a server's configuration as docs/server has it and makes it serve dir/www
// from the socket dir/http.sock. Each line to be changed must be there once.
func shipped(t *testing.T, name, dir string, change map[string]string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../../docs/server", name))
	if err != nil {
		t.Fatal(err)
	}
	conf := string(data)
	change["/srv/gongkai/current"] = dir + "/www/current"
	for old, fresh := range change {
		first := strings.LastIndex(conf, old) // comments stand above
		if first < 0 {
			t.Fatalf("%s does not hold %q", name, old)
		}
		conf = conf[:first] + fresh + conf[first+len(old):]
	}
	return conf
}

// nginxAround is what Debian's own nginx.conf has around it, for whoever runs the tests.
const nginxAround = `daemon off;
worker_processes 2;
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
pid DIR/nginx.pid;
error_log DIR/error.log;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path DIR/body;
  proxy_temp_path DIR/proxy;
  fastcgi_temp_path DIR/fastcgi;
  uwsgi_temp_path DIR/uwsgi;
  scgi_temp_path DIR/scgi;
  include /etc/nginx/mime.types;
  include DIR/site.conf;
}
`

// nginx serves dir/www/current by docs/server/nginx.conf until the test ends, and gives a
// client that reaches it under any name.
func nginx(t *testing.T, dir string) *http.Client {
	t.Helper()
	site := shipped(t, "nginx.conf", dir, map[string]string{"listen 80;": "listen unix:" + dir + "/http.sock;"})
	return runNginx(t, dir, site)
}

// runNginx serves by the configuration of a site, from the socket dir/http.sock.
func runNginx(t *testing.T, dir, site string) *http.Client {
	t.Helper()
	write(t, filepath.Join(dir, "site.conf"), site)
	conf := filepath.Join(dir, "nginx.conf")
	write(t, conf, strings.ReplaceAll(nginxAround, "DIR", dir))
	if os.Geteuid() == 0 { // nginx then serves as nobody
		for up := dir; up != "/" && up != os.TempDir(); up = filepath.Dir(up) {
			if err := os.Chmod(up, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	binary, err := exec.LookPath("nginx")
	if err != nil {
		binary = "/usr/sbin/nginx" // where Debian has it, also for those who do not look there
	}
	return serve(t, dir, exec.Command(binary, "-c", conf, "-p", dir, "-e", filepath.Join(dir, "error.log")))
}

// caddy serves dir/www/current by docs/server/Caddyfile.
func caddy(t *testing.T, dir string) *http.Client {
	t.Helper()
	site := shipped(t, "Caddyfile", dir, map[string]string{"www.county.example {": "http://www.county.example {\n\tbind unix/" + dir + "/http.sock"})
	conf := filepath.Join(dir, "Caddyfile")
	write(t, conf, "{\n\tadmin off\n}\n"+site)
	server := exec.Command("caddy", "run", "--config", conf, "--adapter", "caddyfile")
	server.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir)
	return serve(t, dir, server)
}

// serve runs a server until the test ends. It is ready once its socket answers.
func serve(t *testing.T, dir string, server *exec.Cmd) *http.Client {
	t.Helper()
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
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", filepath.Join(dir, "http.sock"))
	}
	for {
		c, err := dial(context.Background(), "", "")
		if err == nil {
			c.Close()
			break
		}
		select {
		case err := <-ended:
			ended <- err
			log, _ := os.ReadFile(filepath.Join(dir, "error.log"))
			t.Fatalf("%s: %v\n%s%s", server.Path, err, out, log)
		default:
			runtime.Gosched()
		}
	}
	return &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: 16, DialContext: dial, DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// short makes a folder with a short name, for sockets have short names.
func short(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "gk")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
