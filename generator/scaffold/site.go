package scaffold

import (
	"embed"
	"io/fs"
	"strings"

	"github.com/BurntSushi/toml"

	"gongkai/disclosure"
)

// own holds what a new site has that the site of this project has not, or has
// in words of its own.
//
//go:embed all:site
var own embed.FS

// Site makes the files of a site: the theme, the settings and pages that base
// has, with other names, and what is in site/. base is the embedded site of
// this project.
func Site(theme, base fs.FS, names disclosure.Text) (map[string][]byte, error) {
	files := map[string][]byte{}
	pages, err := fs.Sub(own, "site")
	if err != nil {
		return nil, err
	}
	for _, from := range []fs.FS{theme, base, pages} {
		err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files[name], err = fs.ReadFile(from, name)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	files["config.toml"], err = rename(string(files["config.toml"]), names)
	return files, err
}

// rename puts other names and the address of nobody into settings.
func rename(config string, names disclosure.Text) ([]byte, error) {
	var is struct {
		BaseURL   string
		Languages map[disclosure.Lang]struct{ Title string }
	}
	if _, err := toml.Decode(config, &is); err != nil {
		return nil, err
	}
	config = strings.Replace(config, disclosure.QuoteTOML(is.BaseURL), `"https://www.example.com/"`, 1)
	for _, lang := range disclosure.Langs {
		if name := names[lang]; name != "" {
			config = strings.Replace(config, "title = "+disclosure.QuoteTOML(is.Languages[lang].Title), "title = "+disclosure.QuoteTOML(name), 1)
		}
	}
	return []byte(config), nil
}
