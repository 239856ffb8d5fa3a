package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// What is kept of a site while it is checked grows with its files and links; what is
// made to read a page is let go of with the page. Go's collector lets a heap grow to twice
// what is kept before it looks, so most of the memory would be pages that are done with,
// or, with little kept, it would look too often. A limit that grows with the files holds
// the one, and below it the collector may wait.
const (
	checkBase = 64 << 20 // bytes for the tool itself and the pages being read
	checkFile = 300      // and for each file of the site
	checkPage = 6        // and for each of the largest page, beyond largePage
	largePage = 3 << 20  // bytes of a page that is read within checkBase
	checkWait = 300      // how much may be made before a look, in hundredths of what is kept
	manyFiles = 5000     // of so many it is worth a look to let go of before results are written
)

// spareMemory tells the collector when to look while a site of so many files, with a
// largest page of so many bytes, is checked, until restore is called. Where GOMEMLIMIT
// or GOGC say otherwise, they hold.
func spareMemory(files int, largest int64) (restore func()) {
	if os.Getenv("GOMEMLIMIT") != "" || os.Getenv("GOGC") != "" {
		return func() {}
	}
	limit := debug.SetMemoryLimit(checkBase + checkFile*int64(files) + checkPage*max(0, largest-largePage))
	wait := debug.SetGCPercent(checkWait)
	return func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(wait)
		if files > manyFiles {
			runtime.GC()
		}
	}
}
