package attachment

import (
	"bytes"
	"encoding/csv"
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// isPlain reports whether a file is text in UTF-8.
func isPlain(raw []byte) bool {
	return bytes.IndexByte(raw[:min(len(raw), 8192)], 0) < 0 && utf8.Valid(raw)
}

// decode makes UTF-8 of text in UTF-8, UTF-16 or GB 18030; false for what is no
// text.
func decode(raw []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xFF\xFE")):
		return wide(raw[2:], 0), true
	case bytes.HasPrefix(raw, []byte("\xFE\xFF")):
		return wide(raw[2:], 1), true
	case bytes.IndexByte(raw[:min(len(raw), 8192)], 0) >= 0:
		return "", false
	case utf8.Valid(raw):
		return strings.TrimPrefix(string(raw), "\uFEFF"), true
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
	if err != nil || bytes.Count(text, []byte("\uFFFD")) > len(text)/50 {
		return "", false
	}
	return string(text), true
}

// wide reads UTF-16 with the high byte second (0) or first (1).
func wide(raw []byte, high int) string {
	units := make([]uint16, 0, len(raw)/2)
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i+1-high])<<8|uint16(raw[i+high]))
	}
	return string(utf16.Decode(units))
}

// machine are the kinds of text that programs read.
var machine = map[string]bool{".js": true, ".mjs": true, ".css": true, ".json": true, ".map": true, ".xml": true, ".svg": true, ".webmanifest": true, ".geojson": true, ".rss": true, ".atom": true}

// readText reads lines, and the rows of CSV.
func readText(t *Text, name, text, inside string) {
	ext := strings.ToLower(path.Ext(name))
	if ext == ".csv" || ext == ".tsv" {
		if end := manyCells(text); end < len(text) {
			t.Cut, text = true, text[:end]
		}
		r := csv.NewReader(strings.NewReader(text))
		r.LazyQuotes, r.FieldsPerRecord = true, -1
		if ext == ".tsv" {
			r.Comma = '\t'
		}
		for {
			cells, err := r.Read()
			if err != nil {
				return
			}
			line, _ := r.FieldPos(0)
			if !t.add(Line{Cells: cells, Number: line, Inside: inside}) {
				return
			}
		}
	}
	place := Body
	if machine[ext] {
		place = Machine
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if !t.add(Line{Text: strings.TrimRight(line, "\r\n"), Place: place, Number: n, Inside: inside}) {
			return
		}
	}
}

// manyCells is where a table has as many cells as are read, or the end. A file of
// nothing but commas would otherwise be one row of sixty million.
func manyCells(text string) int {
	n := 0
	for i := range len(text) {
		if c := text[i]; c == ',' || c == '\t' || c == '\n' {
			if n++; n == MaxCells {
				return i
			}
		}
	}
	return len(text)
}

// shortest is how many letters a string in an unread format has at least.
const shortest = 8

// readStrings finds what looks like text in a file whose format is not read: runs
// of letters in UTF-8, or in UTF-16 with the low byte first, as old word
// processors and images have them.
func (r *Reader) readStrings(t *Text, raw []byte, inside string) {
	if r.Worth != nil && !r.Worth(raw) && !r.Worth(narrow(raw, 0)) && !r.Worth(narrow(raw, 1)) {
		return
	}
	start, letters := 0, 0
	flush := func(end int) bool {
		ok := letters < shortest || t.add(Line{Text: string(raw[start:end]), Place: Strings, Inside: inside})
		letters = 0
		return ok
	}
	for i := 0; i < len(raw); {
		n := 1
		c := raw[i]
		good := c >= ' ' && c < 0x7F || c == '\t'
		if c >= 0xC2 {
			var r rune
			if r, n = utf8.DecodeRune(raw[i:]); r == utf8.RuneError {
				n = 1
			} else {
				good = r >= 0xA0
			}
		}
		if !good {
			if !flush(i) {
				return
			}
			i += n
			continue
		}
		if letters == 0 {
			start = i
		}
		letters++
		i += n
	}
	if flush(len(raw)) {
		for odd := range 2 {
			readWide(t, raw[min(odd, len(raw)):], inside)
		}
	}
}

// narrow is every second byte: what is ASCII in UTF-16.
func narrow(raw []byte, from int) []byte {
	out := make([]byte, 0, len(raw)/2+1)
	for i := from; i < len(raw); i += 2 {
		out = append(out, raw[i])
	}
	return out
}

// readWide finds runs of UTF-16, low byte first.
func readWide(t *Text, raw []byte, inside string) {
	var run []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		u := uint16(raw[i]) | uint16(raw[i+1])<<8
		// ASCII, common Chinese letters and punctuation.
		if u >= ' ' && u < 0x7F || u >= 0x4E00 && u < 0x9FA6 || u >= 0x3000 && u < 0x3012 || u >= 0xFF01 && u < 0xFF5F {
			run = append(run, u)
			continue
		}
		if len(run) >= shortest && !t.add(Line{Text: string(utf16.Decode(run)), Place: Strings, Inside: inside}) {
			return
		}
		run = run[:0]
	}
	if len(run) >= shortest {
		t.add(Line{Text: string(utf16.Decode(run)), Place: Strings, Inside: inside})
	}
}
