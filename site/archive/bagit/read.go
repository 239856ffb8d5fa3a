package bagit

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"

	"gongkai/disclosure"
)

// Open reads a file of the bag, one of those that Names lists.
func (b *Bag) Open(name string) (io.ReadCloser, error) {
	e, ok := b.files[name]
	switch {
	case !ok:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	case b.root != nil:
		return b.root.Open(name)
	case e.packed == nil:
		return io.NopCloser(io.NewSectionReader(b.file, e.offset, e.size)), nil
	}
	in, err := e.packed.Open()
	if err != nil {
		return nil, err
	}
	return &bounded{in, e.size}, nil
}

// bounded is a packed file that may not be longer than was declared.
type bounded struct {
	io.ReadCloser
	left int64
}

func (r *bounded) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	if r.left -= int64(n); r.left < 0 {
		return 0, disclosure.Errorf("解压后比声明的长，不再读取", "it unpacks to more than was declared and is not read on")
	}
	return n, err
}

// ReaderAt reads a file of the bag anywhere, until close is called. One that is compressed
// is unpacked into a temporary file, which close removes.
func (b *Bag) ReaderAt(name string) (at io.ReaderAt, size int64, close func() error, err error) {
	e := b.files[name]
	if e.packed != nil && e.packed.Method == zip.Store {
		offset, err := e.packed.DataOffset()
		return io.NewSectionReader(b.file, offset, e.size), e.size, func() error { return nil }, err
	}
	in, err := b.Open(name)
	if err != nil {
		return nil, 0, nil, err
	}
	switch f := in.(type) {
	case *os.File:
		return f, e.size, f.Close, nil
	case *bounded:
		defer in.Close()
		return spool(in)
	}
	return io.NewSectionReader(b.file, e.offset, e.size), e.size, func() error { return nil }, nil
}

func spool(in io.Reader) (io.ReaderAt, int64, func() error, error) {
	temp, err := os.CreateTemp("", "gongkai-bag-*")
	if err != nil {
		return nil, 0, nil, err
	}
	remove := func() error { return errors.Join(temp.Close(), os.Remove(temp.Name())) }
	n, err := io.Copy(temp, in)
	if err != nil {
		return nil, 0, nil, errors.Join(err, remove())
	}
	return temp, n, remove, nil
}
