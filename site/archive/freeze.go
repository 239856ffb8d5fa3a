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
	source, open, err := y.source(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	common := slices.Concat(site, capture, said)
	if public, err = y.bag(ctx, dest, "dip", slices.Concat(common, open), true); err != nil {
		return nil, nil, nil, err
	}
	if internal, err = y.bag(ctx, dest, "aip", slices.Concat(common, source), false); err != nil {
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
func (y *Year) bag(ctx context.Context, dest, kind string, files []bagit.File, public bool) (*disclosure.Package, error) {
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
