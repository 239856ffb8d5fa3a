// Package gongkai carries the theme within the binary, and what a new site has
// of the site at the root. A site's own files win over the theme, file by
// file. Without all: Go would leave out _partials and the like.
package gongkai

import "embed"

// Theme holds layouts/, i18n/, assets/ and static/ as they stand at the root.
//
//go:embed all:layouts all:i18n all:assets all:static
var Theme embed.FS

// Base holds the settings of the site at the root and those of its pages that
// say nothing of its reports: what a new site begins with.
//
//go:embed config.toml content/_content.gotmpl content/_index.*.md content/reports/_index.*.md
var Base embed.FS
