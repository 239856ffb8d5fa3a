package external

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// A host is what its robots.txt says.
type host struct {
	once  sync.Once
	rules *robotstxt.RobotsData // nil: it forbids nothing
	pause time.Duration         // that it wants between requests
	turn  sync.Mutex            // held by who asks, where it wants pauses
}

func (h *host) allows(u *url.URL) bool {
	return h.rules == nil || h.rules.TestAgent(u.RequestURI(), robotsName)
}

// host gives what the host of an address allows, asking it once.
func (s *session) host(ctx context.Context, u *url.URL) *host {
	key := u.Scheme + "://" + u.Host
	s.mu.Lock()
	h := s.hosts[key]
	if h == nil {
		h = &host{}
		s.hosts[key] = h
	}
	s.mu.Unlock()
	h.once.Do(func() {
		if h.rules = s.robots(ctx, key); h.rules != nil {
			h.pause = h.rules.FindGroup(robotsName).CrawlDelay
		}
	})
	return h
}

// robots reads a host's robots.txt; nil where it forbids nothing. A host that
// does not answer has not forbidden anything, and will not answer the visit
// either; one that fails is left alone, as the custom is.
func (s *session) robots(ctx context.Context, key string) *robotstxt.RobotsData {
	u, err := url.Parse(key + "/robots.txt")
	if err != nil {
		return nil
	}
	resp, err := s.request(ctx, http.MethodGet, u)
	if err != nil {
		return nil
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, 512<<10))
	if err != nil {
		return nil
	}
	data, err := robotstxt.FromStatusAndBytes(resp.StatusCode, body)
	if err != nil { // a redirect, or a page that is no robots.txt
		return nil
	}
	return data
}
