package external

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"sync"
	"syscall"
	"time"

	"gongkai/site/check"
)

// A session is one run of visits: what it knows of each host is asked once.
type session struct {
	*Visitor
	client *http.Client
	mu     sync.Mutex
	hosts  map[string]*host
}

// Why something cannot be told; words of the report, not for readers of findings.
const (
	noName    = "no such host"
	byRobots  = "robots.txt"
	notPublic = "not a public address"
	noAnswer  = "no answer"
	badCert   = "certificate"
	refusal   = "refused"
	tooMany   = "too many redirects"
	badTarget = "redirect"
)

// visit asks for one address and follows where it leads.
func (s *session) visit(ctx context.Context, address string) check.Visited {
	u, err := url.Parse(address)
	if err != nil {
		return check.Visited{State: check.VisitUnknown, Why: badTarget}
	}
	for hop := range redirects + 1 {
		h := s.host(ctx, u)
		if !h.allows(u) {
			return check.Visited{State: check.VisitUnknown, Why: byRobots, To: moved(hop, u)}
		}
		status, location, err := s.ask(ctx, h, u)
		if err != nil {
			return check.Visited{State: check.VisitUnknown, Why: why(err), To: moved(hop, u)}
		}
		if status < 300 || status > 399 || location == "" {
			return judge(status, moved(hop, u))
		}
		next, err := u.Parse(location)
		if err != nil || next.Scheme != "http" && next.Scheme != "https" || next.Host == "" {
			return check.Visited{State: check.VisitUnknown, Status: status, Why: badTarget, To: moved(hop, u)}
		}
		next.Fragment = ""
		u = next
	}
	return check.Visited{State: check.VisitUnknown, Why: tooMany, To: u.String()}
}

func moved(hop int, u *url.URL) string {
	if hop == 0 {
		return ""
	}
	return u.String()
}

// judge decides by the answer: only 404 and 410 say that something is gone.
func judge(status int, to string) check.Visited {
	switch {
	case status >= 200 && status < 300:
		return check.Visited{State: check.VisitOK, Status: status, To: to}
	case status == http.StatusNotFound || status == http.StatusGone:
		return check.Visited{State: check.VisitDead, Status: status, To: to}
	}
	return check.Visited{State: check.VisitUnknown, Status: status, To: to, Why: refusal}
}

// ask asks by HEAD, and by GET where that is refused, as many servers answer HEAD
// wrongly. It tries again, later and later, while the server is busy.
func (s *session) ask(ctx context.Context, h *host, u *url.URL) (status int, location string, err error) {
	if h.pause > 0 {
		h.turn.Lock()
		defer h.turn.Unlock()
		if err := s.wait(ctx, min(h.pause, longestWait)); err != nil {
			return 0, "", err
		}
	}
	pause := time.Second
	for try := 1; ; try++ {
		var after time.Duration
		status, location, after, err = s.once(ctx, http.MethodHead, u)
		if err == nil && status >= 400 && status != http.StatusTooManyRequests {
			status, location, after, err = s.once(ctx, http.MethodGet, u)
		}
		again := err != nil && passing(err) || err == nil && (status == http.StatusTooManyRequests || status >= 500 && status < 600)
		if !again || try == tries {
			return status, location, err
		}
		if fault := s.wait(ctx, min(max(pause, after), longestWait)); fault != nil {
			return 0, "", fault
		}
		pause *= 4
	}
}

func (s *session) once(ctx context.Context, method string, u *url.URL) (status int, location string, after time.Duration, err error) {
	resp, err := s.request(ctx, method, u)
	if err != nil {
		return 0, "", 0, err
	}
	resp.Body.Close()
	seconds, err := strconv.Atoi(resp.Header.Get("Retry-After"))
	if err == nil && seconds > 0 {
		after = time.Duration(min(seconds, 3600)) * time.Second
	}
	return resp.StatusCode, resp.Header.Get("Location"), after, nil
}

func (s *session) request(ctx context.Context, method string, u *url.URL) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, method, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", s.Agent)
	req.Header.Set("Accept", "*/*")
	return s.client.Do(req)
}

func (s *session) wait(ctx context.Context, d time.Duration) error {
	if s.Wait != nil {
		return s.Wait(ctx, d)
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

var errPrivate = errors.New(notPublic)

// publicOnly refuses to call a private network: a page must not make the
// checker ask machines that only it can reach.
func publicOnly(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := at.Addr().Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return errPrivate
	}
	return nil
}

// passing reports whether a fault may be gone at the next try.
func passing(err error) bool { return why(err) == noAnswer }

// why names what went wrong, in the words of the report.
func why(err error) string {
	var dns *net.DNSError
	var cert *tls.CertificateVerificationError
	switch {
	case errors.Is(err, errPrivate):
		return notPublic
	case errors.As(err, &dns) && dns.IsNotFound:
		return noName
	case errors.As(err, &cert):
		return badCert
	}
	return noAnswer
}
