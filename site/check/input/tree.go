package input

import (
	"bytes"
	"io"
	"io/fs"
	"path"
)

// A tree is a file system made of names and of ways to open what they name.
type tree struct {
	files   map[string]*file                         // while the tree is filled; then nil
	folders map[string]*listing                      // once it is whole
	count   int                                      // of files
	open    func(name string) (io.ReadCloser, error) // of files that have no way of their own
}

// A file is one file of a tree.
type file struct {
	size int64                         // as far as it is known
	open func() (io.ReadCloser, error) // or nil
	page bool                          // HTML, whatever its name
}

func newTree() *tree { return &tree{files: map[string]*file{}} }

func (t *tree) Open(name string) (fs.File, error) {
	stat, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	if stat.IsDir() {
		return &openDir{info: stat, entries: t.folders[name].entries()}, nil
	}
	r, err := t.reader(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openFile{info: stat, r: r, limit: t.limit(name)}, nil
}

func (t *tree) reader(name string) (io.ReadCloser, error) {
	if open := t.file(name).open; open != nil {
		return open()
	}
	return t.open(name)
}

func (t *tree) Stat(name string) (fs.FileInfo, error) { return t.find("stat", name) }

func (t *tree) ReadDir(name string) ([]fs.DirEntry, error) {
	stat, err := t.find("readdir", name)
	if err != nil {
		return nil, err
	}
	if !stat.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	return t.folders[name].entries(), nil
}

// ReadFile reads a file whole, and no more than its limit.
func (t *tree) ReadFile(name string) ([]byte, error) {
	f, err := t.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	if file := t.file(name); file != nil && file.size > 0 && file.size <= 16<<20 {
		b.Grow(int(file.size) + bytes.MinRead)
	}
	_, err = b.ReadFrom(f)
	return b.Bytes(), err
}

func (t *tree) find(op, name string) (info, error) {
	if !fs.ValidPath(name) {
		return info{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if f := t.file(name); f != nil {
		return info{name: path.Base(name), size: f.size, mode: 0o444}, nil
	}
	if t.folders[name] != nil {
		return info{name: path.Base(name), mode: fs.ModeDir | 0o555}, nil
	}
	return info{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
}

func (t *tree) limit(name string) int64 {
	if f := t.file(name); f.page || isPage(name) {
		return MaxPage
	}
	return MaxEntry
}
