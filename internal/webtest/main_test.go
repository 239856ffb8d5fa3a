// Package webtest looks at the site as its visitors do: it runs the built
// gongkai on a copy of the site and opens the pages in a browser, puts them to
// the validators, prints them. It has tests only, and of ours imports only
// what copies the site.
//
// The tests need what `make tools` installs, and fail without it.
package webtest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	root         = "../.." // of the repository
	tools        = root + "/internal/testtools/node_modules/"
	axeJS        = tools + "axe-core/axe.min.js"
	vnu          = tools + "vnu-jar/build/dist/vnu.jar"
	lighthouseJS = tools + "lighthouse/cli/index.js"
	sarif        = tools + "@microsoft/sarif-multitool-linux/Sarif.Multitool"
)

var (
	gongkai string          // the built program
	work    string          // a folder for this run
	browser context.Context // the one browser of this run
)

func TestMain(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "webtest:", err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (code int, err error) {
	chromium, err := tooling()
	if err != nil {
		return 0, err
	}
	if work, err = os.MkdirTemp("", "gongkai-webtest-*"); err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	if err := sources(); err != nil {
		return 0, err
	}
	gongkai = filepath.Join(work, "gongkai")
	build := exec.Command("go", "build", "-o", gongkai, "./cmd/gongkai")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("build gongkai: %w\n%s", err, out)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium),
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses to sandbox root
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	browser, _ = chromedp.NewContext(allocator)
	if err := chromedp.Do(browser); err != nil {
		return 0, fmt.Errorf("start %s: %w", chromium, err)
	}
	code = m.Run()
	return code, chromedp.Cancel(browser)
}

// tooling finds what the tests need, and tells all that is missing.
func tooling() (chromium string, err error) {
	var missing []string
	for _, name := range []string{"chromium", "java", "node", "pdftotext", "pdfinfo"} {
		path, err := exec.LookPath(name)
		if err != nil {
			missing = append(missing, name)
		}
		if name == "chromium" {
			chromium = path
		}
	}
	for _, file := range []string{axeJS, vnu, sarif, lighthouseJS} {
		if _, err := os.Stat(file); err != nil {
			missing = append(missing, filepath.Base(file))
		}
	}
	if len(missing) > 0 {
		return "", fmt.Errorf("run make tools; missing: %s", strings.Join(missing, ", "))
	}
	return chromium, nil
}

// sources looks at every Go file. Go repeats a test only when a file that the
// test itself has looked at changes, and the program is compiled elsewhere.
func sources() error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || slices.Contains([]string{"node_modules", "public", "dist"}, d.Name())) {
			return filepath.SkipDir
		}
		if ext := filepath.Ext(path); ext == ".go" || ext == ".toml" || ext == ".mod" || ext == ".sum" {
			_, err = os.Stat(path)
		}
		return err
	})
}
