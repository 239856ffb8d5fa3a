package targets_test

import (
	"errors"
	"io"
	"io/fs"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"gongkai/internal/testserver"
	"gongkai/site/publish"
	"gongkai/site/publish/targets"
)

const (
	pointer = "pointer"
	inPlace = "in-place"

	s3Access, s3Secret = testserver.Access, testserver.Secret
)

// s3Settings reach a store on this machine. The keys travel by the environment, also to
// publishers that are other processes.
func s3Settings(t testing.TB, endpoint, mode string) targets.Settings {
	if os.Getenv("GONGKAI_TEST_S3_ACCESS") == "" { // the first of this test
		dir, err := os.MkdirTemp("", "gk") // short, for sockets of servers may lie below
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.RemoveAll(dir) })
		t.Setenv("TMPDIR", dir) // where runs that are killed leave their pulse
	}
	t.Setenv("GONGKAI_TEST_S3_ACCESS", s3Access)
	t.Setenv("GONGKAI_TEST_S3_SECRET", s3Secret)
	return targets.Settings{Name: "web", Values: map[string]any{
		"kind": "s3", "endpoint": endpoint, "bucket": "site", "region": "us-east-1", "prefix": "a/b", "lookup": "path", "mode": mode,
		"access_key_env": "GONGKAI_TEST_S3_ACCESS", "secret_key_env": "GONGKAI_TEST_S3_SECRET",
	}}
}

// A shelf is what a store holds below its prefix: contents by key.
type shelf map[string]string

func (s shelf) sums(key string) map[string]string {
	sums, err := publish.ParseSums([]byte(s[key]))
	if err != nil {
		return nil
	}
	return sums
}

// below are the contents below a prefix.
func (s shelf) below(prefix string) map[string]string {
	out := map[string]string{}
	for key, text := range s {
		if rel, ok := strings.CutPrefix(key, prefix); ok {
			out[rel] = text
		}
	}
	return out
}

// served is what a front hands out: it reads the pointer, or takes keys as they are.
func (s shelf) served(mode string) map[string]string {
	if mode == inPlace {
		out := s.below("")
		for key := range s {
			if strings.HasPrefix(key, "_gongkai/") && key != publish.RecordPath {
				delete(out, key)
			}
		}
		return out
	}
	current, ok := s["current"]
	if !ok {
		return nil
	}
	return s.below("releases/" + strings.TrimSpace(current) + "/")
}

// left lists what is no part of a release that is whole, and no lock.
func (s shelf) left(mode string) (left []string) {
	own := map[string]string{pointer: "", inPlace: "_gongkai/"}[mode]
	wanted := map[string]bool{own + "publish.lock": true, "current": mode == pointer}
	for name := range s.below(own + "manifests/") {
		key := own + "manifests/" + name
		wanted[key] = true
		for path, sum := range s.sums(key) {
			if id := strings.TrimSuffix(name, ".sha256"); mode == pointer {
				wanted["releases/"+id+"/"+path] = true
			} else {
				wanted["_gongkai/objects/"+sum] = true
				wanted[path] = wanted[path] || strings.Contains(s[publish.RecordPath], id)
			}
		}
	}
	for key := range s {
		if !wanted[key] {
			left = append(left, key)
		}
	}
	return left
}

// shelfPlace is a place of which a function tells what it holds.
func shelfPlace(settings targets.Settings, mode string, read func() (shelf, error)) place {
	p := place{
		settings: settings,
		served: func() (map[string]string, error) {
			s, err := read()
			return s.served(mode), err
		},
		left: func() []string {
			s, err := read()
			if err != nil {
				return []string{err.Error()}
			}
			return s.left(mode)
		},
	}
	if mode == inPlace {
		p.mixed = func() bool {
			s, err := read()
			return err == nil && s["_gongkai/journal.json"] != ""
		}
	}
	return p
}

// A fake is a store in this process, which other processes reach over loopback.
type fake struct {
	backend *s3mem.Backend
	http.Handler
}

func newFake(t testing.TB) *fake {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket("site"); err != nil {
		t.Fatal(err)
	}
	return &fake{backend, gofakes3.New(backend).Server()}
}

// read tells what is below the prefix a/b.
func (f *fake) read() (shelf, error) {
	out := shelf{}
	list, err := f.backend.ListBucket("site", &gofakes3.Prefix{}, gofakes3.ListBucketPage{})
	if err != nil {
		return nil, err
	}
	for _, o := range list.Contents {
		object, err := f.backend.GetObject("site", o.Key, nil)
		if err != nil {
			continue // it went meanwhile
		}
		data, err := io.ReadAll(object.Contents)
		if err != nil {
			return nil, err
		}
		key, ok := strings.CutPrefix(o.Key, "a/b/")
		if !ok {
			return nil, errors.New(o.Key + " is not below the prefix")
		}
		out[key] = string(data)
	}
	return out, nil
}

func fakeS3(mode string) func(t testing.TB) place {
	return func(t testing.TB) place {
		f := newFake(t)
		return shelfPlace(s3Settings(t, onLoopback(t, f), mode), mode, f.read)
	}
}

// onLoopback serves a handler until the test ends, and gives its address.
func onLoopback(t testing.TB, h http.Handler) string {
	t.Helper()
	server := httptest.NewUnstartedServer(h)
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // it would tell of killed publishers
	server.Start()
	t.Cleanup(server.Close)
	return server.URL
}

func versityS3(mode string) func(t testing.TB) place {
	return func(t testing.TB) place {
		endpoint, dir := testserver.S3(t, "../../..")
		p := shelfPlace(s3Settings(t, endpoint, mode), mode, func() (shelf, error) {
			return readMoving(filepath.Join(dir, "a", "b"))
		})
		p.kills = 40
		return p
	}
}

// readMoving reads every file below a folder, and passes over those that go meanwhile.
func readMoving(dir string) (shelf, error) {
	out := shelf{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		var data []byte
		if err == nil && !d.IsDir() {
			if data, err = os.ReadFile(file); err == nil {
				rel, _ := filepath.Rel(dir, file)
				out[filepath.ToSlash(rel)] = string(data)
			}
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	return out, err
}
