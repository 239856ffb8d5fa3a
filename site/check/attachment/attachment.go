// Package attachment reads the words that are in a file: in PDF, in the formats
// of word processors and spreadsheets, in images what was written beside the
// picture. It is for looking, not for showing: layout is lost, and what cannot
// be read is told.
//
// Files may be hostile. What is unpacked is counted and ends at a limit, XML is
// read as a stream, and PDF is read by PDFium inside a WebAssembly machine that
// sees neither files nor network, has a fixed memory, and is stopped when it
// takes too long.
package attachment

import (
	"bytes"
	"context"
	"errors"
	"path"
	"strings"
	"unicode/utf8"
)

// The limits of one file.
const (
	MaxUnpacked = 64 << 20 // bytes of all that is unpacked from it
	MaxEntries  = 20_000   // of an archive
	MaxText     = 16 << 20 // bytes of text that is kept
	MaxCells    = 2 << 20  // of all tables, the empty ones too
	MaxPages    = 2_000    // of a PDF
	MaxDepth    = 3        // archives inside archives
)

// Why a file could not be read.
var (
	ErrEncrypted = errors.New("the file is encrypted")
	ErrDamaged   = errors.New("the file is damaged")
	ErrTooLong   = errors.New("reading the file took too long or too much memory")
	ErrFormat    = errors.New("the format is not one that is read")
)

// A Place says in what part of a file a text stands.
type Place int

// The places. Machine is text that programs read: scripts, data.
const (
	Body Place = iota
	Properties
	Comments
	Changes
	HiddenSheet
	Machine
	Strings // letters found in a file whose format is not read
)

// A Line is one paragraph, one row or one line of a file.
type Line struct {
	Text   string
	Cells  []string // of a row, or nil; Text is then empty
	Place  Place
	Number int    // of a line of a text file, from 1; else 0
	Page   int    // of a PDF, from 1; else 0
	Sheet  string // of a workbook
	Inside string // the name of the file in an archive
	Table  int    // tells the rows of one table from those of another
}

// A Text is what was read of a file.
type Text struct {
	Lines []Line
	Cut   bool // a limit was reached, and the rest was not read

	ctx   context.Context
	size  int
	cells int
}

// add keeps a line while there is room, or what there is room for.
func (t *Text) add(l Line) bool {
	n := len(l.Text)
	for _, c := range l.Cells {
		n += len(c)
	}
	if n == 0 || strings.TrimSpace(l.Text) == "" && l.Cells == nil {
		return true
	}
	room := MaxText - t.size - 64
	t.size, t.cells = t.size+n+64, t.cells+len(l.Cells)
	if t.full() {
		t.Cut = true
		if l.Cells != nil || room <= 0 {
			return false
		}
		end := min(room, len(l.Text))
		for end > 0 && end < len(l.Text) && !utf8.RuneStart(l.Text[end]) {
			end--
		}
		l.Text = strings.Clone(l.Text[:end]) // lets go of the rest
	}
	t.Lines = append(t.Lines, l)
	return !t.full()
}

// full reports whether nothing more is kept, or nobody wants it any longer.
func (t *Text) full() bool { return t.size > MaxText || t.cells > MaxCells || t.ctx.Err() != nil }

// silent are files that hold no words.
var silent = map[string]bool{
	".woff": true, ".woff2": true, ".ttf": true, ".otf": true, ".eot": true, ".mp3": true, ".mp4": true, ".webm": true, ".ogg": true,
	".wav": true, ".wasm": true, ".gz": true, ".br": true, ".zst": true, ".ico": true, ".avi": true, ".mov": true, ".flv": true,
}

// Silent reports whether a file of that name need not be read at all.
func Silent(name string) bool { return silent[strings.ToLower(path.Ext(name))] }

// Read reads the words of a file. What it is, its first bytes say; the name tells
// kinds of text apart. It ends
// with the context, and what it gives then is of no use.
func (r *Reader) Read(ctx context.Context, name string, raw []byte) (*Text, error) {
	t := &Text{ctx: ctx}
	err := r.read(t, name, raw, &budget{left: MaxUnpacked}, 0, "")
	return t, err
}

func (r *Reader) read(t *Text, name string, raw []byte, b *budget, depth int, inside string) error {
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return r.readZip(t, raw, b, depth, inside)
	case bytes.Contains(raw[:min(len(raw), 1024)], []byte("%PDF-")):
		return r.readPDF(t, raw, inside)
	case bytes.HasPrefix(raw, []byte("Rar!")), bytes.HasPrefix(raw, []byte("7z\xBC\xAF\x27\x1C")):
		return ErrFormat
	case bytes.HasPrefix(raw, []byte("\xD0\xCF\x11\xE0")), isImage(raw):
		r.readStrings(t, raw, inside)
		return nil
	case bytes.HasPrefix(raw, []byte(`{\rtf`)):
		readRTF(t, raw, inside)
		return nil
	}
	// Most text is UTF-8 and holds nothing; it is not copied to learn that.
	plain := isPlain(raw)
	if plain && !r.worth(raw) {
		return nil
	}
	if text, ok := decode(raw); ok {
		if !plain && !r.worth([]byte(text)) {
			return nil
		}
		readText(t, name, text, inside)
		return nil
	}
	if !Silent(name) {
		r.readStrings(t, raw, inside)
	}
	return nil
}

func (r *Reader) worth(source []byte) bool { return r.Worth == nil || r.Worth(source) }

// isImage reports whether the file is a picture, by its first bytes.
func isImage(raw []byte) bool {
	for _, magic := range []string{"\xFF\xD8\xFF", "\x89PNG", "GIF8", "II*\x00", "MM\x00*", "BM"} {
		if bytes.HasPrefix(raw, []byte(magic)) && (magic != "BM" || bytes.IndexByte(raw[:min(len(raw), 32)], 0) > 0) {
			return true
		}
	}
	return len(raw) > 12 && (string(raw[8:12]) == "WEBP" || string(raw[4:8]) == "ftyp")
}
