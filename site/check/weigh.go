package check

import (
	"errors"
	"fmt"
	"io/fs"

	"gongkai/disclosure"
)

// What a page may come to. Within these limits, and the 512 elements within each other
// that the HTML parser allows, no page takes more than about a gigabyte of memory to
// read; one that is beyond them is not read: chk-input tells of it, or the run ends with an error that names it.
const (
	MaxPage     = 32 << 20 // bytes of the source
	maxElements = 500_000  // tags and comments
	// Attributes, by what may be one: in a script each word behind a < may.
	maxAttributes = 1_500_000
	maxLinks      = 500_000   // addresses, of which one attribute or style may hold thousands
	maxReopened   = 4_000_000 // elements that the parser opens again for <b>, <font> … left open
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
