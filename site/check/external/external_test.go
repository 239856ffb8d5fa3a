package external

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A web answers for every host there is, without a network beyond this machine.
type web struct {
	mu     sync.Mutex
	asked  []string // METHOD host/path
	waited []time.Duration
	busy   map[string]int
	now    map[string]int // requests under way, by host
	most   int
	server *httptest.Server
}

func newWeb(t *testing.T) *web {
	w := &web{busy: map[string]int{}, now: map[string]int{}}
	w.server = httptest.NewServer(w)
	t.Cleanup(w.server.Close)
	return w
}

func (w *web) visitor() *Visitor {
	dial := func(ctx context.Context, network, addr string) (net.Conn, error) {
		switch host, _, _ := net.SplitHostPort(addr); host {
		case "gone.example":
			return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
		case "silent.example":
			return nil, errors.New("timeout")
		}
		return (&net.Dialer{}).DialContext(ctx, network, w.server.Listener.Addr().String())
	}
	return &Visitor{
		Agent:  "gongkai/test",
		Client: &http.Client{Transport: &http.Transport{DialContext: dial}},
		Wait: func(_ context.Context, d time.Duration) error {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.waited = append(w.waited, d)
			return nil
		},
	}
}

func (w *web) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	at := r.Host + r.URL.Path
	w.mu.Lock()
	w.asked = append(w.asked, r.Method+" "+at)
	w.now[r.Host]++
	w.most = max(w.most, w.now[r.Host])
	w.busy[at]++
	n := w.busy[at]
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.now[r.Host]--
	}()
	if r.UserAgent() != "gongkai/test" {
		rw.WriteHeader(http.StatusTeapot)
		return
	}
	switch at {
	case "closed.example/robots.txt":
		rw.Write([]byte("User-agent: *\nDisallow: /\n"))
	case "slow.example/robots.txt":
		rw.Write([]byte("User-agent: gongkai\nCrawl-delay: 7\nDisallow: /private\n"))
	case "broken.example/robots.txt":
		rw.WriteHeader(http.StatusBadGateway)
	case "a.example/ok", "slow.example/a", "slow.example/b":
	case "a.example/gone":
		rw.WriteHeader(http.StatusGone)
	case "a.example/forbidden":
		rw.WriteHeader(http.StatusForbidden)
	case "a.example/999":
		rw.WriteHeader(999)
	case "a.example/no-head":
		if r.Method == http.MethodHead {
			rw.WriteHeader(http.StatusNotFound)
		}
	case "a.example/busy":
		if n < 3 {
			rw.Header().Set("Retry-After", "9")
			rw.WriteHeader(http.StatusTooManyRequests)
		}
	case "a.example/fails":
		rw.WriteHeader(http.StatusInternalServerError)
	case "a.example/moved":
		http.Redirect(rw, r, "http://b.example/new", http.StatusMovedPermanently)
	case "a.example/moved-away":
		http.Redirect(rw, r, "/404", http.StatusFound)
	case "a.example/into-closed":
		http.Redirect(rw, r, "http://closed.example/x", http.StatusFound)
	case "a.example/loop":
		http.Redirect(rw, r, "/loop", http.StatusFound)
	case "b.example/new":
	default:
		rw.WriteHeader(http.StatusNotFound)
	}
}

var today = disclosure.Date{Year: 2026, Month: 11, Day: 25}

func TestVisits(t *testing.T) {
	w := newWeb(t)
	want := `{"links": [
  {"url":"http://a.example/404","state":"dead","status":404,"visited":"2026-11-25"},
  {"url":"http://a.example/999","state":"unknown","status":999,"why":"refused","visited":"2026-11-25"},
  {"url":"http://a.example/busy","state":"ok","status":200,"visited":"2026-11-25"},
  {"url":"http://a.example/fails","state":"unknown","status":500,"why":"refused","visited":"2026-11-25"},
  {"url":"http://a.example/forbidden","state":"unknown","status":403,"why":"refused","visited":"2026-11-25"},
  {"url":"http://a.example/gone","state":"dead","status":410,"visited":"2026-11-25"},
  {"url":"http://a.example/into-closed","state":"unknown","to":"http://closed.example/x","why":"robots.txt","visited":"2026-11-25"},
  {"url":"http://a.example/loop","state":"unknown","to":"http://a.example/loop","why":"too many redirects","visited":"2026-11-25"},
  {"url":"http://a.example/moved","state":"ok","status":200,"to":"http://b.example/new","visited":"2026-11-25"},
  {"url":"http://a.example/moved-away","state":"dead","status":404,"to":"http://a.example/404","visited":"2026-11-25"},
  {"url":"http://a.example/no-head","state":"ok","status":200,"visited":"2026-11-25"},
  {"url":"http://a.example/ok","state":"ok","status":200,"visited":"2026-11-25"},
  {"url":"http://broken.example/x","state":"unknown","why":"robots.txt","visited":"2026-11-25"},
  {"url":"http://closed.example/x","state":"unknown","why":"robots.txt","visited":"2026-11-25"},
  {"url":"http://gone.example/x","state":"dead","why":"no such host","visited":"2026-11-25"},
  {"url":"http://silent.example/x","state":"unknown","why":"no answer","visited":"2026-11-25"},
  {"url":"http://slow.example/a","state":"ok","status":200,"visited":"2026-11-25"},
  {"url":"http://slow.example/b","state":"ok","status":200,"visited":"2026-11-25"},
  {"url":"http://slow.example/private","state":"unknown","why":"robots.txt","visited":"2026-11-25"}
]}
`
	var addresses []string
	for _, line := range strings.Split(want, "\n") {
		if _, rest, ok := strings.Cut(line, `{"url":"`); ok {
			address, _, _ := strings.Cut(rest, `"`)
			addresses = append(addresses, address)
		}
	}
	got, err := w.visitor().Visit(context.Background(), addresses, nil, today)
	if err != nil {
		t.Fatal(err)
	}
	if report := string(Write(got)); report != want {
		t.Errorf("got:\n%s\nwant:\n%s", report, want)
	}
	if w.most > eachHost {
		t.Errorf("one host was asked %d things at once", w.most)
	}
	for _, never := range []string{"HEAD closed.example/x", "HEAD slow.example/private", "GET a.example/ok"} {
		if slices.Contains(w.asked, never) {
			t.Errorf("it asked %s", never)
		}
	}
	if !slices.Contains(w.waited, 9*time.Second) || !slices.Contains(w.waited, 7*time.Second) {
		t.Errorf("it waited %v", w.waited)
	}
	// What was decided is kept for a week; what was not is asked again.
	w.asked = nil
	again, err := w.visitor().Visit(context.Background(), []string{"http://a.example/ok", "http://a.example/gone", "http://a.example/forbidden"}, got, today.AddDays(Fresh-1))
	if err != nil {
		t.Fatal(err)
	}
	if len(again) != 3 || again["http://a.example/ok"].Day != today || again["http://a.example/forbidden"].Day == today || slices.Contains(w.asked, "HEAD a.example/ok") {
		t.Errorf("%v, having asked %v", again, w.asked)
	}
	if again, err = w.visitor().Visit(context.Background(), []string{"http://a.example/ok"}, got, today.AddDays(Fresh)); err != nil || again["http://a.example/ok"].Day == today {
		t.Error(again, err)
	}
}

// TestNobodyAnswers: where nothing answers, the fault may be here.
func TestNobodyAnswers(t *testing.T) {
	got, err := newWeb(t).visitor().Visit(context.Background(), []string{"http://gone.example/"}, nil, today)
	if err != nil || got["http://gone.example/"].State != check.VisitUnknown {
		t.Error(got, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := newWeb(t).visitor().Visit(ctx, []string{"http://a.example/ok"}, nil, today); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestPrivateAddressesAreNotCalled: no page can make the checker ask machines
// behind a wall.
func TestPrivateAddressesAreNotCalled(t *testing.T) {
	w := newWeb(t)
	got, err := (&Visitor{Agent: "gongkai/test"}).Visit(context.Background(), []string{w.server.URL + "/"}, nil, today)
	if err != nil || got[w.server.URL+"/"].Why != notPublic || len(w.asked) > 0 {
		t.Error(got, err, w.asked)
	}
	for _, addr := range []string{"10.0.0.1:80", "192.168.1.1:80", "169.254.169.254:80", "[::1]:80", "[fd00::1]:80", "[::ffff:127.0.0.1]:80", "0.0.0.0:80", "224.0.0.1:80"} {
		if publicOnly("tcp", addr, nil) == nil {
			t.Errorf("%s may be called", addr)
		}
	}
	if err := publicOnly("tcp", "[2606:4700::1]:443", nil); err != nil {
		t.Error(err)
	}
}

func TestReports(t *testing.T) {
	file := filepath.Join(t.TempDir(), "external-links.json")
	if got, err := Read(file); got != nil || err != nil {
		t.Error(got, err)
	}
	visits := map[string]check.Visited{"http://x/?a&b": {State: check.VisitDead, Status: 404, Day: today}}
	if err := os.WriteFile(file, Write(visits), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := Read(file); err != nil || got["http://x/?a&b"] != visits["http://x/?a&b"] {
		t.Error(got, err)
	}
	for _, bad := range []string{"x", `{"links":[{"url":"http://x/","state":"odd","visited":"2026-01-01"}]}`, `{"links":[{"url":"http://x/","state":"ok","visited":"today"}]}`} {
		if err := os.WriteFile(file, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(file); err == nil {
			t.Errorf("%s was read", bad)
		}
	}
}
