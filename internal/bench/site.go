//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// county is the site that all reports are copied from: every form, for
// several organs and years.
const county = "examples/sample-county"

// makeSite makes a site with n reports below dir: the sample county's, again
// and again, each time filed by organs of their own, so that years and forms of
// one organ can be held against each other. Reports with a workbook are left
// out: reading workbooks is measured nowhere here.
func makeSite(root, dir string, n int) error {
	for _, name := range []string{"layouts", "i18n", "assets", "static"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			return err
		}
	}
	from := filepath.Join(root, county)
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(filepath.Join(root, "content"))); err != nil {
		return err
	}
	if err := copyFile(filepath.Join(root, "config.toml"), filepath.Join(dir, "config.toml"), nil); err != nil {
		return err
	}
	reports, err := filepath.Glob(filepath.Join(from, "reports/*/*/report.toml"))
	if err != nil {
		return err
	}
	reports = slices.DeleteFunc(reports, func(file string) bool {
		books, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "*.xlsx")) // the pattern is a constant
		return len(books) > 0
	})
	if len(reports) == 0 {
		return fmt.Errorf("%s holds no reports", from)
	}
	organs, err := os.ReadFile(filepath.Join(from, "reports/organs.toml"))
	if err != nil {
		return err
	}
	all := string(organs)
	for i := range n {
		again := i / len(reports)
		if again > 0 && i%len(reports) == 0 {
			all += "\n" + organTable.ReplaceAllString(string(organs), fmt.Sprintf("[organs.${1}-%d]", again))
		}
		if err := copyReport(filepath.Dir(reports[i%len(reports)]), filepath.Join(dir, "reports"), again); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "reports/organs.toml"), []byte(all), 0o644); err != nil {
		return err
	}
	return removeGenerated(dir)
}

var (
	organTable = regexp.MustCompile(`(?m)^\[organs\.([a-z0-9-]+)\]`)
	organKey   = regexp.MustCompile(`(?m)^(?:organ|signatories)\s*=.*$`)
	indexKey   = regexp.MustCompile(`(?m)^(index\s*=\s*"[^"]*)"`)
	quoted     = regexp.MustCompile(`"([a-z0-9-]+)"`)
	chapter    = regexp.MustCompile(`(?ms)^# [一五]、[^\n]*\n(.*?)(^# |\z)`)
	clause     = regexp.MustCompile(`(?m)^#.*$|\{\{.*?\}\}|\p{Han}{6,}`)
)

// copyReport copies one report; again is which copy it is, 0 the first.
func copyReport(from, reports string, again int) error {
	to := filepath.Join(reports, filepath.Base(filepath.Dir(from)), filepath.Base(from))
	if again > 0 {
		to += fmt.Sprint("-", again)
	}
	files, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, f := range files {
		var change func(string) string
		if f.Name() == "report.toml" && again > 0 {
			change = func(s string) string {
				s = organKey.ReplaceAllStringFunc(s, func(line string) string {
					return quoted.ReplaceAllString(line, fmt.Sprintf(`"${1}-%d"`, again))
				})
				return indexKey.ReplaceAllString(s, fmt.Sprintf(`${1}-%d"`, again))
			}
		}
		if f.Name() == "zh-cn.md" && again > 0 {
			change = func(s string) string { return reworded(s, uint64(again)) }
		}
		if err := copyFile(filepath.Join(from, f.Name()), filepath.Join(to, f.Name()), change); err != nil {
			return err
		}
	}
	return nil
}

// reworded mixes the characters of each clause of chapters 一 and 五, for the
// reports of two organs do not read alike, and one finding each would be measured
// if they did.
func reworded(text string, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 0))
	return chapter.ReplaceAllStringFunc(text, func(s string) string {
		head, body, _ := strings.Cut(s, "\n")
		return head + "\n" + clause.ReplaceAllStringFunc(body, func(c string) string {
			if strings.HasPrefix(c, "#") || strings.HasPrefix(c, "{") {
				return c
			}
			han := []rune(c)
			r.Shuffle(len(han), func(i, j int) { han[i], han[j] = han[j], han[i] })
			return string(han)
		})
	})
}

func copyFile(from, to string, change func(string) string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if change != nil {
		data = []byte(change(string(data)))
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// removeGenerated takes all that is generated out of content/reports.
func removeGenerated(site string) error {
	dirs, err := filepath.Glob(filepath.Join(site, "content/reports/*"))
	if err != nil {
		return err
	}
	for _, d := range dirs {
		if info, err := os.Stat(d); err == nil && info.IsDir() && !strings.HasPrefix(filepath.Base(d), "_") {
			if err := os.RemoveAll(d); err != nil {
				return err
			}
		}
	}
	return nil
}
