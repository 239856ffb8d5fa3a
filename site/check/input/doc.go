// Package input opens what people hand to the checker: the folder of a built
// site, single pages, a zip, or a web archive (WARC, WACZ). Whatever it is, it
// becomes a Source: a file system that check.Run can judge.
//
// What is handed over may be broken or hostile. Nothing outside the given root
// is read; names that could mislead are refused; every size is bounded by the
// constants below. What was left out is listed, so that a rule can tell it.
//
// An archive is never unpacked. Its names are read once, and an entry is
// decoded when a rule asks for it. Memory grows with the number of entries,
// about half a kilobyte each, and not with their bytes. The exceptions are a
// web archive that was compressed as a whole, or that lies deflated in a WACZ:
// it is written to a temporary file, which Close removes.
package input

import "gongkai/site/archive/warc"

// The bounds of what is read. Nothing that a government's site holds comes near
// them; what goes beyond is refused and named.
const (
	// MaxEntries is how many files a source may have.
	MaxEntries = 500_000
	// MaxPage is the size of the largest page that is read; its parsed tree takes
	// some ten times as much.
	MaxPage = 32 << 20
	// MaxEntry is the size of the largest other file that is read.
	MaxEntry = 512 << 20
	// MaxTotal is what an archive may come to when it is decoded.
	MaxTotal = 64 << 30
	// MaxRatio is how many times its size an archive may come to, once it has
	// come to freeBytes.
	MaxRatio = 200
	// MaxDirectory is the size of the largest list of entries of a zip.
	MaxDirectory = 48 << 20
	// MaxHead is the size of the largest head of a record, and of an HTTP answer.
	MaxHead = warc.MostHead
	// MaxSpool is the size of the largest web archive that is written to a
	// temporary file.
	MaxSpool = 4 << 30
	// MaxName is the length of the longest name, in bytes; MaxDepth is how many
	// folders may lie in each other.
	MaxName, MaxDepth = 1024, 64

	freeBytes = 256 << 20
)
