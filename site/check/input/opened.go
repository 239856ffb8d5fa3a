package input

import (
	"io"
	"io/fs"
	"slices"
	"time"
)

// info describes a file or a folder of a tree. Its time is none.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return i.size }
func (i info) Mode() fs.FileMode          { return i.mode }
func (i info) Type() fs.FileMode          { return i.mode.Type() }
func (i info) ModTime() time.Time         { return time.Time{} }
func (i info) IsDir() bool                { return i.mode.IsDir() }
func (i info) Sys() any                   { return nil }
func (i info) Info() (fs.FileInfo, error) { return i, nil }
func (i info) String() string             { return fs.FormatDirEntry(i) }

// An openFile gives an error where a file is larger than its limit.
type openFile struct {
	info
	r     io.ReadCloser
	limit int64
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return f.r.Close() }

func (f *openFile) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if f.limit -= int64(n); f.limit < 0 {
		return 0, &fs.PathError{Op: "read", Path: f.name, Err: errLarge}
	}
	return n, err
}

// An openDir lists a folder.
type openDir struct {
	info
	entries []fs.DirEntry
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *openDir) Close() error               { return nil }
func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.name, Err: fs.ErrInvalid}
}

func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(d.entries)
	} else if len(d.entries) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.entries))
	out := slices.Clone(d.entries[:n])
	d.entries = d.entries[n:]
	return out, nil
}
