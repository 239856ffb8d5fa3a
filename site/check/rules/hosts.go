package rules

import (
	"net/url"
	"strings"
)

// hostOf is the host of an address, lower case, or "".
func hostOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// isHost reports whether a host is the one named, or the name that a proxy for
// IPv6 or a saved page gives it: beian.miit.gov.cn.ipv6.example.
func isHost(host, want string) bool {
	return host == want || strings.HasPrefix(host, want+".") || strings.HasSuffix(host, "."+want) || strings.Contains(host, "."+want+".")
}

// onGovCn reports whether a host is a government's.
func onGovCn(host string) bool { return host == "gov.cn" || strings.HasSuffix(host, ".gov.cn") }

// sameAddress compares addresses, one of which may be percent-encoded.
func sameAddress(a, b string) bool {
	if a == b {
		return true
	}
	x, err := url.PathUnescape(a)
	y, also := url.PathUnescape(b)
	return err == nil && also == nil && x == y
}
