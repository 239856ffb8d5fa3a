package site

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A Preview shows a site while it is being written: it builds, watches the
// sources, rebuilds, and reloads the pages that are open. What is wrong, of
// data, template or configuration, stands on the page; the last good build
// stays below it. Findings stand on the pages they are about.
type Preview struct {
	Root string
	// Open opens the site anew, for its configuration may change.
	Open func() (*Site, error)
	// Regenerate makes content/ from the filed data and names the files that
	// it changed, slash-separated below Root.
	Regenerate func(ctx context.Context) ([]string, error)
	// Check judges a built folder whose pages stand at url.
	Check func(ctx context.Context, s *Site, dir, url string) (*check.Result, error)
	// Filed opens what was filed, and says where what a finding is about stands in it,
	// as file:line below Root, or "" where that is not known. It is called once for all
	// findings that are shown together, and may be nil.
	Filed func() func(*check.Finding) string
	Log   *slog.Logger

	mu      sync.Mutex
	state   state
	changed chan struct{} // closed when state is replaced
}

// state is what visitors are shown.
type state struct {
	number int
	dir    string                      // the last good build, or "" before the first
	fault  disclosure.Text             // why the newest edit is not shown, or nil
	found  map[string][]*check.Finding // by page
}

// Serve previews the site at addr until ctx ends. ready is told the address
// once the first build is done, whether it succeeded or not.
func (p *Preview) Serve(ctx context.Context, addr string, ready func(url string)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends the watcher and what visitors wait for, however we end
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	url := "http://" + listener.Addr().String() + "/"
	builds := filepath.Join(p.Root, ".gongkai", "serve-"+strconv.Itoa(os.Getpid()))
	defer os.RemoveAll(builds)
	p.changed = make(chan struct{})

	watcher, err := watch(ctx, p.Root, p.Log)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	server := &http.Server{Handler: p, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()

	p.rebuild(ctx, watcher, builds, url)
	if ctx.Err() == nil {
		ready(url)
	}
	for {
		select {
		case <-watcher.edits:
			p.rebuild(ctx, watcher, builds, url)
		case err := <-failed:
			return err
		case <-ctx.Done():
			stop, cancel := context.WithTimeout(context.Background(), 2*time.Second)
			defer cancel()
			// A browser may hold a connection open that it never used: a preview that
			// is told to stop loses nothing by closing it.
			if err := server.Shutdown(stop); !errors.Is(err, context.DeadlineExceeded) {
				return err
			}
			return server.Close()
		}
	}
}

// rebuild brings the preview up to the newest edit, and never fails: a fault
// becomes what is shown.
func (p *Preview) rebuild(ctx context.Context, w *watcher, builds, url string) {
	start := time.Now()
	next := p.current()
	old := next.dir
	next.number++
	dir := filepath.Join(builds, strconv.Itoa(next.number))
	result, err := p.build(ctx, w, dir, url)
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		os.RemoveAll(dir) // built, perhaps, but not checked
		next.fault = p.below(InWords(err))
		p.Log.Warn("preview", "fault", err)
	} else {
		next.dir, next.fault, next.found = dir, nil, map[string][]*check.Finding{}
		for _, f := range result.Findings {
			next.found[f.Page] = append(next.found[f.Page], f)
		}
		p.Log.Info("preview", "build", next.number, "took", time.Since(start).Round(time.Millisecond))
	}
	p.mu.Lock()
	p.state = next
	close(p.changed)
	p.changed = make(chan struct{})
	p.mu.Unlock()
	if next.dir != old && old != "" {
		os.RemoveAll(old)
	}
}

func (p *Preview) build(ctx context.Context, w *watcher, dir, url string) (*check.Result, error) {
	if err := w.own(func() ([]string, error) { return p.Regenerate(ctx) }); err != nil {
		return nil, err
	}
	s, err := p.Open()
	if err != nil {
		return nil, err
	}
	if err := s.Build(ctx, dir, url); err != nil {
		return nil, err
	}
	return p.Check(ctx, s, dir, url)
}

// below names files from the root of the site, not of the machine.
func (p *Preview) below(text disclosure.Text) disclosure.Text {
	root, err := filepath.Abs(p.Root)
	if err != nil {
		return text
	}
	out := disclosure.Text{}
	for lang, words := range text {
		out[lang] = strings.ReplaceAll(words, root+string(filepath.Separator), "")
	}
	return out
}

func (p *Preview) current() state {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.state
}

// InWords gives an error in every language: ours in each, what other programs
// say as they said it. Of several joined it gives all, one below the other.
func InWords(err error) disclosure.Text {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		out := disclosure.Text{}
		for _, one := range several.Unwrap() {
			for lang, words := range InWords(one) {
				out[lang] = strings.TrimLeft(out[lang]+"\n"+strings.TrimRight(words, "\n"), "\n")
			}
		}
		return out
	}
	var said interface {
		error
		In(disclosure.Lang) string // as Faults, Said and HugoError have it
	}
	if errors.As(err, &said) {
		out := disclosure.Text{}
		for _, lang := range disclosure.Langs {
			out[lang] = said.In(lang)
		}
		return out
	}
	return disclosure.Text{disclosure.ZhCN: fmt.Sprintf("出错：%v", err), disclosure.En: err.Error()}
}
