package wacz

import (
	"regexp"
	"slices"
	"strings"
)

// web takes an address apart: scheme, www, user, host, port, path and query.
var web = regexp.MustCompile(`^(https?)://(?:www\d*\.)?(?:[^/?#\\]*@)?(\[[^\]/]*\]|[^/?#:\\]+)(?::(\d*))?([/\\][^?#]*)?(\?[^#]*)?(?:#|$)`)

// surt is the key of an address in an index: the host's parts turned round, all in lower
// case. Programs that replay archives take www off and sort the query, whatever the
// specification says; a key that did not would not be found. Nor does it go by url.Parse: they
// read addresses as browsers do, who take a stray % and much else.
func surt(address string) string {
	m := web.FindStringSubmatch(address)
	if m == nil {
		return address
	}
	parts := strings.Split(strings.ToLower(m[2]), ".")
	slices.Reverse(parts)
	key := strings.Join(parts, ",")
	if p := m[3]; p != "" && !(m[1] == "http" && p == "80" || m[1] == "https" && p == "443") {
		key += ":" + p
	}
	key += ")" + escaped(straight(strings.ToLower(m[4])), " \"<>`{}")
	if len(m[5]) > 1 {
		query := strings.Split(escaped(strings.ToLower(m[5][1:]), " \"<>'"), "&")
		slices.Sort(query)
		key += "?" + strings.Join(query, "&")
	}
	return key
}

// straight takes . and .. out of a path, in whatever form.
func straight(path string) string {
	var out []string
	parts := strings.Split(strings.ReplaceAll(path, "\\", "/"), "/")
	for i, part := range parts {
		switch dots := strings.ReplaceAll(part, "%2e", "."); dots {
		case ".", "..":
			if dots == ".." && len(out) > 1 {
				out = out[:len(out)-1]
			}
			if i == len(parts)-1 {
				out = append(out, "")
			}
		default:
			out = append(out, part)
		}
	}
	if len(out) < 2 {
		return "/"
	}
	return strings.Join(out, "/")
}

// escaped writes what no address has, and some signs, by their UTF-8 bytes.
func escaped(text, signs string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || strings.IndexByte(signs, c) >= 0 {
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
