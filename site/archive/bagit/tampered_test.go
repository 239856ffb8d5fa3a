package bagit_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

var update = flag.Bool("update", false, "write the findings in testdata anew")

// A tampering is what somebody did to a bag.
type tampering struct {
	name string
	do   func(t *testing.T, dir string)
}

func in(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }

func put(name, text string) func(*testing.T, string) {
	return func(t *testing.T, dir string) { overwrite(t, in(dir, name), []byte(text)) }
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func remove(name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) { must(t, os.Remove(in(dir, name))) }
}

func rename(from, to string) func(*testing.T, string) {
	return func(t *testing.T, dir string) { must(t, os.Rename(in(dir, from), in(dir, to))) }
}

// replace changes a file as an editor would.
func replace(name, from, to string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		was, err := os.ReadFile(in(dir, name))
		must(t, err)
		if !strings.Contains(string(was), from) {
			t.Fatalf("%s does not hold %q", name, from)
		}
		overwrite(t, in(dir, name), []byte(strings.Replace(string(was), from, to, 1)))
	}
}

func cutLine(name, path string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		was, err := os.ReadFile(in(dir, name))
		must(t, err)
		lines := slices.DeleteFunc(strings.SplitAfter(string(was), "\n"), func(line string) bool { return strings.HasSuffix(line, "  "+path+"\n") })
		overwrite(t, in(dir, name), []byte(strings.Join(lines, "")))
	}
}

var tamperings = []tampering{
	{"a page changed", put("data/site/index.html", "<!doctype html>首頁")},
	{"a page shortened", put("data/site/index.html", "<!doctype html>")},
	{"a page removed", remove("data/site/empty.txt")},
	{"a page added", put("data/site/more.html", "more")},
	{"a page renamed", rename("data/site/index.html", "data/site/Index.html")},
	{"names that are one but for the form of Unicode", func(t *testing.T, dir string) {
		put("data/site/\u00e9", "x")(t, dir)
		put("data/site/e\u0301", "x")(t, dir)
	}},
	{"names that are one but for case", put("data/Site/INDEX.html", "x")},
	{"two pages exchanged", func(t *testing.T, dir string) {
		rename("data/site/index.html", "x")(t, dir)
		rename("data/site/年报/index.html", "data/site/index.html")(t, dir)
		rename("x", "data/site/年报/index.html")(t, dir)
	}},
	{"a digest in both cases", replace("manifest-sha256.txt", "e3b0c442", "E3b0c442")},
	{"a tag file changed", put("README.en.txt", "read you")},
	{"a tag file removed", remove("metadata/pages.csv")},
	{"a tag file renamed", rename("README.en.txt", "readme.txt")},
	{"a tag file added", put("note.txt", "x")},
	{"the declaration removed", remove("bagit.txt")},
	{"another version", put("bagit.txt", "BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n")},
	{"another encoding", put("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: GB18030\n")},
	{"another Payload-Oxum", replace("bag-info.txt", "83.5", "83.6")},
	{"no number as Payload-Oxum", replace("bag-info.txt", "83.5", "83 bytes")},
	{"a manifest removed", remove("manifest-sm3.txt")},
	{"all manifests removed", func(t *testing.T, dir string) {
		for _, name := range []string{"sha256", "sha512", "sm3"} {
			remove("manifest-"+name+".txt")(t, dir)
			remove("tagmanifest-"+name+".txt")(t, dir)
		}
	}},
	{"a digest in a manifest changed", replace("manifest-sha256.txt", "6b86b273", "6b86b274")},
	{"a digest in a list of lists changed", replace("tagmanifest-sm3.txt", "  README", "0  README")},
	{"a path in a manifest changed", replace("manifest-sha512.txt", "empty.txt", "empt.txt")},
	{"a path in a list of tag files changed", replace("tagmanifest-sha512.txt", "README", "READNE")},
	{"a line of a list of tag files removed", cutLine("tagmanifest-sha256.txt", "README.en.txt")},
	{"a line of a manifest removed", cutLine("manifest-sm3.txt", "data/site/empty.txt")},
	{"a line that is none", func(t *testing.T, dir string) {
		appended(t, in(dir, "manifest-sha256.txt"), "nonsense\n")
	}},
	{"a path twice", func(t *testing.T, dir string) {
		appended(t, in(dir, "manifest-sha256.txt"), strings.Repeat("0", 64)+"  data/site/empty.txt\n")
	}},
	{"paths that lead out", func(t *testing.T, dir string) {
		for _, path := range []string{"../../etc/passwd", "/etc/passwd", `data\..\x`, "C:/x", "~root/x", "data/./x", "data//x", "README.en.txt"} {
			appended(t, in(dir, "manifest-sha256.txt"), strings.Repeat("0", 64)+"  "+path+"\n")
		}
	}},
	{"a link", func(t *testing.T, dir string) { must(t, os.Symlink("/etc/passwd", in(dir, "data/site/passwd"))) }},
	{"a page became a link", func(t *testing.T, dir string) {
		remove("data/site/index.html")(t, dir)
		must(t, os.Symlink("../source/config.toml", in(dir, "data/site/index.html")))
	}},
	{"a file to fetch", func(t *testing.T, dir string) {
		remove("data/site/index.html")(t, dir)
		put("fetch.txt", "https://a.example/ 21 data/site/index.html\nhttps://a.example/ - ../x\n")(t, dir)
	}},
	{"a name for terminals", put("data/\x1b[2Jx", "")},
	{"many files added", func(t *testing.T, dir string) {
		for i := range 1000 {
			put(fmt.Sprintf("data/more/%03d", i), "")(t, dir)
		}
	}},
}

func appended(t *testing.T, file, text string) {
	t.Helper()
	was, err := os.ReadFile(file)
	must(t, err)
	overwrite(t, file, append(was, text...))
}

// TestWhatWasDoneToABagIsNamed: testdata/tampered.txtar quotes what is found of each
// tampering whole, in both languages; what is open begins with a question mark.
func TestWhatWasDoneToABagIsNamed(t *testing.T) {
	const golden = "testdata/tampered.txtar"
	want, err := txtar.ParseFile(golden)
	must(t, err)
	got := &txtar.Archive{Comment: want.Comment}
	for i, c := range tamperings {
		dir := bagOf(t, good)
		c.do(t, dir)
		p := verify(t, dir)
		found := &proof.Proof{Wrong: p.Wrong, Open: p.Open}
		text := said(found, disclosure.En) + "\n\n" + said(found, disclosure.ZhCN) + "\n"
		got.Files = append(got.Files, txtar.File{Name: c.name, Data: []byte(text)})
		if len(p.Wrong)+len(p.Open) == 0 {
			t.Errorf("%s: nothing is found", c.name)
		}
		if !*update && (i >= len(want.Files) || want.Files[i].Name != c.name || string(want.Files[i].Data) != text) {
			t.Errorf("%s:\n%s", c.name, text)
		}
	}
	if *update {
		must(t, os.WriteFile(golden, txtar.Format(got), 0o644))
	} else if len(want.Files) != len(tamperings) {
		t.Errorf("%s holds %d tamperings, not %d", golden, len(want.Files), len(tamperings))
	}
}
