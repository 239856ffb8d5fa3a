package warc

import (
	"encoding/hex"
	"net/url"
	"strings"
	"unicode/utf8"

	"gongkai/disclosure"
)

// Encode is an address as records and indexes have it: letters of other scripts, and
// whatever else RFC 3986 does not allow in an address, by their UTF-8 bytes.
func Encode(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme == "" || u.Host == "" || !utf8.ValidString(address) {
		return "", disclosure.Errorf("%.300q 不是完整的网址，不能归档", "%.300q is no whole address and cannot be archived", address)
	}
	if strings.ContainsFunc(u.Host, func(r rune) bool { return !isLetterOrDigit(r) && !strings.ContainsRune("-._:[]", r) }) {
		return "", disclosure.Errorf("%.300q 的域名含有其他文字，不能归档；请写成 xn-- 开头的形式", "the host of %.300q has letters of other scripts, so it cannot be archived; write it in the form that begins with xn--", address)
	}
	var b strings.Builder
	for i := range len(address) {
		switch c := address[i]; {
		case c == '%' && i+2 < len(address) && isHex(address[i+1]) && isHex(address[i+2]),
			isLetterOrDigit(rune(c)), strings.IndexByte("-._~:/?#[]@!$&'()*+,;=", c) >= 0:
			b.WriteByte(c)
		default:
			const digits = "0123456789ABCDEF"
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return b.String(), nil
}

func isLetterOrDigit(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// check refuses what no reader could make sense of, and gives the resources with their
// addresses as records have them.
func check(resources []Resource, o Options) ([]Resource, error) {
	if o.Version != "" && o.Version != "1.0" && o.Version != "1.1" {
		return nil, disclosure.Errorf("WARC 版本 %q 不能写入；请写 1.1 或 1.0", "version %q of WARC cannot be written; say 1.1 or 1.0", o.Version)
	}
	if y := o.Date.UTC().Year(); o.Date.IsZero() || y < 0 || y > 9999 {
		return nil, disclosure.Errorf("没有写明封存的时间", "the time of the freezing is missing")
	}
	for _, f := range o.Info {
		if f.Name == "" || strings.ContainsFunc(f.Name, func(r rune) bool { return r <= ' ' || r > '~' || r == ':' }) {
			return nil, disclosure.Errorf("warcinfo 的字段名 %q 有误", "%q cannot be the name of a field of warcinfo", f.Name)
		}
	}
	out, seen := make([]Resource, len(resources)), make(map[string]bool, len(resources))
	for i, r := range resources {
		uri, err := Encode(r.URI)
		if err != nil {
			return nil, err
		}
		sum, err := hex.DecodeString(r.SHA256)
		switch {
		case err != nil || len(sum) != 32 || r.Size < 0 || r.Open == nil:
			return nil, disclosure.Errorf("%s 没有写明大小或 SHA-256，不能归档", "the size or the SHA-256 of %s is missing, so it cannot be archived", uri)
		case strings.TrimSpace(r.MediaType) != r.MediaType || strings.ContainsFunc(r.MediaType, func(c rune) bool { return c < ' ' || c > '~' }) || !strings.Contains(r.MediaType, "/"):
			return nil, disclosure.Errorf("%[1]s 的内容类型 %[2]q 有误，不能归档", "%[1]s has the malformed media type %[2]q and cannot be archived", uri, r.MediaType)
		case seen[uri]:
			return nil, disclosure.Errorf("%s 出现两次，不能归档", "%s is there twice and cannot be archived", uri)
		}
		seen[uri] = true
		r.URI, r.SHA256 = uri, hex.EncodeToString(sum)
		out[i] = r
	}
	return out, nil
}
