// Package verify asks a web server for what was published, as readers do.
//
//	p.Verifier = verify.New(base) // of a publish.Publisher
//
// It never changes anything anywhere, follows no redirects, and asks no address but those
// below the one it was given.
package verify

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// A Server is the web server that hands out what was published. It is a publish.Verifier:
// its answers are held against the release, past all caches.
type Server struct {
	Base   *url.URL // where the root of a release is served
	Client *http.Client
	// Patience is how long a wrong answer is asked for again: web servers may hold on to
	// what they handed out before.
	Patience time.Duration
}

// New makes one that gives a server ten seconds to hand out what is new.
func New(base *url.URL) *Server {
	return &Server{Base: base, Patience: 10 * time.Second, Client: &http.Client{
		Timeout:       5 * time.Minute, // a large attachment on a slow line
		Transport:     &http.Transport{MaxIdleConnsPerHost: askers, DisableCompression: true, Proxy: http.ProxyFromEnvironment},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// askers is how many requests are under way at once.
const askers = 16

// mostFaults is how many wrong answers are told one by one: where the server shows another
// folder, all are wrong.
const mostFaults = 20

// encodings are the ways in which a file is asked for, each with the ending of the packed
// file that it takes; the first one takes the file itself.
var encodings = []struct{ name, suffix string }{{"identity", ""}, {"gzip", ".gz"}, {"br", ".br"}}

// Files asks for the files with these paths as the sums of their release have them: as
// they are, and in each way in which they were packed. The error is publish.Faults where answers
// hold something else.
func (v *Server) Files(ctx context.Context, sums map[string]string, paths []string) (*publish.Sight, error) {
	seen := &publish.Sight{Files: len(paths)}
	var asks []ask
	for _, p := range paths {
		for _, e := range encodings {
			if _, there := sums[p+e.suffix]; there {
				asks = append(asks, ask{p, e.name, sums[p]})
			}
		}
	}
	seen.Answers = len(asks)
	var mu sync.Mutex
	packed := map[string]bool{} // whether what was asked for packed was ever got so
	err := v.all(ctx, len(asks), func(ctx context.Context, i int) error {
		came, err := v.one(ctx, asks[i])
		mu.Lock()
		defer mu.Unlock()
		packed[asks[i].encoding] = packed[asks[i].encoding] || came == asks[i].encoding
		return err
	})
	for _, e := range encodings[1:] {
		if got, asked := packed[e.name]; asked && !got && err == nil {
			seen.Told = append(seen.Told, disclosure.Say("网站服务器没有提供 %[1]s 压缩的文件（*%[2]s）；请在其设置中打开，页面会快几倍", "the web server does not hand out the files packed by %[1]s (*%[2]s); turn that on in its settings, pages are several times faster then", e.name, e.suffix))
		}
	}
	return seen, err
}

// Gone asks for files that the site no longer has: none may be there. The error is publish.Faults.
func (v *Server) Gone(ctx context.Context, paths []string) error {
	return v.all(ctx, len(paths), func(ctx context.Context, i int) error {
		address := v.address(paths[i])
		resp, err := v.get(ctx, address, "identity")
		if err != nil {
			return err
		}
		resp.Body.Close()
		if resp.StatusCode == http.StatusNotFound || resp.StatusCode == http.StatusGone {
			return nil
		}
		return disclosure.Errorf("%[1]s：已不在网站中，应答却是 %[2]d，应为 404", "%[1]s: is no longer on the site, but the answer is %[2]d, not 404", address, resp.StatusCode)
	})
}

// all asks so many times at once, and again for what went wrong until patience ends. It
// gives what went wrong as publish.Faults.
func (v *Server) all(ctx context.Context, n int, one func(ctx context.Context, i int) error) error {
	var mu sync.Mutex
	var faults publish.Faults
	deadline := time.Now().Add(v.Patience)
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(askers)
	for i := range n {
		workers.Go(func() error {
			err := one(ctx, i)
			for err != nil && ctx.Err() == nil && time.Now().Before(deadline) {
				<-time.After(min(v.Patience, 100*time.Millisecond))
				err = one(ctx, i)
			}
			var said *disclosure.Said
			if !errors.As(err, &said) {
				return cmp.Or(err, ctx.Err())
			}
			mu.Lock()
			defer mu.Unlock()
			faults = append(faults, said.Text)
			return nil
		})
	}
	if err := workers.Wait(); err != nil {
		return err
	}
	slices.SortFunc(faults, func(a, b disclosure.Text) int {
		return strings.Compare(a.In(disclosure.En), b.In(disclosure.En))
	})
	if more := len(faults) - mostFaults; more > 0 {
		faults = append(faults[:mostFaults], disclosure.Say("另有 %d 处", "and %d more", more))
	}
	if len(faults) == 0 {
		return nil
	}
	return faults
}
