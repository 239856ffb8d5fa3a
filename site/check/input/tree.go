package input

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// A tree is a file system made of names and of ways to open what they name.
type tree struct {
	files map[string]*file
	dirs  map[string][]fs.DirEntry                 // children by name, of each folder
	open  func(name string) (io.ReadCloser, error) // of files that have no way of their own
}

// A file is one file of a tree.
type file struct {
	size int64                         // as far as it is known
	open func() (io.ReadCloser, error) // or nil
	page bool                          // HTML, whatever its name
}

func newTree() *tree { return &tree{files: map[string]*file{}} }

// finish makes the folders. A file whose name is also that of a folder becomes
// the index of the folder, as an address can be both.
func (t *tree) finish() {
	folders := map[string]bool{".": true}
	for name := range t.files {
		for dir := path.Dir(name); !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for dir := range folders {
		if f := t.files[dir]; f != nil {
			delete(t.files, dir)
			if index := path.Join(dir, "index.html"); t.files[index] == nil {
				t.files[index] = f
			}
		}
	}
	t.dirs = map[string][]fs.DirEntry{".": nil}
	for dir := range folders {
		if dir != "." {
			t.dirs[path.Dir(dir)] = append(t.dirs[path.Dir(dir)], info{name: path.Base(dir), mode: fs.ModeDir | 0o555})
		}
	}
	for name, f := range t.files {
		t.dirs[path.Dir(name)] = append(t.dirs[path.Dir(name)], info{name: path.Base(name), size: f.size, mode: 0o444})
	}
	for _, entries := range t.dirs {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
}

func (t *tree) Open(name string) (fs.File, error) {
	stat, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	if stat.IsDir() {
		return &openDir{info: stat, entries: t.dirs[name]}, nil
	}
	r, err := t.reader(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openFile{info: stat, r: r, limit: t.limit(name)}, nil
}

func (t *tree) reader(name string) (io.ReadCloser, error) {
	if open := t.files[name].open; open != nil {
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
	return slices.Clone(t.dirs[name]), nil
}

// ReadFile reads a file whole, and no more than its limit.
func (t *tree) ReadFile(name string) ([]byte, error) {
	f, err := t.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	if file := t.files[name]; file != nil && file.size > 0 && file.size <= 1<<20 {
		b.Grow(int(file.size) + bytes.MinRead)
	}
	_, err = b.ReadFrom(f)
	return b.Bytes(), err
}

func (t *tree) find(op, name string) (info, error) {
	if !fs.ValidPath(name) {
		return info{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if f := t.files[name]; f != nil {
		return info{name: path.Base(name), size: f.size, mode: 0o444}, nil
	}
	if _, ok := t.dirs[name]; ok {
		return info{name: path.Base(name), mode: fs.ModeDir | 0o555}, nil
	}
	return info{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
}

func (t *tree) limit(name string) int64 {
	if f := t.files[name]; f.page || isPage(name) {
		return MaxPage
	}
	return MaxEntry
}

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
