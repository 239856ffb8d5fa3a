// Package arch holds the house to its plan: who may import whom, how large a
// file grows, that what is formatted stays formatted. It has tests only.
package arch

import (
	"bytes"
	"go/format"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// may says what each package may import of this module. A package that is not
// named here may import nothing of it.
var may = map[string][]string{
	"generator":            {"disclosure", "generator/search", "internal/atomicfile"},
	"generator/search":     {},
	"generator/scaffold":   {"disclosure"},
	"site":                 {"disclosure", "site/check"},
	"site/check":           {"disclosure", "site/check/attachment", "site/check/private"},
	"site/check/against":   {"disclosure", "site/check"},
	"site/check/declared":  {"disclosure", "site/check"},
	"site/check/external":  {"disclosure", "site/check"},
	"site/check/input":     {"disclosure", "site/archive/warc", "site/check"},
	"site/check/output":    {"disclosure", "site/check"},
	"site/check/private":   {"disclosure"},
	"site/check/prose":     {"disclosure"},
	"site/check/rules":     {"disclosure", "site/check", "site/check/attachment", "site/check/private", "site/check/prose"},
	"site/archive":         {"disclosure", "site/archive/bagit", "site/archive/proof", "site/archive/wacz", "site/archive/warc"},
	"site/archive/bagit":   {"disclosure", "site/archive/proof"},
	"site/archive/proof":   {"disclosure"},
	"site/archive/wacz":    {"disclosure", "site/archive/proof", "site/archive/warc"},
	"site/archive/warc":    {"disclosure", "site/archive/proof"},
	"site/publish":         {"disclosure"},
	"site/publish/cms":     {"disclosure", "site/publish"},
	"site/publish/verify":  {"disclosure", "site/publish"},
	"site/publish/targets": {"disclosure", "site/publish", "site/publish/cms"},
	"internal/testserver":  {},
	"internal/bench":       {"disclosure", "site/archive", "site/publish", "site/publish/targets"},
	"cmd/gongkai":          {"", "disclosure", "generator", "generator/scaffold", "site", "site/archive", "site/archive/bagit", "site/archive/proof", "site/check", "site/check/against", "site/check/declared", "site/check/external", "site/check/input", "site/check/output", "site/check/rules", "site/publish", "site/publish/targets", "site/publish/verify", "internal/atomicfile"},
}

func list(t *testing.T, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Dir = "../.."
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, errs.String())
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

// TestImportLaw holds the wall: disclosure knows nothing of ours, generator
// stands before content/, site after it, and only the command joins them.
func TestImportLaw(t *testing.T) {
	seen := map[string]bool{}
	for _, line := range list(t, "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...") {
		fields := strings.Fields(line)
		pkg := strings.TrimPrefix(strings.TrimPrefix(fields[0], "gongkai"), "/")
		seen[pkg] = true
		for _, imported := range fields[1:] {
			if imported != "gongkai" && !strings.HasPrefix(imported, "gongkai/") {
				continue
			}
			ours := strings.TrimPrefix(strings.TrimPrefix(imported, "gongkai"), "/")
			if !slices.Contains(may[pkg], ours) {
				t.Errorf("%s imports %q of ours, which the import law does not allow", pkg, ours)
			}
		}
	}
	for pkg := range may {
		if !seen[pkg] {
			t.Errorf("the import law names %s, which is not there", pkg)
		}
	}
}

// TestHugoIsInOneFile holds the heavy dependency in one place.
func TestHugoIsInOneFile(t *testing.T) {
	var files []string
	eachGoFile(t, func(path string, source []byte) {
		if bytes.Contains(source, []byte(`"github.com/gohugoio/`)) && !strings.HasSuffix(path, "_test.go") {
			files = append(files, filepath.ToSlash(path))
		}
	})
	if !slices.Equal(files, []string{"site/hugo.go"}) {
		t.Errorf("Hugo is imported by %v; only site/hugo.go may", files)
	}
}

// TestRulesTouchNothingOutside keeps rules from files, network and clock.
func TestRulesTouchNothingOutside(t *testing.T) {
	for _, imported := range list(t, "-f", `{{join .Imports "\n"}}`, "./site/check/rules") {
		for _, never := range []string{"os", "io/fs", "net/http", "path/filepath"} {
			if imported == never {
				t.Errorf("site/check/rules imports %s", never)
			}
		}
	}
	eachGoFile(t, func(path string, source []byte) {
		if strings.HasPrefix(filepath.ToSlash(path), "site/check/") && !strings.HasSuffix(path, "_test.go") && bytes.Contains(source, []byte("time.Now(")) {
			t.Errorf("%s reads the clock", path)
		}
	})
}

// TestDoorsToTheNetwork: the preview serves pages; visits to other sites, made only when
// asked for, and publication to where the office says go online, and nothing else does.
func TestDoorsToTheNetwork(t *testing.T) {
	var doors []string
	for _, line := range list(t, "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...") {
		fields := strings.Fields(line)
		if slices.Contains(fields[1:], "net/http") || slices.Contains(fields[1:], "net") {
			doors = append(doors, strings.TrimPrefix(fields[0], "gongkai/"))
		}
	}
	if want := []string{"internal/testserver", "site", "site/check/external", "site/publish/targets", "site/publish/verify"}; !slices.Equal(doors, want) {
		t.Errorf("these packages open the network: %v; only %v may", doors, want)
	}
}

// TestFilesAreFormattedAndSmall keeps each file a page or two.
func TestFilesAreFormattedAndSmall(t *testing.T) {
	eachGoFile(t, func(path string, source []byte) {
		if formatted, err := format.Source(source); err != nil || !bytes.Equal(formatted, source) {
			t.Errorf("%s: run gofmt -w (%v)", path, err)
		}
		most := 220
		if strings.HasSuffix(path, "_test.go") {
			most = 320 // a table of cases may run on
		}
		if n := bytes.Count(source, []byte("\n")); n > most {
			t.Errorf("%s has %d lines; more than %d: is it one room, or two?", path, n, most)
		}
	})
}

// TestThemeIsEmbeddedWhole holds the embedded theme to the folders at the
// root; without all: Go would leave out _partials.
func TestThemeIsEmbeddedWhole(t *testing.T) {
	source, err := os.ReadFile("../../embed.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"layouts", "i18n", "assets", "static"} {
		if !bytes.Contains(source, []byte("all:"+dir)) {
			t.Errorf("embed.go does not embed all:%s", dir)
		}
	}
}

func eachGoFile(t *testing.T, visit func(path string, source []byte)) {
	t.Helper()
	root := "../.."
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && file != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || d.Name() == "public") {
			return filepath.SkipDir
		}
		if filepath.Ext(file) != ".go" {
			return nil
		}
		source, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		visit(rel, source)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
