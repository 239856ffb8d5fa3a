package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Build runs Hugo and puts the site into dest, a folder on the same file
// system. The old dest stays until the new one is whole; when Hugo refuses,
// it stays for good and the error is a *HugoError. An empty baseURL means that
// of config.toml. A missing word or any warning stops the build.
func (s *Site) Build(ctx context.Context, dest, baseURL string) error {
	if err := os.MkdirAll(s.work("tmp"), 0o755); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(s.work("tmp"), "build-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(fresh) // gone already once it has its place
	if fresh, err = filepath.Abs(fresh); err != nil {
		return err
	}
	args := []string{
		"build", "--source", s.Root, "--destination", fresh, "--environment", "production",
		"--noBuildLock", "--printI18nWarnings", "--panicOnWarning",
	}
	if baseURL != "" {
		args = append(args, "--baseURL", baseURL)
	}
	themed, err := s.unpackTheme()
	if err != nil {
		return err
	}
	if themed {
		args = append(args, "--themesDir", s.work("theme"), "--theme", "gongkai")
	}
	if err := hugo(ctx, args...); err != nil {
		return err
	}
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	return swap(fresh, dest, s.work("tmp"))
}

// swap puts the folder fresh where dest is.
func swap(fresh, dest, temp string) error {
	old, err := os.MkdirTemp(temp, "old-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(old)
	if err := os.MkdirAll(filepath.Dir(dest), 0o755); err != nil {
		return err
	}
	aside := filepath.Join(old, "site")
	if err := os.Rename(dest, aside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, dest); err != nil {
		return errors.Join(err, os.Rename(aside, dest))
	}
	return nil
}

// unpackTheme lays the embedded theme out for Hugo, unless the site brings
// layouts of its own. The site's own files win over the theme's, as Hugo has it.
func (s *Site) unpackTheme() (bool, error) {
	if _, err := os.Stat(filepath.Join(s.Root, "layouts", "baseof.html")); err == nil {
		return false, nil
	}
	dir := filepath.Join(s.work("theme"), "gongkai")
	if err := os.RemoveAll(dir); err != nil {
		return false, err
	}
	if err := os.CopyFS(dir, s.theme); err != nil {
		return false, fmt.Errorf("unpack the theme: %w", err)
	}
	return true, nil
}
