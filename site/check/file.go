package check

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"gongkai/site/check/attachment"
)

// A File is one file of the site that is no page: an attachment, a download, a
// style sheet. Its bytes are read when a rule first asks, once for all rules.
type File struct {
	Path string // slash-separated, below the built folder

	site *Site
	raw  []byte
	err  error
	read bool

	text    *attachment.Text
	textErr error
}

// MaxFile is how much of a file is read, in bytes; what is longer is judged by
// its beginning.
const MaxFile = 64 << 20

// MaxStyle is the size of the largest style sheet that is taken apart, in bytes: its
// rules and values take some twenty times as much.
const MaxStyle = 4 << 20

// small files are opened once, be it but for their beginning.
const small = 1 << 20

// Bytes returns what is in the file, at most MaxFile of it.
func (f *File) Bytes() ([]byte, error) {
	if !f.read {
		f.read = true
		f.raw, f.err = f.load()
	}
	return f.raw, f.err
}

// Text reads the words that are in the file, once for all rules. The error says
// why they cannot be read, or not all of them.
func (f *File) Text() (*attachment.Text, error) {
	if f.text == nil {
		raw, err := f.Bytes()
		if err != nil {
			return &attachment.Text{}, err
		}
		f.text, f.textErr = f.site.reader.Read(f.site.context(), f.Path, raw)
	}
	return f.text, f.textErr
}

// Head returns the beginning of the file, at most n bytes of it, without
// reading more.
func (f *File) Head(n int64) ([]byte, error) {
	if info, err := fs.Stat(f.site.FS, f.Path); err == nil && info.Size() <= small {
		_, _ = f.Bytes() // another rule will ask for all of it
	}
	if f.read {
		return f.raw[:min(n, int64(len(f.raw)))], f.err
	}
	file, err := f.site.FS.Open(f.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, n))
}

func (f *File) load() ([]byte, error) {
	file, err := f.site.FS.Open(f.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := readUpTo(file, MaxFile)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Path, err)
	}
	return raw, nil
}

// readUpTo reads a file, at most limit bytes of it, into memory that is made once
// where its size is known.
func readUpTo(f fs.File, limit int64) ([]byte, error) {
	size := int64(0)
	if info, err := f.Stat(); err == nil {
		size = min(info.Size(), limit)
	}
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err := b.ReadFrom(io.LimitReader(f, limit))
	return b.Bytes(), err
}

// others lists the files that are no pages, by path.
func (s *Site) others() []string {
	var out []string
	for p := range s.files.all() {
		if !s.isPage(p) {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return out
}
