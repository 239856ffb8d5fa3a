package bagit_test

import (
	"archive/tar"
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
)

func md5Of(s string) string    { return fmt.Sprintf("%x", md5.Sum([]byte(s))) }
func sha1Of(s string) string   { return fmt.Sprintf("%x", sha1.Sum([]byte(s))) }
func sha256Of(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s))) }

const declared = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// foreign are bags as other tools write them, and what is proved of them.
var foreign = []struct {
	name  string
	files map[string]string
	want  string
}{
	{"of an old tool, on Windows", map[string]string{
		"bagit.txt":        "BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8\r\n",
		"bag-info.txt":     "Payload-Oxum: 3.2\r\nContact-Name: A\r\n  B\r\n",
		"manifest-md5.txt": strings.ToUpper(md5Of("a")) + " *data/one.txt\r\n" + md5Of("bc") + "\t./data/100%25.txt\r\n",
		"data/one.txt":     "a", "data/100%.txt": "bc",
	}, `+ bag: it is declared as BagIt 0.97 in UTF-8
+ payload: size and number are as Payload-Oxum says (bytes: 3, files: 2)
+ payload: manifest-md5.txt: every file is as listed (2; MD5 does not withstand changes made on purpose any more)
? tag files: there is no tagmanifest-*.txt, so nothing proves the tag files`},
	{"that writes names as they are", map[string]string{
		"bagit.txt": declared, "manifest-sha256.txt": sha256Of("a") + "  data/%25 100%.txt\n", "data/%25 100%.txt": "a",
	}, `+ bag: it is declared as BagIt 1.0 in UTF-8
+ payload: manifest-sha256.txt: every file is as listed (1)
? payload: bag-info.txt gives no Payload-Oxum (bytes and files in all)
? tag files: there is no tagmanifest-*.txt, so nothing proves the tag files`},
	{"with names that break lines", map[string]string{
		"bagit.txt": declared, "manifest-sha256.txt": sha256Of("a") + "  data/a%0Ab\n" + sha256Of("b") + "  data/a%0db\n", "data/a\nb": "a", "data/a\rb": "b",
	}, `+ bag: it is declared as BagIt 1.0 in UTF-8
+ payload: manifest-sha256.txt: every file is as listed (2)
? payload: bag-info.txt gives no Payload-Oxum (bytes and files in all)
? tag files: there is no tagmanifest-*.txt, so nothing proves the tag files`},
	{"of an old Macintosh", map[string]string{
		"bagit.txt": strings.ReplaceAll(declared, "\n", "\r"), "manifest-SHA-1.txt": sha1Of("a") + " data/a\r" + sha1Of("b") + " data/b\r", "data/a": "a", "data/b": "b",
		"tagmanifest-sha1.txt": "\ufeff" + sha1Of(strings.ReplaceAll(declared, "\n", "\r")) + "  bagit.txt",
	}, `+ bag: it is declared as BagIt 1.0 in UTF-8
+ payload: manifest-SHA-1.txt: every file is as listed (2; SHA1 does not withstand changes made on purpose any more)
+ tag files: tagmanifest-sha1.txt: every file is as listed (1; SHA1 does not withstand changes made on purpose any more)
? payload: bag-info.txt gives no Payload-Oxum (bytes and files in all)
? tag files: nothing proves these, which are in no list: manifest-SHA-1.txt`},
	{"with an algorithm that is not known", map[string]string{
		"bagit.txt": declared, "manifest-blake3.txt": "00ff  data/a\n00fe  data/b\n", "data/a": "a",
	}, `+ bag: it is declared as BagIt 1.0 in UTF-8
? payload: bag-info.txt gives no Payload-Oxum (bytes and files in all)
? payload: manifest-blake3.txt uses the algorithm blake3, which is not known: only whether its files are there was looked at
? tag files: there is no tagmanifest-*.txt, so nothing proves the tag files
data/b is missing (see manifest-blake3.txt)`},
	{"whose lists share the payload, as once allowed", map[string]string{
		"bagit.txt": strings.Replace(declared, "1.0", "0.97", 1), "manifest-md5.txt": md5Of("a") + "  data/a\n", "manifest-sha256.txt": sha256Of("b") + "  data/b\n", "data/a": "a", "data/b": "b",
	}, `+ bag: it is declared as BagIt 0.97 in UTF-8
+ payload: manifest-md5.txt: every file is as listed (1; MD5 does not withstand changes made on purpose any more)
+ payload: manifest-sha256.txt: every file is as listed (1)
? payload: bag-info.txt gives no Payload-Oxum (bytes and files in all)
? payload: manifest-md5.txt does not list what another list does, as data/b
? payload: manifest-sha256.txt does not list what another list does, as data/a
? tag files: there is no tagmanifest-*.txt, so nothing proves the tag files`},
	{"whose lists contradict each other by a weak digest", map[string]string{
		"bagit.txt": declared, "manifest-md5.txt": md5Of("a") + "  data/a\n", "manifest-sha256.txt": sha256Of("b") + "  data/a\n", "data/a": "a",
	}, `+ bag: it is declared as BagIt 1.0 in UTF-8
+ payload: manifest-md5.txt: every file is as listed (1; MD5 does not withstand changes made on purpose any more)
? payload: bag-info.txt gives no Payload-Oxum (bytes and files in all)
? tag files: there is no tagmanifest-*.txt, so nothing proves the tag files
data/a was changed (see manifest-sha256.txt)`},
	{"of which a file is to be fetched", map[string]string{
		"bagit.txt": declared, "bag-info.txt": "Payload-Oxum: 2.2\n", "manifest-sha256.txt": sha256Of("a") + "  data/a\n" + sha256Of("b") + "  data/b c\n",
		"fetch.txt": "https://a.example/b 1 data/b c\nhttps://a.example/a - data/a\n", "data/a": "a",
	}, `+ bag: it is declared as BagIt 1.0 in UTF-8
+ payload: manifest-sha256.txt: every file is as listed (1)
? payload: nothing proves the files that fetch.txt lists and nobody fetched yet (1)
? payload: Payload-Oxum was not compared, since files were not fetched
? tag files: there is no tagmanifest-*.txt, so nothing proves the tag files`},
	{"without a payload", map[string]string{"bagit.txt": declared, "manifest-sha512.txt": "", "bag-info.txt": "Payload-Oxum: 0.0\n"},
		`+ bag: it is declared as BagIt 1.0 in UTF-8
+ payload: size and number are as Payload-Oxum says (bytes: 0, files: 0)
+ payload: manifest-sha512.txt: every file is as listed (0)
? tag files: there is no tagmanifest-*.txt, so nothing proves the tag files`},
}

// TestBagsOfOthersAreProved, each as a folder, a tar and a zip.
func TestBagsOfOthersAreProved(t *testing.T) {
	for _, c := range foreign {
		dir := filepath.Join(t.TempDir(), "a bag")
		var zipped, taped bytes.Buffer
		z, r := newZip(&zipped), tar.NewWriter(&taped)
		must(t, r.WriteHeader(&tar.Header{Name: "./a bag/", Typeflag: tar.TypeDir, Mode: 0o700}))
		for _, name := range slices.Sorted(maps.Keys(c.files)) {
			overwrite(t, in(dir, name), []byte(c.files[name]))
			z.add(t, "a bag/"+name, []byte(c.files[name]))
			must(t, r.WriteHeader(&tar.Header{Name: "./a bag/" + name, Size: int64(len(c.files[name])), Mode: 0o600}))
			_, err := io.WriteString(r, c.files[name])
			must(t, err)
		}
		z.close(t)
		must(t, r.Close())
		for _, path := range []string{dir, write(t, "bag.zip", zipped.Bytes()), write(t, "bag.tar", taped.Bytes())} {
			if got := said(verify(t, path), disclosure.En); got != c.want {
				t.Errorf("%s, %s:\n%s", c.name, filepath.Ext(path), got)
			}
		}
	}
}

// TestAZipOfAnOldChineseWindowsIsRead: its names are in GBK.
func TestAZipOfAnOldChineseWindowsIsRead(t *testing.T) {
	for name, want := range map[string]string{"\xc4\xea\xb1\xa8": "", "\xff\xff": "\"data/\\xff\\xff\" has a name that is not UTF-8, so it is not read\ndata/年报 is missing (see manifest-sha256.txt)"} {
		var out bytes.Buffer
		z := newZip(&out)
		z.add(t, "b/bagit.txt", []byte(declared))
		z.add(t, "b/manifest-sha256.txt", []byte(sha256Of("x")+"  data/年报\n"))
		z.add(t, "b/data/"+name, []byte("x"))
		z.close(t)
		got := wrong(verify(t, write(t, "b.zip", out.Bytes())))
		if got != want {
			t.Error(got)
		}
	}
}

// TestABagIsRead: its fields, its names, its files from the beginning and anywhere.
func TestABagIsRead(t *testing.T) {
	long := strings.Repeat("0123456789", 1000)
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	dir := bagOf(t, map[string]string{"data/long.txt": long, "data/年": "x"})
	for _, path := range []string{dir, write(t, "b.tar", tarOf(t, dir)), write(t, "b.zip", zipOf(t, dir))} {
		b := open(t, path)
		if got := b.Info(); !slices.Equal(got, []bagit.Field{{Name: "Bagging-Date", Value: "2026-12-01"}, {Name: "External-Description", Value: "一、二"}, {Name: "Payload-Oxum", Value: "10001.2"}}) {
			t.Errorf("%s says of itself %v", path, got)
		}
		if got := strings.Join(b.Names(), " "); got != "bag-info.txt bagit.txt data/long.txt data/年 manifest-sha256.txt manifest-sha512.txt manifest-sm3.txt tagmanifest-sha256.txt tagmanifest-sha512.txt tagmanifest-sm3.txt" {
			t.Errorf("%s holds %s", path, got)
		}
		r, err := b.Open("data/long.txt")
		must(t, err)
		all, err := io.ReadAll(r)
		if err != nil || string(all) != long || r.Close() != nil {
			t.Errorf("%s: %d bytes, %v", path, len(all), err)
		}
		at, size, done, err := b.ReaderAt("data/long.txt")
		must(t, err)
		some := make([]byte, 5)
		if _, err := at.ReadAt(some, 9994); err != nil || string(some) != "45678" || size != 10000 {
			t.Errorf("%s: %q of %d, %v", path, some, size, err)
		}
		must(t, done())
		if _, err := b.Open("data/none"); err == nil || err.Error() != "open data/none: file does not exist" {
			t.Errorf("%s: %v", path, err)
		}
		if _, _, _, err := b.ReaderAt("data/none"); err == nil {
			t.Errorf("%s: what is not there is read", path)
		}
	}
	if left, err := filepath.Glob(filepath.Join(temp, "gongkai-bag-*")); err != nil || len(left) > 0 {
		t.Errorf("left in the temporary folder: %v, %v", left, err)
	}
}
