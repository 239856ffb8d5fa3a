package attachment

import "bytes"

// maxTag is the size of the longest tag that is read: nobody knows how many attributes
// a longer one has, and each takes a hundred bytes of memory.
const maxTag = 256 << 10

// tame gives an XML file up to the first tag that is too long, and says so.
func tame(t *Text, raw []byte) []byte {
	for i := 0; i < len(raw); {
		n := bytes.IndexByte(raw[i:], '<')
		if n < 0 {
			break
		}
		i += n
		rest := raw[i:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			i += behind(rest, "-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			i += behind(rest, "]]>")
		default:
			n := tagLength(rest)
			if n > maxTag {
				t.Cut = true
				return raw[:i]
			}
			i += n
		}
	}
	return raw
}

// behind is where a text goes on behind its first mark.
func behind(raw []byte, mark string) int {
	if n := bytes.Index(raw, []byte(mark)); n >= 0 {
		return n + len(mark)
	}
	return len(raw)
}

// tagLength measures the tag that raw begins with, as far as it matters. A sign of its
// end may stand in the value of an attribute.
func tagLength(raw []byte) int {
	quote := byte(0)
	for i, c := range raw {
		switch {
		case quote == 0 && c == '>', i > maxTag:
			return i + 1
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == c:
			quote = 0
		}
	}
	return len(raw)
}
