package targets

import (
	"errors"
	"io/fs"
	"path/filepath"
)

// within reports whether a file lies in a folder, wherever links lead. What is secret must
// not lie in that of the site, where it is committed, copied and handed on.
func within(file, dir string) (bool, error) {
	file, err := real(file)
	if err != nil {
		return false, err
	}
	dir, err = real(dir)
	if err != nil {
		return false, err
	}
	rel, err := filepath.Rel(dir, file)
	return err == nil && filepath.IsLocal(rel), nil
}

// real follows links as far as there are files.
func real(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	resolved, err := filepath.EvalSymlinks(name)
	if err == nil || !errors.Is(err, fs.ErrNotExist) || filepath.Dir(name) == name {
		return resolved, err
	}
	dir, err := real(filepath.Dir(name))
	return filepath.Join(dir, filepath.Base(name)), err
}
