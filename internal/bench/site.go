//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/PuerkitoBio/goquery"
)

// founding is the report that all others are made from.
const founding = "reports/2022/shaxian-rule-of-law"

// makeSite copies the site at root to dir and makes n reports of its founding
// one: each has a slug of its own, and its years are moved back, so that
// titles, dates, periods and texts stay of one piece.
func makeSite(root, dir string, n int) error {
	for _, name := range []string{"layouts", "i18n", "assets", "static", "content"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			return err
		}
	}
	for _, name := range []string{"config.toml", "reports/organs.toml"} {
		if err := copyFile(filepath.Join(root, name), filepath.Join(dir, name), nil); err != nil {
			return err
		}
	}
	const years = 20
	for i := range n {
		year := 2022 - i%years
		to := filepath.Join(dir, "reports", fmt.Sprint(year), fmt.Sprintf("report-%04d", i/years))
		moved := strings.NewReplacer("2021-2025", "2021-2025", "2021—2025", "2021—2025",
			"2021", fmt.Sprint(year-1), "2022", fmt.Sprint(year), "2023", fmt.Sprint(year+1))
		for _, name := range []string{"report.toml", "zh-cn.md", "en.md"} {
			if err := copyFile(filepath.Join(root, founding, name), filepath.Join(to, name), moved); err != nil {
				return err
			}
		}
	}
	return removeGenerated(dir)
}

func copyFile(from, to string, change *strings.Replacer) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if change != nil {
		data = []byte(change.Replace(string(data)))
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// removeGenerated takes all years out of content/reports.
func removeGenerated(site string) error {
	years, err := filepath.Glob(filepath.Join(site, "content/reports/[12]*"))
	if err != nil {
		return err
	}
	for _, y := range years {
		if err := os.RemoveAll(y); err != nil {
			return err
		}
	}
	return nil
}

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
