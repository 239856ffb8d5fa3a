//go:build unix

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/PuerkitoBio/goquery"
)

func eachPage(dir string, visit func(file string) error) error {
	return filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".html" {
			return err
		}
		return visit(file)
	})
}

// parseAll is the floor: it reads and parses each page, on all processors, and
// looks at nothing.
func parseAll(dir string) error {
	files := make(chan string)
	var workers sync.WaitGroup
	errs := make(chan error, runtime.GOMAXPROCS(0))
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for file := range files {
				f, err := os.Open(file)
				if err == nil {
					_, err = goquery.NewDocumentFromReader(f)
					f.Close()
				}
				if err != nil {
					select {
					case errs <- err:
					default:
					}
				}
			}
		})
	}
	err := eachPage(dir, func(file string) error { files <- file; return nil })
	close(files)
	workers.Wait()
	select {
	case e := <-errs:
		return e
	default:
		return err
	}
}

func count(dir string) (pages int, bytes int64, err error) {
	err = eachPage(dir, func(file string) error {
		info, err := os.Stat(file)
		if err == nil {
			pages++
			bytes += info.Size()
		}
		return err
	})
	return pages, bytes, err
}
