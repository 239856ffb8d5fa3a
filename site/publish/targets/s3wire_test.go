//go:build unix

package targets_test

import (
	"context"
	"crypto/md5"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gongkai/site/publish"
)

// TestOverTLSFilesTravelInPlainPieces publishes over TLS, in another process, which alone
// can be told whom to trust, and looks at what was sent: no chunks with signatures of their
// own, which OSS, OBS and COS refuse, and the MD5 of each body. Nothing else was asked for.
func TestOverTLSFilesTravelInPlainPieces(t *testing.T) {
	if settings := os.Getenv("GONGKAI_TEST_TLS"); settings != "" {
		publishOnce(t, settings)
		return
	}
	f := newFake(t)
	var mu sync.Mutex
	var puts, asked []string
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r.URL.RawQuery)
		if r.Method == http.MethodPut && r.Header.Get("X-Amz-Copy-Source") == "" {
			puts = append(puts, strings.TrimPrefix(r.URL.Path, "/site/a/b/"))
			sum := md5.Sum(body)
			if got, want := r.Header.Get("Content-MD5"), base64.StdEncoding.EncodeToString(sum[:]); got != want {
				t.Errorf("%s: the MD5 is said to be %q, and is %q", r.URL.Path, got, want)
			}
			if got := r.Header.Get("X-Amz-Content-Sha256"); got != "UNSIGNED-PAYLOAD" {
				t.Errorf("%s: the body is signed as %s", r.URL.Path, got)
			}
			if got := r.Header.Get("Content-Encoding") + r.Header.Get("Trailer") + r.Header.Get("X-Amz-Trailer") + strings.Join(r.TransferEncoding, ""); got != "" {
				t.Errorf("%s: it is packed as %s", r.URL.Path, got)
			}
		}
		r.Body = io.NopCloser(strings.NewReader(string(body)))
		f.ServeHTTP(w, r)
	}))
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // it would tell of who does not trust it
	server.StartTLS()
	t.Cleanup(server.Close)
	trusted := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(trusted, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, trust := range []string{trusted, "/dev/null"} {
		settings, err := json.Marshal(s3Settings(t, server.URL, pointer))
		if err != nil {
			t.Fatal(err)
		}
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(self, "-test.run=^TestOverTLSFilesTravelInPlainPieces$", "-test.v")
		cmd.Env = append(os.Environ(), "GONGKAI_TEST_TLS="+string(settings), "SSL_CERT_FILE="+trust, "SSL_CERT_DIR=/nowhere")
		out, err := cmd.CombinedOutput()
		if trust == trusted && err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if trust != trusted && (err == nil || !strings.Contains(string(out), "is not trusted") || !strings.Contains(string(out), "的证书不被信任")) {
			t.Errorf("a certificate that nobody trusts: %v\n%s", err, out)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	for _, want := range []string{"publish.lock", "current"} {
		if !slices.Contains(puts, want) {
			t.Errorf("%s was not put; %q were", want, puts)
		}
	}
	if n := len(slices.DeleteFunc(puts, func(key string) bool { return !strings.HasPrefix(key, "releases/") })); n != 3 {
		t.Errorf("%d files were sent, not 3", n)
	}
	if slices.ContainsFunc(asked, func(query string) bool { return strings.Contains(query, "location") }) {
		t.Error("the region was asked for, though the settings say it")
	}
}

func publishOnce(t *testing.T, settings string) {
	target, err := openJSON(settings)
	if err != nil {
		t.Fatal(err)
	}
	pub := &publish.Publisher{Target: target, Keep: 1, Now: clock(), Book: filepath.Join(t.TempDir(), "web.jsonl")}
	_, err = pub.Publish(context.Background(), tree(t, map[string]string{"index.html": "one", "empty.txt": ""}))
	if err != nil {
		en, zh := inBoth(t, err)
		fmt.Println(en, zh)
		t.Fatal(err)
	}
}
