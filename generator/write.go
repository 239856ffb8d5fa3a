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
	for p, content := range owned {
		if files[p] != nil {
			continue
		}
		if path.Ext(p) != ".csv" && !marked(content) {
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

// Write makes content/ as files say and returns what it changed. Each file is
// replaced whole. It changes nothing when Compare finds a page in the way.
func Write(root string, files Files) ([]Change, error) {
	changes, err := Compare(root, files)
	if err != nil {
		return nil, err
	}
	temp := filepath.Join(root, ".gongkai", "tmp")
	for _, c := range changes {
		if !c.Remove {
			if err := atomicfile.Write(filepath.Join(root, filepath.FromSlash(c.Path)), files[c.Path], temp); err != nil {
				return nil, err
			}
		}
	}
	for _, c := range changes {
		if !c.Remove {
			continue
		}
		file := filepath.Join(root, filepath.FromSlash(c.Path))
		if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		removeEmpty(filepath.Dir(file), filepath.Join(root, "content"))
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

// ownedFiles reads what the generator wrote before: each marked list page, and
// each file of a folder whose index is marked.
func ownedFiles(root string) (Files, error) {
	owned := Files{}
	base := filepath.Join(root, "content", "reports")
	var bundles []string
	err := filepath.WalkDir(base, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".md" {
			return err
		}
		isList, isPage := strings.HasPrefix(d.Name(), "_index."), strings.HasPrefix(d.Name(), "index.")
		if !isList && !isPage {
			return nil
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if !marked(content) {
			return nil
		}
		if isPage && !slices.Contains(bundles, filepath.Dir(file)) {
			bundles = append(bundles, filepath.Dir(file))
		}
		return owned.add(root, file, content)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return owned, nil
	}
	for _, dir := range bundles {
		if err == nil {
			err = filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				content, err := os.ReadFile(file)
				if err != nil {
					return err
				}
				return owned.add(root, file, content)
			})
		}
	}
	if err != nil {
		return nil, fmt.Errorf("content/reports: %w", err)
	}
	return owned, nil
}

func (f Files) add(root, file string, content []byte) error {
	p, err := filepath.Rel(root, file)
	if err != nil {
		return err
	}
	f[filepath.ToSlash(p)] = content
	return nil
}

// marked reports whether a page says in its first lines that it is generated.
func marked(content []byte) bool {
	return bytes.Contains(content[:min(len(content), 400)], []byte(Marker))
}
