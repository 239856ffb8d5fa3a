package generator

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/internal/atomicfile"
)

// A Change is one file of content/ that is not as the filed data make it.
type Change struct {
	Path   string // slash-separated, below the site
	Remove bool   // its report is gone; otherwise it is missing or differs
}

// Compare tells how the site at root differs from files, in the order in which
// Write mends it. It returns
// disclosure.Faults when a page written by hand stands in the way.
func Compare(root string, files Files) ([]Change, error) {
	var changes []Change
	var faults disclosure.Faults
	byHand := func(p string, zh, en string) {
		faults = append(faults, disclosure.Fault{File: p, Message: disclosure.Text{disclosure.ZhCN: zh, disclosure.En: en}})
	}
	for p, want := range files {
		got, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(p)))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			changes = append(changes, Change{Path: p})
		case err != nil:
			return nil, err
		case path.Ext(p) == ".md" && !marked(got):
			byHand(p, "此页为手工编写，与报告的网页同名；请改名或删除", "is written by hand where a report's page belongs; rename or remove it")
		case !bytes.Equal(got, want):
			changes = append(changes, Change{Path: p})
		}
	}
	owned, err := ownedFiles(root)
	if err != nil {
		return nil, err
	}
	stays := map[string]bool{} // folders that a report still fills
	for p := range files {
		stays[path.Dir(p)] = true
	}
	for p, ours := range owned {
		leftover := disclosure.Leftover(path.Base(p))
		if files[p] != nil || leftover && stays[path.Dir(p)] {
			continue
		}
		if !ours && !leftover {
			byHand(p, "不是生成的文件，不能放在生成的文件夹中；请移走", "is not generated, but stands in a generated folder; move it elsewhere")
			continue
		}
		changes = append(changes, Change{Path: p, Remove: true})
	}
	if len(faults) > 0 {
		slices.SortFunc(faults, func(a, b disclosure.Fault) int { return strings.Compare(a.File, b.File) })
		return nil, faults
	}
	slices.SortFunc(changes, inOrder)
	return changes, nil
}

// inOrder sorts changes by path, pages that are written before all else and
// pages that are removed behind all else: as long as anything of ours lies in
// a folder, its index lies there too and says so, wherever we are killed.
func inOrder(a, b Change) int {
	rank := func(c Change) int {
		switch page := path.Ext(c.Path) == ".md"; {
		case page && !c.Remove:
			return 0
		case page:
			return 2
		}
		return 1
	}
	return cmp.Or(rank(a)-rank(b), strings.Compare(a.Path, b.Path))
}

// Write makes content/ as files say and returns what it changed, also when it
// fails midway. Each file is replaced whole. It changes nothing when Compare
// finds a page in the way.
func Write(root string, files Files) ([]Change, error) {
	changes, err := Compare(root, files)
	if err != nil {
		return nil, err
	}
	temp := filepath.Join(root, ".gongkai", "tmp")
	for i, c := range changes {
		file := filepath.Join(root, filepath.FromSlash(c.Path))
		if !c.Remove {
			err = atomicfile.Write(file, files[c.Path], temp)
		} else if err = os.Remove(file); err == nil || errors.Is(err, fs.ErrNotExist) {
			err = nil
			removeEmpty(filepath.Dir(file), filepath.Join(root, "content"))
		}
		if err != nil {
			return changes[:i], err
		}
	}
	return changes, nil
}

// removeEmpty removes a folder and those above it, up to stop, while they are
// empty; os.Remove refuses the others.
func removeEmpty(dir, stop string) {
	for dir != stop && strings.HasPrefix(dir, stop) && os.Remove(dir) == nil {
		dir = filepath.Dir(dir)
	}
}

// ownedFiles lists each marked list page, and each file of a folder whose index
// is marked; ours tells those that the generator makes: marked pages and downloads.
func ownedFiles(root string) (owned map[string]bool, err error) {
	owned = map[string]bool{}
	add := func(file string, ours bool) error {
		p, err := filepath.Rel(root, file)
		owned[filepath.ToSlash(p)] = ours
		return err
	}
	bundles := map[string]bool{}
	visit := func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".md" {
			return err
		}
		isPage := strings.HasPrefix(d.Name(), "index.")
		if !isPage && !strings.HasPrefix(d.Name(), "_index.") {
			return nil
		}
		content, err := os.ReadFile(file)
		if err != nil || !marked(content) {
			return err
		}
		if isPage {
			bundles[filepath.Dir(file)] = true
		}
		return add(file, true)
	}
	for _, dir := range []string{"reports", "rules", "search", "archives"} {
		if e := filepath.WalkDir(filepath.Join(root, "content", dir), visit); e != nil && !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	for p := range owned {
		if dir, name := path.Split(p); err == nil && dir == rulesDir && strings.HasPrefix(name, "_index.") {
			err = ownedRules(root, add)
			break
		}
	}
	for dir := range bundles {
		if err == nil {
			err = filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() || filepath.Ext(file) == ".md" && strings.HasPrefix(d.Name(), "index.") {
					return err // the index was seen above
				}
				return add(file, slices.Contains([]string{".csv", ".json", ".xlsx"}, filepath.Ext(file)))
			})
		}
	}
	if err != nil {
		return nil, fmt.Errorf("content: %w", err)
	}
	return owned, nil
}

// ownedRules adds what belongs to the list of rules.
func ownedRules(root string, add func(file string, ours bool) error) error {
	for _, pattern := range []string{"rules.*.json", "_content.*.gotmpl"} {
		files, err := fs.Glob(os.DirFS(root), rulesDir+pattern)
		if err != nil {
			return err
		}
		for _, file := range files {
			if err := add(filepath.Join(root, filepath.FromSlash(file)), true); err != nil {
				return err
			}
		}
	}
	return nil
}

// marked reports whether a page says in its second line that it is generated.
func marked(content []byte) bool {
	_, rest, _ := bytes.Cut(content, []byte("\n"))
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	return (bytes.HasPrefix(line, []byte("# Code generated from reports/")) || bytes.HasPrefix(line, []byte("# Code generated from the rules "))) && bytes.HasSuffix(bytes.TrimRight(line, "\r"), []byte(Marker))
}
