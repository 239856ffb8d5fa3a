package check

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// A StyleAddress is one address that a style sheet uses, and its line.
type StyleAddress struct {
	URL  string
	Line int
}

// styleAddresses reads the addresses of a style sheet, or of a style attribute:
// those in url(), in image-set(), and those that @import names.
func styleAddresses(source []byte) []StyleAddress {
	if !mayHoldAddress(source) {
		return nil
	}
	var out []StyleAddress
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(source))) // it writes behind the end of what it is given
	line, importing, set := 1, false, 0
	for {
		kind, text := lexer.Next()
		switch kind {
		case css.ErrorToken:
			if lexer.Err() != nil || len(text) == 0 {
				return out
			}
		case css.URLToken:
			inner := text[bytes.IndexByte(text, '(')+1:]
			out = append(out, StyleAddress{styleString(bytes.TrimSuffix(inner, []byte(")"))), line})
			importing = false
		case css.AtKeywordToken:
			importing = strings.EqualFold(string(text), "@import")
		case css.FunctionToken:
			name := strings.ToLower(string(text))
			if set > 0 || strings.HasSuffix(name, "image-set(") {
				set++
			}
		case css.LeftParenthesisToken:
			if set > 0 {
				set++
			}
		case css.RightParenthesisToken:
			set = max(0, set-1)
		case css.StringToken:
			if importing || set == 1 {
				out = append(out, StyleAddress{styleString(text), line})
			}
			importing = false
		case css.SemicolonToken:
			importing, set = false, 0
		}
		line += bytes.Count(text, []byte("\n"))
	}
}

func mayHoldAddress(source []byte) bool {
	return bytes.IndexByte(source, '(') >= 0 || bytes.IndexByte(source, '@') >= 0
}

// styleString reads a string of CSS, or what stands in url() without quotes.
func styleString(text []byte) string {
	s := strings.TrimSpace(string(text))
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		s = s[1 : len(s)-1]
	}
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			continue
		}
		digits := i + 1
		for digits < len(s) && digits < i+7 && isHex(s[digits]) {
			digits++
		}
		if digits > i+1 {
			if n, err := strconv.ParseUint(s[i+1:digits], 16, 32); err == nil && n > 0 && utf8.ValidRune(rune(n)) {
				b.WriteRune(rune(n))
			}
			if digits < len(s) && (s[digits] == ' ' || s[digits] == '\t' || s[digits] == '\n') {
				digits++
			}
			i = digits - 1
			continue
		}
		if i++; i < len(s) && s[i] != '\n' {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// Addresses reads the addresses that a style sheet of the site uses, and where
// each leads.
func (f *File) Addresses() ([]StyleAddress, error) {
	raw, err := f.Bytes()
	if err != nil && err != io.EOF {
		return nil, err
	}
	return styleAddresses(raw), nil
}
