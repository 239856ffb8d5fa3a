package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gongkai/disclosure"
)

// Build runs Hugo and puts the site into dest, a folder on the same file
// system. The old dest stays until the new one is whole; when Hugo refuses,
// it stays for good and the error is a *HugoError. Killed at just the wrong
// moment, there may be no dest; the next build makes it. An empty baseURL means
// that of config.toml. A missing word or any warning stops the build.
func (s *Site) Build(ctx context.Context, dest, baseURL string) error {
	return s.build(ctx, dest, "--baseURL", baseURL)
}

// BuildFrom is Build with another folder in place of content/, unless content is "".
func (s *Site) BuildFrom(ctx context.Context, content, dest string) error {
	return s.build(ctx, dest, "--contentDir", content)
}

// build runs Hugo with one more setting, unless that is empty.
func (s *Site) build(ctx context.Context, dest, setting, value string) error {
	s.tidy()
	if err := s.strayPages(); err != nil {
		return err
	}
	temp, err := s.TempDir("build-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	fresh, themes := filepath.Join(temp, "public"), filepath.Join(temp, "themes")
	if err := os.Mkdir(fresh, 0o755); err != nil {
		return err
	}
	args := []string{
		"build", "--source", s.Root, "--config", filepath.Join(s.Root, "config.toml"), "--destination", fresh, "--environment", "production",
		"--noBuildLock", "--printI18nWarnings", "--panicOnWarning",
	}
	if value != "" {
		args = append(args, setting, value)
	}
	if !s.isTheme() {
		if err := os.CopyFS(filepath.Join(themes, "gongkai"), s.theme); err != nil {
			return fmt.Errorf("unpack the theme: %w", err)
		}
		args = append(args, "--themesDir", themes, "--theme", "gongkai")
	}
	if err := hugo(ctx, args...); err != nil {
		return err
	}
	return swap(fresh, dest, s.work("tmp"), os.Rename)
}

// strayPages finds pages in a language that the settings do not name at all:
// Hugo would take the language for a part of their names.
func (s *Site) strayPages() error {
	for _, lang := range disclosure.Langs {
		if _, named := s.Config.Languages[string(lang)]; named || lang == disclosure.ZhCN {
			continue
		}
		err := filepath.WalkDir(filepath.Join(s.Root, "content"), func(file string, d fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(file, "."+string(lang)+".md") {
				return disclosure.Errorf("%[1]s：config.toml 中没有 [languages.%[2]s]；不要这种语言的页面，请保留这一段并写上 disabled = true，或者删去这些文件",
					"%[1]s: config.toml has no [languages.%[2]s]; to have no pages in this language, keep that part and write disabled = true in it, or remove these files", file, lang)
			}
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// swap puts the folder fresh where dest is. If that fails, dest is put back; if
// that fails too, it stays below temp, and the error tells where.
func swap(fresh, dest, temp string, rename func(from, to string) error) error {
	if err := os.MkdirAll(filepath.Dir(dest), 0o755); err != nil {
		return err
	}
	old, err := os.MkdirTemp(temp, "old-*")
	if err != nil {
		return err
	}
	aside := filepath.Join(old, "site")
	err = rename(dest, aside)
	moved := err == nil
	if moved || errors.Is(err, fs.ErrNotExist) {
		err = rename(fresh, dest)
	}
	if moved && err != nil {
		if back := rename(aside, dest); back != nil {
			return &disclosure.Said{
				Text: disclosure.Say("新建的网站未能就位（%v），旧网站也未能放回（%v），现存于 %s", "the new site could not be put in place (%v), nor the old one back (%v); that is now in %s", err, back, aside),
				Err:  errors.Join(err, back),
			}
		}
	}
	os.RemoveAll(old)
	return err
}

// isTheme reports whether the site has every layout of the theme, as the site
// that the theme is made from: then nothing is to be added to it.
func (s *Site) isTheme() bool {
	err := fs.WalkDir(s.theme, "layouts", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			_, err = os.Stat(filepath.Join(s.Root, filepath.FromSlash(name)))
		}
		return err
	})
	return err == nil
}
