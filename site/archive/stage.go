package archive

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/disclosure"
)

// A Staging says how the sources of a year are put together.
type Staging struct {
	Site  string // the folder of the whole site
	Theme fs.FS  // what the site has from the program; its own files win over it
	Dest  string // the folder to make
	// Reports are the ids of the reports to take, withdrawn ones among them.
	Reports []string
	Record  *disclosure.Archive
}

// carried are the folders of a site that its pages are built from, besides reports/ and
// content/.
var carried = []string{"layouts", "i18n", "assets", "static", "data", "archetypes", "forms", "checks"}

// Stage makes a folder that is a site of its own: settings, theme, hand-written pages,
// organs, forms, and the reports of the year, with the record of the archive as far as it
// is known before the packages are made. What is generated is left to the caller.
func Stage(s Staging) error {
	for _, dir := range []string{"layouts", "i18n", "assets", "static"} {
		if err := copyFS(s.Theme, dir, filepath.Join(s.Dest, dir)); err != nil {
			return err
		}
	}
	settings, err := os.ReadFile(filepath.Join(s.Site, "config.toml"))
	if err != nil {
		return err
	}
	mounts, err := mountsOf(settings)
	if err != nil {
		return err
	}
	for _, m := range mounts {
		if err := copyDir(filepath.Join(s.Site, filepath.FromSlash(m.Source)), filepath.Join(s.Dest, filepath.FromSlash(m.Target)), nil); err != nil {
			return err
		}
	}
	if settings, err = WithoutTables(settings, "module.mounts"); err != nil {
		return fmt.Errorf("config.toml: %w", err)
	}
	if err := write(filepath.Join(s.Dest, "config.toml"), settings); err != nil {
		return err
	}
	for _, dir := range append(slices.Clone(carried), "content") {
		if err := copyDir(filepath.Join(s.Site, dir), filepath.Join(s.Dest, dir), nil); err != nil {
			return err
		}
	}
	organs := filepath.Join("reports", "organs.toml")
	if err := copyFile(filepath.Join(s.Site, organs), filepath.Join(s.Dest, organs)); err != nil {
		return err
	}
	for _, id := range s.Reports {
		dir := filepath.Join("reports", filepath.FromSlash(id))
		if err := copyDir(filepath.Join(s.Site, dir), filepath.Join(s.Dest, dir), disclosure.Leftover); err != nil {
			return err
		}
	}
	record := fmt.Sprintf("%d.toml", s.Record.Year)
	return write(filepath.Join(s.Dest, disclosure.ArchivesDir, record), s.Record.TOML())
}

// copyDir copies what lies below a folder, if it is there, but for files that skip names. A
// link is refused: what it leads to need not be there in thirty years.
func copyDir(from, to string, skip func(name string) bool) error {
	err := filepath.WalkDir(from, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, file)
		if err == nil && d.IsDir() && d.Name() == ".git" {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || skip != nil && skip(d.Name()) {
			return err
		}
		if !d.Type().IsRegular() {
			return disclosure.Errorf("%s 不是普通文件，不能归档；请换成文件本身", "%s is no regular file and cannot be archived; put the file itself there", file)
		}
		return copyFile(file, filepath.Join(to, rel))
	})
	if errors.Is(err, fs.ErrNotExist) {
		if _, missing := os.Stat(from); errors.Is(missing, fs.ErrNotExist) {
			return nil
		}
	}
	return err
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// copyFS copies a folder of the theme.
func copyFS(theme fs.FS, dir, to string) error {
	return fs.WalkDir(theme, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(theme, name)
		if err != nil {
			return err
		}
		return write(filepath.Join(to, filepath.FromSlash(strings.TrimPrefix(name, path.Clean(dir)+"/"))), data)
	})
}

func write(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}
