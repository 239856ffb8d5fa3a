package archive

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
)

// Freeze writes the packages of a year below dest, with a form by which they change hands,
// and tells what they are.
func Freeze(ctx context.Context, y *Year, dest string) (web, public, internal *disclosure.Package, err error) {
	site, err := filesBelow(y.Built, siteDir)
	if err != nil {
		return nil, nil, nil, err
	}
	if err := bagit.Sum(ctx, site); err != nil {
		return nil, nil, nil, err
	}
	if err := y.complete(site); err != nil {
		return nil, nil, nil, err
	}
	file := path.Join(waczDir, y.name()+".wacz")
	temp := filepath.Join(y.TempDir, path.Base(file))
	written, err := y.web(ctx, site, temp)
	if err != nil {
		return nil, nil, nil, err
	}
	defer os.Remove(temp)
	capture := []bagit.File{fileAt(file, temp)}
	if err := bagit.Sum(ctx, capture); err != nil {
		return nil, nil, nil, err
	}
	said, err := y.metadata(ctx, site, written)
	if err != nil {
		return nil, nil, nil, err
	}
	common := slices.Concat(site, capture, said)
	if public, err = y.bag(ctx, dest, "dip", common, true); err != nil {
		return nil, nil, nil, err
	}
	if internal, err = y.bag(ctx, dest, "aip", common, false); err != nil {
		return nil, nil, nil, errors.Join(err, os.RemoveAll(filepath.Join(dest, public.Name)))
	}
	// For readers of the site the web archive lies beside the public bag, too.
	if err := copyFile(temp, filepath.Join(dest, path.Base(file))); err != nil {
		return nil, nil, nil, err
	}
	web = &disclosure.Package{Name: path.Base(file), Bytes: written.Bytes, SHA256: written.SHA256}
	form, err := y.handover([]*disclosure.Package{web, public, internal}, y.selfCheck(site))
	if err != nil {
		return nil, nil, nil, err
	}
	return web, public, internal, write(filepath.Join(dest, y.name()+"-handover.html"), form)
}

// name is that of the packages, without what kind they are.
func (y *Year) name() string {
	return "gongkai-" + y.Name + "-" + strconv.Itoa(y.Record.Year) + "-v" + strconv.Itoa(y.version().N)
}

// bag writes one of the two packages.
func (y *Year) bag(ctx context.Context, dest, kind string, common []bagit.File, public bool) (*disclosure.Package, error) {
	source, err := y.source(public)
	if err != nil {
		return nil, err
	}
	files := slices.Concat(common, source)
	if !public {
		for name, from := range y.Internal {
			more, err := filesBelow(from, path.Join(internalDir, name))
			if err != nil {
				return nil, err
			}
			files = append(files, more...)
		}
	}
	texts, err := y.readme(kind, public)
	if err != nil {
		return nil, err
	}
	for name, text := range texts {
		files = append(files, inMemory(name, text))
	}
	name := y.name() + "-" + kind
	out, err := bagit.Write(ctx, filepath.Join(dest, name), files, y.info(name, kind))
	if err != nil {
		return nil, err
	}
	return &disclosure.Package{Name: name, Files: out.Files, Bytes: out.Bytes, SHA256: out.Digest}, nil
}

// source lists what the pages are built from. In the public package reports have no
// records of review and signature, settings nothing of where the site is published, and
// withdrawn reports only the record of that.
func (y *Year) source(public bool) ([]bagit.File, error) {
	all := []bagit.File{fileAt(path.Join(sourceDir, "config.toml"), filepath.Join(y.Source, "config.toml"))}
	for _, dir := range append(slices.Clone(carried), "content", "reports", disclosure.ArchivesDir) {
		files, err := filesBelow(filepath.Join(y.Source, dir), path.Join(sourceDir, dir))
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	if !public {
		return all, nil
	}
	gone := map[string]bool{}
	for _, f := range all {
		if path.Base(f.Path) == disclosure.WithdrawnFile {
			gone[path.Dir(f.Path)] = true
		}
	}
	out := all[:0]
	for _, f := range all {
		var private []string
		switch rel := strings.TrimPrefix(f.Path, sourceDir+"/"); {
		case withdrawnBelow(gone, f.Path) && path.Base(f.Path) != disclosure.WithdrawnFile:
			continue
		case rel == "config.toml":
			private = []string{"params.gongkai.publish"}
		case strings.HasPrefix(rel, "reports/") && path.Base(rel) == "report.toml":
			private = []string{"review", "signature"}
		}
		if private != nil {
			data, err := readAll(f)
			if err == nil {
				data, err = WithoutTables(data, private...)
			}
			if err != nil {
				return nil, within(strings.TrimPrefix(f.Path, sourceDir+"/"), err)
			}
			f = inMemory(f.Path, data)
		}
		out = append(out, f)
	}
	return out, nil
}

// withdrawnBelow reports whether a file lies in the folder of a withdrawn report, however deep.
func withdrawnBelow(gone map[string]bool, file string) bool {
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		if gone[dir] {
			return true
		}
	}
	return false
}

// filesBelow lists the files below a folder, or the one file, by the names they get.
func filesBelow(root, as string) ([]bagit.File, error) {
	var out []bagit.File
	if _, err := os.Stat(root); errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	err := filepath.WalkDir(root, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, file)
		out = append(out, fileAt(path.Join(as, filepath.ToSlash(rel)), file))
		return err
	})
	return out, err
}

func fileAt(name, file string) bagit.File {
	return bagit.File{Path: name, Open: func() (io.ReadCloser, error) { return os.Open(file) }}
}

func inMemory(name string, data []byte) bagit.File {
	return bagit.File{Path: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

func readAll(f bagit.File) ([]byte, error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(in)
}
