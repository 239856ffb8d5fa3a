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
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/BurntSushi/toml"

	"gongkai/disclosure"
)

// A Site is the folder that config.toml lies in.
type Site struct {
	Root   string // absolute
	Config Config
	theme  fs.FS // layouts/ and the rest; the site's own files win over it
}

// Config is what gongkai itself reads of config.toml; Hugo reads the rest.
type Config struct {
	BaseURL string `toml:"baseURL"`
	Params  struct {
		Gongkai struct {
			Official   bool   `toml:"official"`
			SiteIDCode string `toml:"site_id_code"` // as pages must print it
		} `toml:"gongkai"`
	} `toml:"params"`
}

// Open reads the configuration of the site at root.
func Open(root string, theme fs.FS) (*Site, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	s := &Site{Root: root, theme: theme}
	file := filepath.Join(root, "config.toml")
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, disclosure.Errorf("%s 不是网站文件夹：其中没有 config.toml", "%s is no site: there is no config.toml in it", root)
	}
	if err != nil {
		return nil, err
	}
	if _, err := toml.Decode(string(data), &s.Config); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return s, nil
}

// work names a folder for our own files, out of sight of Hugo and git.
func (s *Site) work(name string) string { return filepath.Join(s.Root, ".gongkai", name) }
