package main

import (
	"os"
	"runtime/debug"
)

// What is kept of a site while it is checked grows with its files and links; what is
// made to read a page is let go of with the page. Go's collector lets a heap grow to twice
// what is kept before it looks, so most of the memory would be pages that are done with.
const (
	checkBase = 72 << 20 // bytes for the tool itself and the pages being read
	checkFile = 1200     // and for each file of the site
)

// spareMemory tells the collector to look sooner while a site of so many files is
// checked, until restore is called. Where GOMEMLIMIT says otherwise, that holds.
func spareMemory(files int) (restore func()) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	before := debug.SetMemoryLimit(checkBase + checkFile*int64(files))
	return func() { debug.SetMemoryLimit(before) }
}
