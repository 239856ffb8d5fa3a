package verify_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gongkai/disclosure"
	"gongkai/internal/testsite"
	"gongkai/site/publish"
	"gongkai/site/publish/verify"
)

// served is a web server that hands out files as nginx does with gzip_static and
// brotli_static: by what its memory holds.
type served struct {
	files   map[string]string
	headers map[string]string
	after   func(asked int) // runs behind each answer
	asked   int
	mu      sync.Mutex
}

func (s *served) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		if s.asked++; s.after != nil {
			s.after(s.asked)
		}
	}()
	for k, v := range s.headers {
		w.Header().Set(k, v)
	}
	p := strings.TrimPrefix(r.URL.Path, "/column/")
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	kinds := map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript"}
	w.Header().Set("Content-Type", kinds[path.Ext(p)])
	for suffix, name := range map[string]string{".gz": "gzip", ".br": "br"} {
		if text, ok := s.files[p+suffix]; ok && r.Header.Get("Accept-Encoding") == name {
			w.Header().Set("Content-Encoding", name)
			fmt.Fprint(w, text)
			return
		}
	}
	text, ok := s.files[p]
	if !ok {
		w.WriteHeader(http.StatusNotFound)
	}
	fmt.Fprint(w, text)
}

// secure are the headers that a server is asked for.
func secure() map[string]string {
	return map[string]string{"Content-Security-Policy": "default-src 'self'; frame-ancestors 'self'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
}

// column is a published site and a server that hands it out below /column/.
func column(t *testing.T) (publish.Tree, *served, *verify.Server) {
	t.Helper()
	text := strings.Repeat("主动公开。", 400)
	tree, err := treeOf(t, map[string]string{"index.html": text, "a b/名.html": text + "1", "style.css": "p{}"}).Pack(context.Background(), forgetful{})
	if err != nil {
		t.Fatal(err)
	}
	s := &served{files: map[string]string{}, headers: secure()}
	for _, f := range tree {
		s.files[f.Path] = string(contents(t, f))
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	base, err := url.Parse(server.URL + "/column/")
	if err != nil {
		t.Fatal(err)
	}
	v := verify.New(base)
	v.Patience = 0
	return tree, s, v
}

func ask(t *testing.T, v *verify.Server, tree publish.Tree) (*publish.Sight, string) {
	t.Helper()
	seen, err := v.Files(context.Background(), tree.Sums(), []string{"index.html", "a b/名.html", "style.css"})
	if err == nil {
		return seen, ""
	}
	if !errors.As(err, new(publish.Faults)) {
		t.Fatal(err)
	}
	return seen, strings.ReplaceAll(err.Error(), v.Base.String(), "")
}

// TestWhatIsServedIsWhatWasPublished asks for each file as it is, by gzip and by brotli.
func TestWhatIsServedIsWhatWasPublished(t *testing.T) {
	tree, _, v := column(t)
	seen, faults := ask(t, v, tree)
	if faults != "" || seen.Files != 3 || seen.Answers != 7 || len(seen.Told) > 0 {
		t.Errorf("it saw %+v, %s", seen, faults)
	}
	if told, err := v.Headers(context.Background(), []string{"a b/名.html", "index.html", "style.css"}); err != nil || len(told) > 0 {
		t.Errorf("of the headers it tells %v, %v", told, err)
	}
	if err := v.Gone(context.Background(), []string{"reports/2023/a/index.html"}); err != nil {
		t.Error(err)
	}
}

// TestEachWrongAnswerIsTold breaks what the server hands out in one place at a time.
func TestEachWrongAnswerIsTold(t *testing.T) {
	for want, spoil := range map[string]func(*served){
		" (identity): the answer holds something else than what was published": func(s *served) { s.files["index.html"] += "x" },
		" (br): the answer holds something else than what was published":       func(s *served) { s.files["index.html.br"] = s.files["a b/名.html.br"] },
		" (gzip): the answer cannot be read: ":                                 func(s *served) { s.files["index.html.gz"] = s.files["index.html.gz"][:40] },
		"style.css: the answer is 404, not 200":                                func(s *served) { delete(s.files, "style.css") },
		"a%20b/%E5%90%8D.html: the answer is 404, not 200":                     func(s *served) { delete(s.files, "a b/名.html") },
	} {
		tree, s, v := column(t)
		spoil(s)
		if _, faults := ask(t, v, tree); !strings.Contains(faults, want) {
			t.Errorf("it says %q, not %q", faults, want)
		}
	}
	tree, s, v := column(t)
	clear(s.files)
	_, err := v.Files(context.Background(), tree.Sums(), slices.Repeat([]string{"index.html"}, 30))
	var all publish.Faults
	if !errors.As(err, &all) || len(all) != 21 || all[20].In(disclosure.En) != "and 70 more" || all[20].In(disclosure.ZhCN) != "另有 70 处" {
		t.Errorf("of 90 wrong answers it tells %v", all)
	}
	v.Base.Host = "127.0.0.1:1"
	if _, err := v.Files(context.Background(), tree.Sums(), []string{"index.html"}); err == nil || !strings.Contains(err.Error(), "no answer") {
		t.Errorf("of a server that is not there it says %v", err)
	}
}

// TestAServerMayTakeAMoment asks again while it hands out what it had before.
func TestAServerMayTakeAMoment(t *testing.T) {
	tree, s, v := column(t)
	page := s.files["style.css"]
	s.files["style.css"], s.files["old.html"] = "old", "old"
	s.after = func(asked int) {
		switch asked {
		case 9:
			s.files["style.css"] = page
		case 11:
			delete(s.files, "old.html")
		}
	}
	v.Patience = time.Minute
	if _, faults := ask(t, v, tree); faults != "" {
		t.Error(faults)
	}
	if err := v.Gone(context.Background(), []string{"old.html"}); err != nil {
		t.Error(err)
	}
}

// TestWhatServersLeaveOutIsTold: it is no fault of the release.
func TestWhatServersLeaveOutIsTold(t *testing.T) {
	tree, s, v := column(t)
	for p := range s.files {
		if strings.HasSuffix(p, ".br") {
			delete(s.files, p)
		}
	}
	seen, faults := ask(t, v, tree)
	if faults != "" || len(seen.Told) != 1 || !strings.HasPrefix(seen.Told[0].In(disclosure.En), "the web server does not hand out the files packed by br (*.br)") {
		t.Errorf("without brotli it tells %v, %s", seen.Told, faults)
	}
	for _, header := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"} {
		s.headers = secure()
		delete(s.headers, header)
		told, err := v.Headers(context.Background(), []string{"index.html", "style.css"})
		if err != nil || len(told) == 0 || !strings.HasPrefix(told[0].In(disclosure.En), "the web server does not send the header "+header+": "+v.Base.String()) {
			t.Errorf("without %s it tells %v, %v", header, told, err)
		}
	}
}

func contents(t *testing.T, f publish.File) []byte {
	t.Helper()
	in, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// treeOf is a site of the given files.
func treeOf(t *testing.T, files map[string]string) publish.Tree {
	t.Helper()
	tree, err := publish.ReadTree(testsite.Write(t, t.TempDir(), files))
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// forgetful is a cache that keeps nothing.
type forgetful struct{}

func (forgetful) Get(string) ([]byte, bool) { return nil, false }
func (forgetful) Put(string, []byte)        {}
func (forgetful) Keep(string)               {}
