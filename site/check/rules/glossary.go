package rules

import (
	_ "embed"

	"github.com/BurntSushi/toml"
)

// glossaryFile is the glossary of requirements §11, with the code of the source
// of each rendering; M is our own. A site's translators may well do better.
//
//go:embed glossary.toml
var glossaryFile string

// A Term is one entry of the glossary.
type Term struct {
	Key     string   `toml:"key"`
	Chinese string   `toml:"zh"`
	English []string `toml:"en"`
	Source  []string `toml:"source"`
	Note    string   `toml:"note"`
	// One holds renderings of which a site should use one.
	One []string `toml:"one"`
	// Avoid holds words of older renderings.
	Avoid []string `toml:"avoid"`
}

// Glossary lists the terms, in the order of the file. The file is compiled in, so
// a mistake in it is one of this program.
func Glossary() []Term {
	var file struct {
		Terms []Term `toml:"term"`
	}
	if _, err := toml.Decode(glossaryFile, &file); err != nil {
		panic(err)
	}
	return file.Terms
}
