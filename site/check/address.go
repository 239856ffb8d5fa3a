package check

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// readAddress reads an address as browsers do (URL Standard of the WHATWG):
// without the white space around it and the line breaks in it, with backslashes
// taken for slashes, and a % that begins no code taken for itself. It returns
// nil for an address that is no page's, as mailto: or javascript:.
func readAddress(address string) (*url.URL, error) {
	address = tidy(address)
	scheme := schemeOf(address)
	if scheme != "" && scheme != "http" && scheme != "https" {
		return nil, nil
	}
	address = slashes(address)
	u, err := url.Parse(address)
	if err != nil {
		if scheme == "" && !strings.HasPrefix(address, "/") {
			address = "./" + address // a colon in a name begins no scheme
		}
		if u, err = url.Parse(lonePercents(address)); err != nil {
			return nil, err
		}
	}
	if scheme != "" && u.Host == "" {
		return nil, errNoHost
	}
	return u, nil
}

var errNoHost = errors.New("names no host")

// tidy takes away what browsers pass over.
func tidy(address string) string {
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(address, "\t\r\n") {
		address = strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(address)
	}
	return address
}

// schemeOf gives the scheme of an address in lower case, or "".
func schemeOf(address string) string {
	for i := 0; i < len(address); i++ {
		c := address[i]
		switch {
		case c == ':' && i > 0:
			return strings.ToLower(address[:i])
		case c|0x20 >= 'a' && c|0x20 <= 'z', i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return ""
		}
	}
	return ""
}

// slashes turns the backslashes of a path around.
func slashes(address string) string {
	if !strings.Contains(address, `\`) {
		return address
	}
	end := strings.IndexAny(address, "?#")
	if end < 0 {
		end = len(address)
	}
	return strings.ReplaceAll(address[:end], `\`, "/") + address[end:]
}

// lonePercents writes a % that begins no code as its code.
func lonePercents(address string) string {
	var b strings.Builder
	for i := 0; i < len(address); i++ {
		if address[i] == '%' && (i+2 >= len(address) || !isHex(address[i+1]) || !isHex(address[i+2])) {
			b.WriteString("%25")
			continue
		}
		b.WriteByte(address[i])
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

// FileOf names the file that an address stands for below its host: the index of
// a folder where it ends with a slash, and a name of its own for each query.
// What is no UTF-8 keeps its codes.
func FileOf(u *url.URL) string {
	p := pathOf(u)
	file := strings.TrimPrefix(path.Clean("/"+p), "/")
	if file == "" || strings.HasSuffix(p, "/") {
		file = path.Join(file, "index.html")
	}
	return file + queryName(u.RawQuery)
}

// pathOf is the path of an address without its codes, or with them where they
// are no UTF-8.
func pathOf(u *url.URL) string {
	if utf8.ValidString(u.Path) {
		return u.Path
	}
	var b strings.Builder
	for i := 0; i < len(u.Path); i++ {
		if c := u.Path[i]; c < 0x20 || c >= 0x7f || c == '%' {
			b.WriteString(code(c))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// code writes a byte as an address does.
func code(c byte) string { return "%" + strings.ToUpper(hex.EncodeToString([]byte{c})) }

// queryName is what a query adds to the name of a file.
func queryName(query string) string {
	if query == "" {
		return ""
	}
	if len(query) > 200 {
		sum := sha256.Sum256([]byte(query))
		query = hex.EncodeToString(sum[:16])
	}
	var b strings.Builder
	b.WriteByte('?')
	for i := 0; i < len(query); i++ {
		if c := query[i]; c == '/' || c < 0x21 || c >= 0x7f {
			b.WriteString(code(c))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
