package check

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"

	"gongkai/disclosure"
)

// What a page may come to. Within these limits, and the 512 elements within each other
// that the HTML parser allows, no page takes more than about a gigabyte of memory to
// read; one that is beyond them is not read: chk-input tells of it, or the run ends with an error that names it.
const (
	MaxPage     = 32 << 20  // bytes of the source
	maxElements = 1_000_000 // start tags and their attributes
	maxLinks    = 500_000   // addresses, of which one attribute or style may hold thousands
	maxReopened = 4_000_000 // elements that the parser opens again for <b>, <font> … left open
)

// beyondLimits is why a page is not read.
type beyondLimits struct{ why disclosure.Text }

func (b beyondLimits) Error() string { return b.why.In(disclosure.En) }

// InWords says it in both languages.
func (b beyondLimits) InWords() disclosure.Text { return b.why }

// load reads the source of a page.
func (s *Site) load(p string) ([]byte, error) {
	f, err := s.FS.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > MaxPage && info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w", p, tooLarge())
	}
	raw, err := readUpTo(f, MaxPage+1)
	if err != nil {
		var named *fs.PathError
		if !errors.As(err, &named) {
			err = &fs.PathError{Op: "read", Path: p, Err: err}
		}
		return nil, err
	}
	if len(raw) > MaxPage {
		return nil, fmt.Errorf("%s: %w", p, tooLarge())
	}
	return raw, nil
}

func tooLarge() error {
	return beyondLimits{disclosure.Say("超过 %d MiB", "it is larger than %d MiB", MaxPage>>20)}
}

// weigh refuses a source from which the parser would make far more than people
// write: it counts tags and attributes, and what the parser opens again at
// each element while formatting elements stand open.
func weigh(raw []byte) (why disclosure.Text) {
	elements, reopened, open := 0, 0, 0
	for i := 0; ; {
		n := bytes.IndexByte(raw[i:], '<')
		if n < 0 || i+n+1 >= len(raw) {
			return nil
		}
		i += n + 1
		end := raw[i] == '/'
		if end {
			i++
		}
		start := i
		for i < len(raw) && isLetter(raw[i]) {
			i++
		}
		if i == start {
			continue
		}
		formats := i-start <= 6 && formatting[string(bytes.ToLower(raw[start:i]))]
		switch {
		case end && formats:
			open = max(0, open-1)
		case end:
		case formats:
			open++
			elements++
		default:
			elements++
			reopened += min(open, 512)
		}
		if !end && len(raw) > 1<<20 {
			elements += attributes(raw[i:])
		}
		switch {
		case elements > maxElements:
			return disclosure.Say("标签和属性超过 %d 个", "it has more than %d tags and attributes", maxElements)
		case reopened > maxReopened:
			return disclosure.Text{
				disclosure.ZhCN: fmt.Sprintf("大量的 <b>、<font> 等标签没有关闭，读出后会超过 %d 个元素", maxReopened),
				disclosure.En:   fmt.Sprintf("tags such as <b> and <font> are left open in such number that it would come to more than %d elements", maxReopened),
			}
		}
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// formatting names the elements that HTML opens again where blocks end.
var formatting = map[string]bool{
	"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true, "s": true,
	"small": true, "strike": true, "strong": true, "tt": true, "u": true,
}

// attributes counts roughly those of the tag that goes on here. It stops where another
// tag may begin, which weigh counts by itself: in scripts much that is no tag looks like
// the beginning of one, and would be read up to the end of the page each time.
func attributes(raw []byte) (n int) {
	quote := byte(0)
	blank := false
	for _, c := range raw {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>' || c == '<':
			return n
		case c == '"' || c == '\'':
			quote = c
		case c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '/' || c == '\f':
			blank = true
			continue
		case blank:
			n++
		}
		blank = false
	}
	return n
}
