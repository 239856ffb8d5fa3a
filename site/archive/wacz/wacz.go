// Package wacz writes and proves web archives in one file (WACZ 1.1.1): a ZIP of WARC
// files, an index of what stands where in them (CDXJ), a list of pages, and the digests
// of all of it.
//
//	w, err := wacz.Write(ctx, file, resources, options)
//	a, err := wacz.Open(r, size)
//	p, err := a.Verify(ctx)
//
// Nothing in the ZIP is packed once more: its bytes then depend on no compressor but that
// of the WARC files, and programs that replay it read any part of it where it stands. It
// never asks a server, and claims nothing of what pages look like when they are replayed.
package wacz

import (
	"encoding/json"
	"time"

	"gongkai/site/archive/warc"
)

// The version that is written. 1.2 is a draft, whose profile the programs that replay
// archives refuse.
const (
	version = "1.1.1"
	profile = "data-package"
)

// The files of a WACZ.
const (
	packageFile = "datapackage.json"
	digestFile  = "datapackage-digest.json"
	indexFile   = "indexes/index.cdx"
	pagesFile   = "pages/pages.jsonl"
	pagesFormat = "json-pages-1.0"
)

// A Page is one that readers may begin with.
type Page struct{ URL, Title string }

// Options say what is written beside the records.
type Options struct {
	Title, Description, MainPage, Software string

	Created time.Time
	Pages   []Page
	WARC    warc.Options
	TempDir string // where the WARC files are made, which must be whole before the ZIP is begun
}

// Written is what a web archive came to.
type Written struct {
	Bytes   int64
	SHA256  string
	Records int // answers
	WARCs   []warc.Name
	Entries []warc.Entry
}

// datapackage is the list of all files with their digests.
type datapackage struct {
	Profile     string     `json:"profile"`
	Version     string     `json:"wacz_version"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	Created     string     `json:"created,omitempty"`
	Software    string     `json:"software,omitempty"`
	MainPageURL string     `json:"mainPageUrl,omitempty"`
	MainPageTS  string     `json:"mainPageDate,omitempty"`
	Resources   []resource `json:"resources"`
}

type resource struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Hash  string `json:"hash"` // sha256:hexadecimal
	Bytes int64  `json:"bytes"`
}

// packageDigest proves datapackage.json.
type packageDigest struct {
	Path string          `json:"path"`
	Hash string          `json:"hash"`
	Sign json.RawMessage `json:"signedData,omitempty"`
}
