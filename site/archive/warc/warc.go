// Package warc writes and proves web archive files (WARC, ISO 28500:2017; as version 1.0,
// ISO 28500:2009, which GB/T 33994-2017 adopts).
//
//	entries, files, err := warc.Write(ctx, resources, options, create) // one gzip member for each record
//	p, err := warc.Verify(ctx, name, r, size, packed, each)            // every record: lengths, digests, fields
//
// What it writes are answers (response records) made from files, with the least of a head
// that readers need; who calls it says in the warcinfo record how they came to be. It
// never asks a server, and holds no large file in memory.
package warc

import (
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"
)

// A Resource is one file at its address.
type Resource struct {
	URI       string // absolute
	MediaType string
	Size      int64
	SHA256    string // of the file, in hexadecimal
	Open      func() (io.ReadCloser, error)
}

// A Field is one line of the warcinfo record.
type Field struct{ Name, Value string }

// Options say how to write.
type Options struct {
	Version string    // 1.1 where it is "", or 1.0
	Date    time.Time // of every record: the instant at which the files were taken
	Info    []Field
	// MaxBytes is from which size on another file is begun; 1 GB where it is 0 (ISO 28500,
	// annex C).
	MaxBytes     int64
	Prefix, Host string // parts of the names of files, as annex C has them
}

// An Entry is where a response record stands.
type Entry struct {
	URI, File      string
	Offset, Length int64 // of the gzip member
	MediaType      string
	Status         int
	Digest         string // of the payload, sha256:hexadecimal
	Date           time.Time
}

// A Name is one file that was written.
type Name struct {
	Name   string
	SHA256 string // of the file
	// Plain is the SHA-256 of the records unpacked: it does not depend on a compressor.
	Plain string
}

func (o Options) version() string {
	if o.Version == "" {
		return "1.1"
	}
	return o.Version
}

// name is that of a file: Prefix-Timestamp-Serial-Host.warc.gz.
func (o Options) name(serial int) string {
	return plainly(o.Prefix) + o.Date.UTC().Format("-20060102150405-") + fmt.Sprintf("%05d", serial) + "-" + plainly(o.Host) + ".warc.gz"
}

// plainly is a text as a part of a file's name on any system, and in any index.
func plainly(text string) string {
	return strings.Map(func(r rune) rune {
		if isLetterOrDigit(r) || r == '.' || r == '_' || r == '-' {
			return r
		}
		return '_'
	}, text)
}

// date is that of a record: without fractions, which 1.0 does not know.
func (o Options) date() string { return o.Date.UTC().Format("2006-01-02T15:04:05Z") }

// id names a record by what it holds, so that the same record has the same name wherever
// it is written (UUID version 5, RFC 9562).
func id(parts ...string) string {
	space := [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8} // of addresses
	sum := sha1.Sum(append(space[:], strings.Join(parts, "|")...))
	u := sum[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	h := hex.EncodeToString(u)
	return "<urn:uuid:" + h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:] + ">"
}
