package targets

import (
	"archive/tar"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
)

// A span is where a file lies in a tar.
type span struct{ at, size int64 }

// Open reads one file out of the tar of a release.
func (p *handover) Open(_ context.Context, id, path string) (io.ReadCloser, error) {
	f, err := os.Open(p.at("releases", id, siteFile))
	if err != nil {
		return nil, explain(err)
	}
	where, err := p.find(f, id, path)
	if err != nil {
		return nil, explain(errors.Join(err, f.Close()))
	}
	return struct {
		io.Reader
		io.Closer
	}{io.NewSectionReader(f, where.at, where.size), f}, nil
}

// find reads the heads of a tar once, for whoever asks for one file asks for more.
func (p *handover) find(f *os.File, id, path string) (span, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.contents[id] == nil {
		all := map[string]span{}
		for in := tar.NewReader(f); ; {
			head, err := in.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return span{}, err
			}
			at, err := f.Seek(0, io.SeekCurrent) // the reader takes no more than the head
			if err != nil {
				return span{}, err
			}
			all[head.Name] = span{at, head.Size}
		}
		p.contents[id] = all
	}
	where, ok := p.contents[id][path]
	if !ok {
		return span{}, &fs.PathError{Op: "open", Path: id + ": " + path, Err: fs.ErrNotExist}
	}
	return where, nil
}
