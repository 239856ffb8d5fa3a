//go:build unix

package targets_test

import (
	"archive/tar"
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/site/publish"
)

// odd are names that a careless script would trip over.
func odd(text string) map[string]string {
	return map[string]string{
		"index.html": text, "名.csv": "same", "a b/c d.html": "same", "-rf": "same", "$(touch evil).txt": "same", "*": "same",
		strings.Repeat(strings.Repeat("很长的名称", 8)+"/", 2) + "x.html": text, "reports/2023/a/index.html": "甲 " + text,
	}
}

// TestPackagesAreInstalled: a whole one, what changed on top of it, and back.
func TestPackagesAreInstalled(t *testing.T) { onServers(t, installed) }

func installed(t *testing.T, s server) {
	o := newOffice(t, map[string]any{"name": "county"})
	one, two := odd("one"), odd("two")
	delete(two, "reports/2023/a/index.html") // its folders go, and a file takes the place of one
	two["reports/2023"] = "x"
	first, whole, none := o.publishes(one)
	if none != "" {
		t.Errorf("there is something that changed since nothing: %s", none)
	}
	s.does(whole, []string{"--verify-only"}, "包是完整的："+first, "the package is whole: "+first)
	s.does(whole, []string{s.dest}, "现行版本为 "+first+"（先前为 无）", first+" is live (before: none)")
	s.shows(first, one)

	second, whole, changes := o.publishes(two)
	if name := filepath.Base(changes); name != second+"-after-"+first {
		t.Errorf("what changed is in %q", name)
	}
	if n, err := readTar(filepath.Join(changes, "gongkai-county-"+second+"-after-"+first+".tar")); err != nil || len(n) != 4 {
		t.Errorf("%d files changed (%v)", len(n), err)
	}
	s.does(changes, []string{s.dest}, second+" is live (before: "+first+")")
	s.shows(second, two)
	old, err := os.Stat(filepath.Join(s.dest, "releases", first, "名.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if shared, err := os.Stat(filepath.Join(s.dest, "current", "名.csv")); err != nil || !os.SameFile(old, shared) {
		t.Errorf("what did not change was copied (%v)", err)
	}
	if to, _ := os.Readlink(filepath.Join(s.dest, "current")); to != "releases/"+second {
		t.Errorf("the link leads to %s", to)
	}
	s.does(whole, []string{s.dest}, second+" is live (before: "+second+")") // once more changes nothing
	s.shows(second, two)

	s.does(whole, []string{"--list", s.dest}, second+"  现行 live\n"+first+"\n")
	s.does(whole, []string{"--rollback", s.dest}, first+" is live (before: "+second+")", "请告诉制作这个包的人")
	s.shows(first, one)
	s.refuses(whole, []string{"--rollback", s.dest}, "没有更早的版本", "there is no earlier release to go back to")
	s.refuses(whole, []string{"--rollback", s.dest, "20200101T000000Z-12345678"}, "there is no release 20200101T000000Z-12345678")
	s.refuses(whole, []string{"--drop", s.dest, first}, "是现行版本，不能删去", "is live and cannot be removed")
	s.does(whole, []string{"--rollback", s.dest, second}, second+" is live")
	s.does(whole, []string{"--drop", s.dest, first}, "已删去版本 "+first, "removed the release "+first)
	s.shows(second, two)
	s.refuses(whole, []string{"--rollback", s.dest, first}, "there is no release "+first)

	// The server gets a network, and the office publishes into the same folder.
	pub := &publish.Publisher{Target: openDirectory(t, s.dest), Keep: 2, Now: time.Now, Book: filepath.Join(t.TempDir(), "web.jsonl")}
	out, err := pub.Publish(t.Context(), tree(t, one))
	if err != nil || out.Before.ID != second || out.Sent.Shared == 0 {
		t.Fatalf("as a directory: %+v, %v", out, err)
	}
	s.shows(out.Release.ID, one)
	if said, code := s.install(whole); code != 2 || !strings.Contains(said, "--rollback DEST [ID]") {
		t.Errorf("called wrongly: %d\n%s", code, said)
	}
}

// TestWhatChangedGoesOnItsOwnBaseOnly: elsewhere it would make a site that nobody made.
func TestWhatChangedGoesOnItsOwnBaseOnly(t *testing.T) { onServers(t, onItsOwnBase) }

func onItsOwnBase(t *testing.T, s server) {
	o := newOffice(t, nil)
	first, one, _ := o.publishes(odd("one"))
	second, whole, changes := o.publishes(odd("two"))
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	_, other, _ := newOffice(t, nil).publishes(map[string]string{"index.html": "other"})
	s.does(other, []string{s.dest})
	s.refuses(changes, []string{s.dest}, "没有这个版本；现行网站没有改变", "this server does not have that release; the live site is as it was, use the package of the whole site (folder "+second+")")
	s.does(one, []string{s.dest})

	manifest := filepath.Join(s.dest, "manifests", first+".sha256")
	was, err := os.ReadFile(manifest)
	must(err)
	must(os.WriteFile(manifest, bytes.Replace(was, []byte("a"), []byte("b"), 1), 0o644))
	s.refuses(changes, []string{s.dest}, "与制作这个包时的不同", "the release "+first+" on this server is not the one that this package was made from")
	must(os.WriteFile(manifest, was, 0o644))

	// What somebody put there by hand does not come along; what he changed is named.
	must(os.WriteFile(filepath.Join(s.dest, "current", "stray.html"), []byte("x"), 0o644))
	must(os.WriteFile(filepath.Join(s.dest, "current", "名.csv"), []byte("fake"), 0o644))
	s.refuses(changes, []string{s.dest}, "名.csv: FAILED", "解开的文件与清单不符", "what was unpacked is not as the manifest says")
	s.refuses(one, []string{s.dest}, "stray.html: 清单中没有", "the live release "+first+" was changed on this server")
	must(os.WriteFile(filepath.Join(s.dest, "current", "名.csv"), []byte("same"), 0o644))
	s.does(changes, []string{s.dest})
	must(os.Remove(filepath.Join(s.dest, "releases", first, "stray.html")))
	s.shows(second, odd("two"))

	// A release that is not live and was changed is unpacked anew.
	must(os.WriteFile(filepath.Join(s.dest, "releases", first, "index.html"), []byte("fake"), 0o644))
	s.refuses(whole, []string{"--rollback", s.dest, first}, "index.html: FAILED", "was changed (see above), so nothing was done")
	s.does(one, []string{s.dest}, "重新解开", "so it is unpacked anew")
	s.shows(first, odd("one"))
}

// TestDamageIsNamed flips a bit in each file of a package: it is named, and nothing is done.
func TestDamageIsNamed(t *testing.T) { onServers(t, damaged) }

func damaged(t *testing.T, s server) {
	o := newOffice(t, nil)
	first, whole, _ := o.publishes(odd("one"))
	s.does(whole, []string{s.dest})
	_, two, changes := o.publishes(odd("two"))
	names, err := readAll(two)
	if err != nil {
		t.Fatal(err)
	}
	if len(names) != 8 {
		t.Errorf("a package has %d files", len(names))
	}
	for _, dir := range []string{two, changes} {
		for _, file := range slices.Sorted(maps.Keys(names)) {
			if strings.HasSuffix(file, ".tar") {
				found, _ := filepath.Glob(filepath.Join(dir, "*.tar"))
				file = filepath.Base(found[0])
			}
			flip := func(data []byte) []byte { data[len(data)/2] ^= 1; return data }
			edit(t, filepath.Join(dir, file), flip)
			says := []string{file}
			if file != "SHA256SUMS" {
				says = []string{file + ": FAILED", "上列文件与校验和不符", "the files above are not as SHA256SUMS says"}
			}
			// The install.sh of the first package is the one that the server trusts.
			s.refuses(whole, []string{"--from", dir, s.dest}, says...)
			s.refuses(whole, []string{"--from", dir, "--verify-only"}, says...)
			edit(t, filepath.Join(dir, file), flip)
			was, err := os.ReadFile(filepath.Join(dir, file))
			if err == nil {
				err = os.Remove(filepath.Join(dir, file))
			}
			if err != nil {
				t.Fatal(err)
			}
			s.refuses(whole, []string{"--from", dir, s.dest}, file)
			if err := os.WriteFile(filepath.Join(dir, file), was, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		s.does(whole, []string{"--from", dir, "--verify-only"})
	}
	s.shows(first, odd("one"))
}

// TestNoPathLeavesTheFolder: a package that somebody made with intent, its sums right, writes
// nowhere but into its own release.
func TestNoPathLeavesTheFolder(t *testing.T) { onServers(t, noPathLeaves) }

func noPathLeaves(t *testing.T, s server) {
	o := newOffice(t, nil)
	_, good, _ := o.publishes(map[string]string{"index.html": "x"})
	s.does(good, []string{s.dest})
	sum := strings.Repeat("0", 64)
	add := func(line string) func([]byte) []byte {
		return func(data []byte) []byte { return append(data, line+"\n"...) }
	}
	put := func(heads ...tar.Header) func([]byte) []byte {
		return func([]byte) []byte { return tarOf(t, append(heads, tar.Header{Name: "index.html"})...) }
	}
	outside := "holds paths outside the folder or links, or cannot be read" // busybox does not name them
	for _, c := range []struct {
		says   string
		file   string
		change func([]byte) []byte
	}{
		{outside, "tar", put(tar.Header{Name: "../../evil1"})},
		{outside, "tar", put(tar.Header{Name: "/tmp/evil2"})},
		{outside, "tar", put(tar.Header{Name: "a/../../../evil3"})},
		{"evil4", "tar", put(tar.Header{Name: "evil4", Typeflag: tar.TypeSymlink, Linkname: "/tmp"}, tar.Header{Name: "evil4/x"})},
		{"evil5", "tar", put(tar.Header{Name: "evil5", Typeflag: tar.TypeLink, Linkname: "../../current"})},
		{"evil6: 清单中没有 / not in the manifest", "tar", put(tar.Header{Name: "evil6"})},
		{outside, "tar", func([]byte) []byte { return []byte("no tar") }},
		{"manifest.sha256:3: " + sum + "  ../evil", "manifest.sha256", add(sum + "  ../evil")},
		{"manifest.sha256:3: " + sum + "  /evil", "manifest.sha256", add(sum + "  /evil")},
		{"manifest.sha256:3: " + sum + "  a//evil", "manifest.sha256", add(sum + "  a//evil")},
		{"manifest.sha256:3: " + sum + `  a\evil`, "manifest.sha256", add(sum + `  a\evil`)},
		{"manifest.sha256:3: evil", "manifest.sha256", add("evil")},
		{"manifest.sha256: 空 / empty", "manifest.sha256", func([]byte) []byte { return nil }},
		{"missing.html: FAILED", "manifest.sha256", add(sum + "  missing.html")},
		{"drop cannot be ../../../evil", "package.txt", add("drop ../../../evil")},
		{"base is not the name of a release: ../evil", "package.txt", add("base ../evil " + sum)},
		{"release is not the name of a release: ../evil", "package.txt", change("release ", "release ../evil")},
		{"archive is no name of a file: ../evil.tar", "package.txt", change("archive ", "archive ../evil.tar")},
		{"archive is no name of a file: -evil", "package.txt", change("archive ", "archive -evil")},
		{"SHA256SUMS does not have evil.tar", "package.txt", change("archive ", "archive evil.tar")},
		{"package.txt is of another format; use the install.sh of ", "package.txt", change("gongkai-package ", "gongkai-package 2")},
	} {
		bad := filepath.Join(t.TempDir(), "bad")
		if err := os.CopyFS(bad, os.DirFS(good)); err != nil {
			t.Fatal(err)
		}
		if c.file == "tar" {
			found, _ := filepath.Glob(filepath.Join(bad, "*.tar"))
			c.file = filepath.Base(found[0])
		}
		// Of another name, or it would only be compared with the release that is there.
		edit(t, filepath.Join(bad, "package.txt"), change("release ", "release 20300101T000000Z-12345678"))
		edit(t, filepath.Join(bad, c.file), c.change)
		sumUp(t, bad)
		s.refuses(good, []string{"--from", bad, s.dest}, c.says)
		for _, where := range []string{filepath.Dir(s.dest), s.dest, filepath.Join(s.dest, "releases"), "/tmp"} {
			if found, _ := filepath.Glob(filepath.Join(where, "*evil*")); len(found) > 0 {
				t.Errorf("%s: it wrote %q", c.says, found)
			}
		}
	}
}

// change gives the line that begins so another text.
func change(begins, line string) func([]byte) []byte {
	return func(data []byte) []byte {
		lines := strings.Split(string(data), "\n")
		for i := range lines {
			if strings.HasPrefix(lines[i], begins) {
				lines[i] = line
			}
		}
		return []byte(strings.Join(lines, "\n"))
	}
}
