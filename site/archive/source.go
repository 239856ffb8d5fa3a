package archive

import (
	"context"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
)

// source lists what the pages are built from: all of it, and as it is in the public package.
// There, reports have no records of review and signature, settings nothing of where the site
// is published, and withdrawn reports only the record of that.
func (y *Year) source(ctx context.Context) (all, public []bagit.File, err error) {
	all = []bagit.File{fileAt(path.Join(sourceDir, "config.toml"), filepath.Join(y.Source, "config.toml"))}
	for _, dir := range append(slices.Clone(carried), "content", "reports", disclosure.ArchivesDir) {
		files, err := filesBelow(filepath.Join(y.Source, dir), path.Join(sourceDir, dir))
		if err != nil {
			return nil, nil, err
		}
		all = append(all, files...)
	}
	if err := bagit.Sum(ctx, all); err != nil {
		return nil, nil, err
	}
	gone := map[string]bool{}
	for _, f := range all {
		if path.Base(f.Path) == disclosure.WithdrawnFile {
			gone[path.Dir(f.Path)] = true
		}
	}
	for _, f := range all {
		if !withdrawnBelow(gone, f.Path) || path.Base(f.Path) == disclosure.WithdrawnFile {
			public = append(public, f)
		}
	}
	workers := errgroup.Group{}
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range public {
		if names := private(strings.TrimPrefix(f.Path, sourceDir+"/")); names != nil {
			workers.Go(func() (err error) {
				public[i], err = without(f, names)
				return err
			})
		}
	}
	return all, public, workers.Wait()
}

// private names the tables of a file of the site that only the internal package holds.
func private(file string) []string {
	switch {
	case file == "config.toml":
		return []string{"params.gongkai.publish"}
	case strings.HasPrefix(file, "reports/") && path.Base(file) == "report.toml":
		return []string{"review", "signature"}
	}
	return nil
}

func without(f bagit.File, names []string) (bagit.File, error) {
	data, err := readAll(f)
	if err == nil {
		data, err = WithoutTables(data, names...)
	}
	if err != nil {
		return f, within(strings.TrimPrefix(f.Path, sourceDir+"/"), err)
	}
	return inMemory(f.Path, data), nil
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
