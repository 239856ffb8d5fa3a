package wacz

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"strings"
	"time"
)

// formatPages writes the list of pages.
func formatPages(o Options) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(struct {
		Format string `json:"format"`
		ID     string `json:"id"`
		Title  string `json:"title"`
	}{pagesFormat, "pages", "All Pages"}); err != nil {
		return nil, err
	}
	for _, p := range o.Pages {
		sum := sha256.Sum256([]byte(p.URL))
		err := enc.Encode(struct {
			ID    string `json:"id"`
			URL   string `json:"url"`
			TS    string `json:"ts"`
			Title string `json:"title,omitempty"`
		}{hex.EncodeToString(sum[:8]), p.URL, o.Created.UTC().Format(time.RFC3339), p.Title})
		if err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// describe makes the list of all members, and what proves the list.
func describe(members []member, o Options) (said, digest member, err error) {
	created := o.Created.UTC().Format(time.RFC3339)
	d := datapackage{Profile: profile, Version: version, Title: o.Title, Description: o.Description, Created: created, Software: o.Software, MainPageURL: o.MainPage}
	if o.MainPage != "" {
		d.MainPageTS = created
	}
	for _, m := range members {
		d.Resources = append(d.Resources, resource{strings.ToLower(path.Base(m.name)), m.name, "sha256:" + m.sha256, m.size})
	}
	data, err := indented(d)
	if err != nil {
		return said, digest, err
	}
	said = inMemory(packageFile, data)
	if data, err = indented(packageDigest{Path: packageFile, Hash: "sha256:" + said.sha256}); err != nil {
		return said, digest, err
	}
	return said, inMemory(digestFile, data), nil
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}
