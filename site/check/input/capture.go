package input

import (
	"bufio"
	"cmp"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/check"
)

// A capture is what WARC files hold, until it is known which host is the site.
type capture struct {
	s     *Source
	found map[place]*captured
	paid  map[string]spot // where payloads stand, by digest
	hosts map[string]*tally
	later []revisit
}

// A place is a host and the name of a file on it; a spot is a record.
type (
	place struct{ host, name string }
	spot  struct {
		sh *shelf
		at int64
	}
	tally   struct{ pages, answers, secure int }
	revisit struct {
		place
		digest, date string
		refers       place
		page         bool
	}
)

// captured is the newest capture of one address.
type captured struct {
	spot
	date     string
	status   int
	location string
	page     bool
}

func newCapture(s *Source) *capture {
	return &capture{s: s, found: map[place]*captured{}, paid: map[string]spot{}, hosts: map[string]*tally{}}
}

// take notes one record.
func (c *capture) take(sh *shelf, at int64, rec *record, block *bufio.Reader) error {
	if rec.kind != "response" && rec.kind != "resource" && rec.kind != "revisit" {
		return nil
	}
	where, u, ok := c.place(rec.target)
	if !ok {
		return nil
	}
	if rec.cut {
		c.s.leave(rec.target, disclosure.Say("采集时被截断或分成几段，未读取", "it was cut short when it was captured, or split, and was not read"))
		return nil
	}
	a := &answer{status: 200, media: rec.media}
	if rec.kind != "resource" {
		if rec.kind == "response" && !strings.HasPrefix(strings.ToLower(rec.media), "application/http") {
			return nil // an answer of another protocol
		}
		var err error
		if a, err = readAnswer(block); err != nil && (rec.kind == "response" || rec.length > 0) {
			c.s.leave(rec.target, disclosure.Say("HTTP 应答头有误，未读取", "the head of its HTTP answer is malformed, so it was not read"))
			return nil
		} else if err != nil {
			a = &answer{status: 200}
		}
	}
	if len(c.found)+len(c.later) >= MaxEntries {
		return errMany
	}
	page := isHTML(a.media)
	digest := strings.Clone(rec.digest)
	if len(digest) > 256 {
		digest = ""
	}
	if rec.kind == "revisit" && (a.status == 200 || a.status == 304) {
		refers, _, _ := c.place(rec.refers)
		c.later = append(c.later, revisit{place: where, digest: digest, date: rec.date, refers: refers, page: page})
		return nil
	}
	t := c.hosts[where.host]
	if t == nil {
		t = &tally{}
		c.hosts[where.host] = t
	}
	if a.status == 200 {
		t.answers++
		if page {
			t.pages++
		}
		if u.Scheme == "https" {
			t.secure++
		}
		if digest != "" {
			c.paid[digest] = spot{sh, at}
		}
	}
	if len(a.location) > 4096 {
		a.location = ""
	}
	c.keep(where, &captured{spot: spot{sh, at}, date: rec.date, status: a.status, location: a.location, page: page})
	return nil
}

// keep prefers an answer with content to one without, and the newer of two.
func (c *capture) keep(where place, fresh *captured) {
	old := c.found[where]
	if old == nil || (fresh.status == 200) != (old.status == 200) && fresh.status == 200 ||
		(fresh.status == 200) == (old.status == 200) && fresh.date > old.date {
		c.found[where] = fresh
	}
}

// place tells what file an address names.
func (c *capture) place(address string) (place, *url.URL, bool) {
	if len(address) > 4*MaxName {
		return place{}, nil, false
	}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return place{}, nil, false
	}
	host := strings.ToLower(u.Host)
	host = strings.TrimSuffix(strings.TrimSuffix(host, ":80"), ":443")
	return place{strings.Clone(host), strings.Clone(check.FileOf(u))}, u, true
}

// settle chooses the host that is the site, and makes its files.
func (c *capture) settle() error {
	c.resolve()
	s := c.s
	hosts := slices.SortedFunc(maps.Keys(c.hosts), func(a, b string) int {
		x, y := c.hosts[a], c.hosts[b]
		return cmp.Or(y.pages-x.pages, y.answers-x.answers, strings.Compare(a, b))
	})
	for _, name := range hosts {
		s.Hosts = append(s.Hosts, Host{Name: name, Answers: c.hosts[name].answers})
	}
	if len(hosts) == 0 || c.hosts[hosts[0]].answers == 0 {
		return disclosure.Errorf("网页存档中没有可读取的网页", "the web archive holds no page that can be read")
	}
	site := hosts[0]
	scheme := "http"
	if 2*c.hosts[site].secure >= c.hosts[site].answers {
		scheme = "https"
	}
	s.BaseURL = scheme + "://" + site + "/"
	s.gone, s.moved = map[string]int{}, map[string]string{}
	places := slices.SortedFunc(maps.Keys(c.found), func(a, b place) int { return cmp.Or(strings.Compare(a.host, b.host), strings.Compare(a.name, b.name)) })
	for _, p := range places {
		f := c.found[p]
		switch {
		case p.host != site:
		case f.status == 200:
			at := f.spot
			if err := s.add(p.name, &file{page: f.page, open: func() (io.ReadCloser, error) { return at.sh.open(at.at) }}); err != nil {
				return err
			}
		case f.status >= 300 && f.status < 400 && f.location != "":
			s.moved[p.name] = f.location
		default:
			s.gone[p.name] = f.status
		}
	}
	return nil
}

// resolve finds the content of what was captured again unchanged.
func (c *capture) resolve() {
	for _, r := range c.later {
		at, ok := c.paid[r.digest]
		page := r.page
		if old := c.found[r.refers]; old != nil && old.status == 200 {
			page = page || old.page
			if !ok {
				at, ok = old.spot, true
			}
		}
		if old := c.found[r.place]; old != nil && old.status == 200 {
			page = page || old.page
			if !ok {
				at, ok = old.spot, true // not modified since
			}
		}
		if !ok {
			c.s.leave(r.host+"/"+r.name, disclosure.Say("只记录了“与以前相同”，而以前的内容不在所给文件中", "it was only recorded as unchanged, and what it was before is not in the files given"))
			continue
		}
		c.keep(r.place, &captured{spot: at, date: r.date, status: 200, page: page})
	}
}
