package check

import (
	"fmt"
	"io"
	"slices"
)

// A File is one file of the site that is no page: an attachment, a download, a
// style sheet. Its bytes are read when a rule first asks, once for all rules.
type File struct {
	Path string // slash-separated, below the built folder

	site *Site
	raw  []byte
	err  error
	read bool
}

// MaxFile is how much of a file is read, in bytes; what is longer is judged by
// its beginning.
const MaxFile = 64 << 20

// Bytes returns what is in the file, at most MaxFile of it.
func (f *File) Bytes() ([]byte, error) {
	if !f.read {
		f.read = true
		f.raw, f.err = f.load()
	}
	return f.raw, f.err
}

func (f *File) load() ([]byte, error) {
	file, err := f.site.FS.Open(f.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, MaxFile))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Path, err)
	}
	return raw, nil
}

// others lists the files that are no pages, by path.
func (s *Site) others() []string {
	var out []string
	for p := range s.files {
		if !IsPage(p) {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return out
}
