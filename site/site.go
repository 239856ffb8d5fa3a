// Package site is everything after the wall: it turns content/ into public/
// with Hugo, and previews it.
//
//	s, err := site.Open(root, theme)
//	err = s.Build(ctx, dest, "")      // content/ → dest, whole or not at all
//	err = preview.Serve(ctx, addr)    // build, watch, rebuild, reload
//
// Hugo is linked into the binary but runs as a child process of it, because it
// may panic where nothing can recover. Only hugo.go knows it.
//
// This package never reads reports/ or writes content/: whoever calls Serve
// hands over what regenerates them. It never judges a page; package check does.
package site

import (
	"io/fs"
	"path/filepath"
)

// A Site is the folder that config.toml lies in.
type Site struct {
	Root   string // absolute
	Config Config
	theme  fs.FS // layouts/ and the rest; the site's own files win over it
}

// Open reads the configuration of the site at root.
func Open(root string, theme fs.FS) (*Site, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	config, err := readConfig(root)
	if err != nil {
		return nil, err
	}
	return &Site{Root: root, Config: config, theme: theme}, nil
}

// work names a folder for our own files, out of sight of Hugo and git.
func (s *Site) work(name string) string { return filepath.Join(s.Root, ".gongkai", name) }
