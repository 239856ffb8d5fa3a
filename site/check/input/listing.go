package input

import (
	"cmp"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"
)

// A listing is what lies in one folder, each kind by name. Whole paths would take most
// of the memory that a site of many files takes.
type listing struct {
	folders []string
	names   []string // of files
	files   []file   // in the same order
}

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
	t.folders = make(map[string]*listing, len(folders))
	bases := map[string]string{} // names that many folders have are kept once
	once := func(name string) string {
		base, ok := bases[path.Base(name)]
		if !ok {
			base = strings.Clone(path.Base(name)) // of the whole path nothing stays
			bases[base] = base
		}
		return base
	}
	for dir := range folders {
		t.folders[strings.Clone(dir)] = &listing{}
	}
	for dir := range folders {
		if dir != "." {
			around := t.folders[path.Dir(dir)]
			around.folders = append(around.folders, once(dir))
		}
	}
	for name := range t.files {
		around := t.folders[path.Dir(name)]
		around.names = append(around.names, once(name))
	}
	for dir, l := range t.folders {
		slices.Sort(l.folders)
		slices.Sort(l.names)
		l.files = make([]file, len(l.names))
		for i, name := range l.names {
			l.files[i] = *t.files[path.Join(dir, name)]
		}
	}
	t.count, t.files = len(t.files), nil
}

// file finds a file of a tree that is whole, or nil.
func (t *tree) file(name string) *file {
	dir, base := path.Split(name)
	l := t.folders[cmp.Or(strings.TrimSuffix(dir, "/"), ".")]
	if l == nil {
		return nil
	}
	i, ok := slices.BinarySearch(l.names, base)
	if !ok {
		return nil
	}
	return &l.files[i]
}

// Folders gives every folder with the names of the files in it, sorted. Whoever keeps
// them must not change them.
func (t *tree) Folders() iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		for dir, l := range t.folders {
			if !yield(dir, l.names) {
				return
			}
		}
	}
}

// entries lists a folder, by name.
func (l *listing) entries() []fs.DirEntry {
	out := make([]fs.DirEntry, 0, len(l.folders)+len(l.names))
	for _, name := range l.folders {
		out = append(out, info{name: name, mode: fs.ModeDir | 0o555})
	}
	for i, name := range l.names {
		out = append(out, info{name: name, size: l.files[i].size, mode: 0o444})
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out
}
