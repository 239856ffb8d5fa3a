// Package gongkai carries the theme within the binary. A site's own files win
// over it, file by file. Without all: Go would leave out _partials and the like.
package gongkai

import "embed"

// Theme holds layouts/, i18n/, assets/ and static/ as they stand at the root.
//
//go:embed all:layouts all:i18n all:assets all:static
var Theme embed.FS
