package scaffold

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"gongkai/disclosure"
)

// Write makes the folder dir with these files, named with slashes, whole or not
// at all: they are written aside, in a folder whose name begins with a dot,
// handed to prove, and only then put in place. It refuses a folder that holds
// anything.
func Write(dir string, files map[string][]byte, prove func(aside string) error) (err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return err
	}
	held, err := os.ReadDir(dir)
	there := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(held) > 0 {
		return disclosure.Errorf("%s 中已有 %q 等，没有写入任何文件", "%s already holds %q; nothing was written", dir, held[0].Name())
	}
	parent := dir
	if !there {
		parent = filepath.Dir(dir)
		var made []string
		defer func() {
			for i := len(made) - 1; err != nil && i >= 0; i-- {
				_ = os.Remove(made[i]) // only while it is empty
			}
		}()
		if made, err = makeAll(parent); err != nil {
			return err
		}
	}
	aside, err := os.MkdirTemp(parent, ".new-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	if err := os.Chmod(aside, 0o755); err != nil {
		return err
	}
	for name, data := range files {
		file := filepath.Join(aside, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
	}
	if prove != nil {
		if err := prove(aside); err != nil {
			return err
		}
	}
	if !there {
		return os.Rename(aside, dir)
	}
	return moveInto(aside, dir)
}

// moveInto puts what a folder holds into an empty one; on failure it takes all
// of it out again.
func moveInto(aside, dir string) error {
	entries, err := os.ReadDir(aside)
	if err != nil {
		return err
	}
	for i, e := range entries {
		if err := os.Rename(filepath.Join(aside, e.Name()), filepath.Join(dir, e.Name())); err != nil {
			for _, moved := range entries[:i] {
				err = errors.Join(err, os.RemoveAll(filepath.Join(dir, moved.Name())))
			}
			return err
		}
	}
	return nil
}

// makeAll is os.MkdirAll that tells which folders it made, the outermost first.
func makeAll(dir string) (made []string, err error) {
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = append(made, d)
	}
	slices.Reverse(made)
	return made, os.MkdirAll(dir, 0o755)
}
