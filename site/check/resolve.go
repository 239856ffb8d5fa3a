package check

import (
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// A Destination is where an address of a page leads.
type Destination struct {
	Internal bool
	Path     string // of the file, below the built folder; with Internal
	Fragment string
	// Beyond is set where an address that is not internal stays on this site's
	// host, outside the site.
	Beyond bool
	// Host is that of another site, or "".
	Host string
	// Slashless is set where the address names a folder without the slash at its
	// end: a server answers with a redirect first.
	Slashless bool
}

// maxKnown bounds the addresses that are kept resolved: those of the menus, which
// all pages share, are soon asked for again; those of a report's own downloads are not.
const maxKnown = 1 << 12

// resolved is what an address leads to.
type resolved struct {
	to  Destination
	err error
}

// Resolve tells where an address on a page leads. Addresses of other hosts,
// and those that name no file (mailto:, data:), are not internal. A folder
// stands for its index.html. Addresses that mean the same on all pages are
// resolved once.
func (s *Site) Resolve(page, address string) (Destination, error) {
	if s.baseErr != nil {
		return Destination{}, s.baseErr
	}
	if strings.HasPrefix(address, "#") && !strings.ContainsAny(address, "%\n\r\t ") {
		return Destination{Internal: true, Path: page, Fragment: address[1:]}, nil
	}
	if !strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "http") {
		return s.resolve(page, address)
	}
	s.mu.Lock()
	known, ok := s.known[address]
	fresh := ok
	if !ok {
		known, ok = s.before[address]
	}
	s.mu.Unlock()
	if !ok {
		known.to, known.err = s.resolve(page, address)
	}
	if !fresh && len(address) < 1024 {
		s.keep(address, known)
	}
	return known.to, known.err
}

// keep keeps an address resolved. When there are too many, those go that nobody
// asked for since the last time.
func (s *Site) keep(address string, r resolved) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.known) >= maxKnown {
		s.before, s.known = s.known, nil
	}
	if s.known == nil {
		s.known = make(map[string]resolved, maxKnown/4)
	}
	s.known[address] = r
}

func (s *Site) resolve(page, address string) (Destination, error) {
	u, err := readAddress(address)
	if err != nil || u == nil {
		return Destination{}, err
	}
	if u.Host != "" && !strings.EqualFold(u.Host, s.base.Host) {
		return Destination{Host: strings.ToLower(u.Host)}, nil
	}
	root := strings.TrimSuffix(s.base.Path, "/") + "/"
	p := pathOf(u)
	switch {
	case p == "" && u.Host == "" && u.RawQuery == "":
		return Destination{Internal: true, Path: page, Fragment: u.Fragment}, nil
	case p == "" && u.Host == "":
		p = page
	case strings.HasPrefix(p, root):
		p = strings.TrimPrefix(p, root)
	case p+"/" == root:
		p = ""
	case strings.HasPrefix(p, "/") || u.Host != "":
		return Destination{Beyond: true}, nil // another part of the same host
	default:
		end := trailing(p)
		p = path.Join(path.Dir(page), p) + end
		if strings.HasPrefix(p, "..") && root != "/" {
			return Destination{Beyond: true}, nil
		}
	}
	d := Destination{Internal: true, Fragment: u.Fragment}
	d.Path, d.Slashless = s.fileAt(p, u.RawQuery)
	return d, nil
}

// fileAt names the file that a path below the site leads to, and reports
// whether the path is that of a folder without its slash.
func (s *Site) fileAt(p, query string) (string, bool) {
	folder := path.Clean("/" + p)[1:] // what leads above the top of a site stays there, as in browsers
	slash := p == "" || strings.HasSuffix(p, "/") || folder == ""
	file, slashless := folder, !slash && s.files.hasFolder(folder) && !s.files.has(folder)
	if slash || slashless {
		if file = s.folderIndex(folder); file == "" {
			file = path.Join(folder, "index.html")
		}
	}
	if query != "" {
		if with := file + queryName(query); s.files.has(with) || s.Gone[with] > 0 || s.Moved[with] != "" {
			return with, slashless
		}
	}
	return file, slashless
}

// trailing keeps the slash at the end of a path, or what stands for one.
func trailing(p string) string {
	if strings.HasSuffix(p, "/") || p == "." || p == ".." || strings.HasSuffix(p, "/.") || strings.HasSuffix(p, "/..") {
		return "/"
	}
	return ""
}

// resolveFrom resolves an address on a page that names a base for its addresses.
func (s *Site) resolveFrom(page *Page, address string) (Destination, error) {
	if page.Base == "" {
		return s.Resolve(page.Path, address)
	}
	base, err := readAddress(page.Base)
	if err != nil || base == nil || s.baseErr != nil {
		return s.Resolve(page.Path, address)
	}
	u, err := readAddress(address)
	if err != nil || u == nil {
		return Destination{}, err
	}
	own := s.base.ResolveReference(&url.URL{Path: "./" + page.Path})
	full := own.ResolveReference(base).ResolveReference(u).String()
	if utf8.ValidString(full) {
		return s.Resolve(page.Path, full)
	}
	return Destination{}, nil
}
