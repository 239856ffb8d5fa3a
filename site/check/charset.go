package check

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode gives the source of a page as UTF-8, and names the encoding that it
// was in. Lines stay where they are. What the bytes are goes before what the page
// says of them: gb2312 declared over valid UTF-8 is common.
func decode(raw []byte) (text []byte, name string) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		return bytes.ToValidUTF8(raw[3:], []byte("\ufffd")), "utf-8"
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("<\x00")):
		return into(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), raw), "utf-16le"
	case bytes.HasPrefix(raw, []byte("\xfe\xff")), bytes.HasPrefix(raw, []byte("\x00<")):
		return into(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), raw), "utf-16be"
	case utf8.Valid(raw):
		return raw, "utf-8"
	}
	declared, name := declaredCharset(raw)
	if mostlyUTF8(raw, name == "utf-8") {
		return bytes.ToValidUTF8(raw, []byte("\ufffd")), "utf-8"
	}
	chinese, trails := pairs(raw)
	switch {
	case name == "shift_jis" || name == "euc-jp" || name == "euc-kr" || name == "iso-2022-jp":
		return into(declared, raw), name
	case !chinese && declared != nil && name != "utf-8" && name != "replacement" && !isChinese(name):
		return into(declared, raw), name
	case !chinese && !isChinese(name):
		e, name := charset.Lookup("windows-1252")
		return into(e, raw), name
	case isBig5(name, trails):
		return into(traditionalchinese.Big5, raw), "big5"
	}
	return into(simplifiedchinese.GB18030, raw), "gb18030"
}

// into decodes; what an encoding does not know becomes U+FFFD, so there is no error.
func into(e encoding.Encoding, raw []byte) []byte {
	text, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return bytes.ToValidUTF8(raw, []byte("\ufffd"))
	}
	return text
}

func isChinese(name string) bool { return name == "gbk" || name == "gb18030" || name == "big5" }

var charsetName = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

// declaredCharset reads what the page declares near its top; nil without.
func declaredCharset(raw []byte) (encoding.Encoding, string) {
	m := charsetName.FindSubmatch(raw[:min(len(raw), 16<<10)])
	if m == nil {
		return nil, ""
	}
	return charset.Lookup(string(m[1]))
}

// mostlyUTF8 reports whether few bytes are no UTF-8: a title cut off in the
// middle of a character does not make the page another encoding, nor a footer in
// GBK that was put into it.
func mostlyUTF8(raw []byte, declared bool) bool {
	good, bad := 0, 0
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	if declared {
		return bad < good
	}
	return bad*8 < good
}

// pairs looks at the bytes above ASCII as pairs, as GBK and Big5 write
// characters. chinese tells that most are such pairs; trails is the share of
// those whose second byte is below 0x80, in percent: hardly any in simplified
// Chinese, four in ten in Big5.
func pairs(raw []byte) (chinese bool, trails int) {
	high, low, alone := 0, 0, 0
	for i := 0; i < len(raw); i++ {
		if raw[i] < 0x81 || raw[i] == 0xff {
			if raw[i] >= 0x80 {
				alone++
			}
			continue
		}
		if i+1 == len(raw) {
			break
		}
		switch next := raw[i+1]; {
		case next >= 0x80 && next != 0xff:
			high++
			i++
		case next >= 0x40 && next != 0x7f:
			low++
			i++
		case next >= '0' && next <= '9' && i+3 < len(raw) && raw[i+2] >= 0x81: // four bytes of GB 18030
			high++
			i += 3
		default:
			alone++
		}
	}
	if high+low > 0 {
		trails = 100 * low / (high + low)
	}
	return high > low/2+alone && high > 0, trails
}

// isBig5 tells traditional from simplified Chinese where what the page declares
// cannot be.
func isBig5(declared string, trails int) bool {
	if declared == "big5" {
		return trails >= 5
	}
	return trails > 20
}
