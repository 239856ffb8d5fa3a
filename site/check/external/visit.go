package external

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A Visitor visits addresses. Its zero value, with an Agent, is ready.
type Visitor struct {
	Agent string // names the program and its version

	// Client makes the requests, nil one that gives up after Timeout and calls no
	// address of a private network.
	Client *http.Client
	// Wait waits, nil for the time given; tests do not.
	Wait func(context.Context, time.Duration) error
}

const (
	// Timeout ends a request that gets no answer.
	Timeout = 20 * time.Second
	// Fresh is for how many days a visit counts.
	Fresh = 7

	hostsAtOnce = 16
	eachHost    = 2 // requests at once to one host
	tries       = 3
	redirects   = 10
	longestWait = 30 * time.Second
	robotsName  = "gongkai"
)

// Visit visits the addresses and gives what came of each. What old says of an
// address is kept where it is fresh enough and decided.
func (v *Visitor) Visit(ctx context.Context, addresses []string, old map[string]check.Visited, today disclosure.Date) (map[string]check.Visited, error) {
	out := map[string]check.Visited{}
	byHost := map[string][]string{}
	for _, a := range addresses {
		if kept, ok := old[a]; ok && kept.State != check.VisitUnknown && fresh(kept.Day, today) {
			out[a] = kept
		} else if u, err := url.Parse(a); err == nil {
			byHost[u.Host] = append(byHost[u.Host], a)
		}
	}
	s := &session{Visitor: v, client: client(), hosts: map[string]*host{}}
	if v.Client != nil {
		own := *v.Client
		s.client = &own
	}
	s.client.CheckRedirect = stay
	var mu sync.Mutex
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(hostsAtOnce)
	for _, list := range byHost {
		slices.Sort(list)
		workers.Go(func() error {
			few, ctx := errgroup.WithContext(ctx)
			few.SetLimit(eachHost)
			for _, a := range list {
				few.Go(func() error {
					result := s.visit(ctx, a)
					result.Day = today
					mu.Lock()
					defer mu.Unlock()
					out[a] = result
					return ctx.Err()
				})
			}
			return few.Wait()
		})
	}
	if err := workers.Wait(); err != nil {
		return nil, err
	}
	return s.judgeNames(out), nil
}

// fresh reports whether a visit is young enough to count.
func fresh(day, today disclosure.Date) bool {
	return !today.Before(day) && today.Before(day.AddDays(Fresh))
}

// judgeNames decides on hosts of which nobody knows the name: where others
// answered, the network works and the name is gone; else the fault may be here.
func (s *session) judgeNames(visits map[string]check.Visited) map[string]check.Visited {
	answered := false
	for _, v := range visits {
		answered = answered || v.Status > 0 && v.Why == ""
	}
	for a, v := range visits {
		if v.Why == noName && answered {
			v.State = check.VisitDead
			visits[a] = v
		}
	}
	return visits
}

// client makes requests to public addresses only.
// Behind a proxy it is the proxy that looks names up, and decides.
func client() *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	open := &net.Dialer{Timeout: Timeout}
	guarded := &net.Dialer{Timeout: Timeout, Control: publicOnly}
	t.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		if viaProxy(addr) {
			return open.DialContext(ctx, network, addr)
		}
		return guarded.DialContext(ctx, network, addr)
	}
	return &http.Client{Transport: t, Timeout: Timeout}
}

func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// viaProxy reports whether an address is that of the proxy that the environment
// names.
func viaProxy(addr string) bool {
	for _, scheme := range []string{"http", "https"} {
		proxy, err := http.ProxyFromEnvironment(&http.Request{URL: &url.URL{Scheme: scheme, Host: "www.gov.cn"}})
		if err == nil && proxy != nil && strings.HasPrefix(addr, proxy.Hostname()+":") {
			return true
		}
	}
	return false
}
