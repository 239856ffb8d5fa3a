package check

import (
	"io/fs"
	"iter"
	"slices"
	"strings"
)

// paths are the files of a site: of each folder the names in it, sorted. Most of
// what a site holds has one of a few names, as index.html, in folders of its own, so
// this takes a quarter of the memory of a set of whole paths.
type paths map[string][]string

// A lister is a file system that has sorted lists of its own, which a site then shares.
type lister interface {
	Folders() iter.Seq2[string, []string]
}

// readPaths lists the plain files of a file system.
func readPaths(fsys fs.FS) (paths, error) {
	all := paths{}
	if known, ok := fsys.(lister); ok {
		for folder, names := range known.Folders() {
			all[folder] = names[:len(names):len(names)]
		}
		return all, nil
	}
	return all, fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			all.addFolder(p)
			return nil
		case !d.Type().IsRegular(): // a link that leads out, a pipe that never ends
			if info, err := fs.Stat(fsys, p); err != nil || !info.Mode().IsRegular() {
				return nil
			}
		}
		all.add(p, d.Name())
		return nil
	})
}

// split divides a path into its folder, . for the top, and its name.
func split(p string) (folder, name string) {
	if i := strings.LastIndexByte(p, '/'); i >= 0 {
		return p[:i], p[i+1:]
	}
	return ".", p
}

// has reports whether a file stands at the path.
func (s paths) has(p string) bool {
	folder, name := split(p)
	_, ok := slices.BinarySearch(s[folder], name)
	return ok
}

// hasFolder reports whether a folder stands at the path.
func (s paths) hasFolder(p string) bool {
	_, ok := s[p]
	return ok
}

// add puts a file into its folder; the name may be one that others share.
func (s paths) add(p, name string) {
	folder, _ := split(p)
	names := s[folder]
	if i, ok := slices.BinarySearch(names, name); !ok {
		s[folder] = slices.Insert(names, i, name)
	}
}

// addFolder puts a folder in, with nothing in it yet.
func (s paths) addFolder(p string) {
	if !s.hasFolder(p) {
		s[p] = nil
	}
}

// all gives the path of every file, in no order.
func (s paths) all() iter.Seq[string] {
	return func(yield func(string) bool) {
		for folder, names := range s {
			for _, name := range names {
				if !yield(under(folder, name)) {
					return
				}
			}
		}
	}
}

// under is the path of what lies in a folder.
func under(folder, name string) string {
	if folder == "." {
		return name
	}
	return folder + "/" + name
}
