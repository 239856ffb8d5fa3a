package bagit

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"

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
	if e.packed.Flags&1 != 0 {
		return nil, disclosure.Errorf("已加密，不予读取", "is encrypted, so it is not read")
	}
	return e.packed.Open()
}

// folder opens a folder of the bag, and gives what opens the files in it by their whole
// names, until done is called. Of a tar, a zip, or a folder that cannot be opened, files are
// opened one by one: then each says why it cannot be read.
func (b *Bag) folder(name string) (open func(name string) (io.ReadCloser, error), done func()) {
	if b.root == nil {
		return b.Open, func() {}
	}
	dir, err := b.root.OpenRoot(name)
	if err != nil {
		return b.Open, func() {}
	}
	return func(name string) (io.ReadCloser, error) { return dir.Open(path.Base(name)) }, func() { dir.Close() }
}

// ReaderAt reads a file of the bag anywhere, until close is called. One that is compressed
// is unpacked into a temporary file, which close removes.
func (b *Bag) ReaderAt(name string) (at io.ReaderAt, size int64, close func() error, err error) {
	e := b.files[name]
	if e.packed != nil && e.packed.Method == zip.Store && e.packed.Flags&1 == 0 && e.packed.CompressedSize64 == e.packed.UncompressedSize64 {
		offset, err := e.packed.DataOffset()
		return io.NewSectionReader(b.file, offset, e.size), e.size, func() error { return nil }, err
	}
	in, err := b.Open(name)
	if err != nil {
		return nil, 0, nil, err
	}
	if f, ok := in.(*os.File); ok {
		return f, e.size, f.Close, nil
	}
	if e.packed != nil {
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

// unread tells why a file of the bag could not be read to its end, once.
func (v *verification) unread(name string, err error) {
	if v.failed[name] {
		return
	}
	v.failed[name] = true
	var said *disclosure.Said
	switch {
	case errors.Is(err, zip.ErrFormat):
		v.found.Add(name, "解压后比声明的长，不再读取", "unpacks to more than was declared, so it is not read on")
	case errors.Is(err, zip.ErrChecksum):
		v.found.Add(name, "改动过或已损坏（见 zip 中的 CRC-32）", "was changed or is damaged (see its CRC-32 in the zip)")
	case errors.Is(err, io.ErrUnexpectedEOF):
		v.found.Add(name, "不完整：比声明的短", "is not whole: it is shorter than was declared")
	case errors.As(err, &said):
		v.found.Add(name, "%[1]s", "%[2]s", said.In(disclosure.ZhCN), said.In(disclosure.En))
	default:
		v.found.Add(name, "无法读取：%v", "cannot be read: %v", bare(err))
	}
}
