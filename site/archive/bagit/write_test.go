package bagit_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
)

// good is what the small bag of these tests holds.
var good = map[string]string{
	"data/site/index.html":          "<!doctype html>首页",
	"data/site/年报/index.html":       "<!doctype html>二〇二二年",
	"data/site/empty.txt":           "",
	"data/site/with space,*(1)'.js": "1",
	"data/source/config.toml":       "baseURL = \"https://a.example/\"\n",
	"README.en.txt":                 "read me",
	"metadata/pages.csv":            "a,b\n",
}

var info = []bagit.Field{{Name: "Bagging-Date", Value: "2026-12-01"}, {Name: "Contact-Name", Value: ""}, {Name: "External-Description", Value: "一、二"}}

func filesOf(of map[string]string) []bagit.File {
	var out []bagit.File
	for name, text := range of {
		out = append(out, bagit.File{Path: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }})
	}
	return out
}

// bagOf writes a bag named year.
func bagOf(t testing.TB, of map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "year")
	if _, err := bagit.Write(t.Context(), dir, filesOf(of), info); err != nil {
		t.Fatal(err)
	}
	return dir
}

func tarOf(t testing.TB, dir string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := bagit.Tar(t.Context(), &out, dir, time.Date(2026, 12, 1, 2, 26, 5, 999, time.FixedZone("", 8*3600))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func run(t *testing.T, dir, command string) string {
	t.Helper()
	cmd := exec.Command("bash", "-c", command)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "LC_ALL=C")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", command, err, out)
	}
	return string(out)
}

// TestCoreutilsProveABag by every list of it, and its lists name every file.
func TestCoreutilsProveABag(t *testing.T) {
	dir := bagOf(t, good)
	for _, command := range []string{
		"sha256sum --strict -c manifest-sha256.txt", "sha512sum --strict -c manifest-sha512.txt", "cksum -a sm3 --strict --check manifest-sm3.txt",
		"sha256sum --strict -c tagmanifest-sha256.txt", "sha512sum --strict -c tagmanifest-sha512.txt", "cksum -a sm3 --strict --check tagmanifest-sm3.txt",
		"diff <(find data -type f | sort) <(cut -c67- manifest-sha256.txt)", "diff <(find data -type f | sort) <(cut -c67- manifest-sm3.txt)",
		"diff <(find * -type f -not -path 'data/*' -not -name 'tagmanifest-*' | sort) <(cut -c131- tagmanifest-sha512.txt)",
	} {
		run(t, dir, command)
	}
	if got := run(t, dir, "cat bagit.txt bag-info.txt"); got != "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nBagging-Date: 2026-12-01\nExternal-Description: 一、二\nPayload-Oxum: 83.5\n" {
		t.Errorf("it says of itself %q", got)
	}
	if got := run(t, dir, "find data -type f -printf '%s\n' | awk '{s+=$1;n++}END{printf \"%d.%d\",s,n}'"); got != "83.5" {
		t.Errorf("find counts %s", got)
	}
}

// TestWrittenTellsTheBag by the digest of the list that covers all.
func TestWrittenTellsTheBag(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "year")
	w, err := bagit.Write(t.Context(), dir, filesOf(good), info)
	if err != nil || w.Files != 5 || w.Bytes != 83 {
		t.Fatalf("%+v, %v", w, err)
	}
	if got := run(t, dir, "sha256sum tagmanifest-sha256.txt"); !strings.HasPrefix(got, w.Digest+" ") {
		t.Errorf("digest %s, sha256sum says %s", w.Digest, got)
	}
}

// TestSumsAreWhatCoreutilsSay, of files below and above the size from which digests are
// worked out side by side, and at its edges.
func TestSumsAreWhatCoreutilsSay(t *testing.T) {
	dir := t.TempDir()
	var files []bagit.File
	for _, size := range []int{0, 1, 64<<10 + 1, 4<<20 - 1, 4 << 20, 4<<20 + 1, 5 << 20, 12<<20 + 7} {
		file := filepath.Join(dir, "f"+string(rune('a'+len(files))))
		if err := os.WriteFile(file, bytes.Repeat([]byte("0123456789abcde"), size/15+1)[:size], 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, bagit.File{Path: file, Open: func() (io.ReadCloser, error) { return os.Open(file) }})
	}
	if err := bagit.Sum(t.Context(), files); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		want := run(t, dir, "sha256sum <"+f.Path+"; sha512sum <"+f.Path+"; cksum --untagged -a sm3 "+f.Path+"; stat -c %s "+f.Path)
		if got := f.Sums.SHA256 + "  -\n" + f.Sums.SHA512 + "  -\n" + f.Sums.SM3 + "  " + f.Path + "\n"; !strings.HasPrefix(want, got) {
			t.Errorf("%s:\n%s\ncoreutils:\n%s", f.Path, got, want)
		}
	}
}

// TestTheSameFilesMakeTheSameBag in another folder, order and umask, on other processors;
// and the same tar.
func TestTheSameFilesMakeTheSameBag(t *testing.T) {
	one := bagOf(t, good)
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	undo := umask(0o077)
	two := bagOf(t, good)
	undo()
	run(t, one, "diff -r . "+two)
	run(t, one, "diff <(find . -printf '%P %M\n' | sort) <(cd "+two+" && find . -printf '%P %M\n' | sort)")
	if modes := run(t, two, "find . -printf '%M\n' | sort -u"); modes != "-rw-r--r--\ndrwxr-xr-x\n" {
		t.Errorf("modes %q", modes)
	}
	if a, b := tarOf(t, one), tarOf(t, two); !bytes.Equal(a, b) {
		t.Error("the tars differ")
	}
}

// TestATarUnpacksToTheBag by the tar of the system, into one folder named as the bag.
func TestATarUnpacksToTheBag(t *testing.T) {
	dir, out := bagOf(t, good), t.TempDir()
	if err := os.WriteFile(filepath.Join(out, "it.tar"), tarOf(t, dir), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, out, "tar xf it.tar && rm it.tar && diff -r year "+dir+" && test $(ls | wc -l) = 1")
	if got := run(t, out, "stat -c '%Y %a' year/bagit.txt"); got != "1796063165 644\n" {
		t.Errorf("time and mode %s", got)
	}
	if err := os.Symlink("x", filepath.Join(dir, "data", "link")); err != nil {
		t.Fatal(err)
	}
	if err := bagit.Tar(t.Context(), io.Discard, dir, time.Time{}); err == nil || err.Error() != "data/link is a link or a device and is not put into a tar" {
		t.Errorf("with a link: %v", err)
	}
}

// TestWhatCannotBeABagIsRefused, and nothing is left of it.
func TestWhatCannotBeABagIsRefused(t *testing.T) {
	one := func(names ...string) []bagit.File {
		of := map[string]string{}
		for _, name := range names {
			of[name] = "x"
		}
		return filesOf(of)
	}
	changed := one("data/a")
	changed[0].Sums = &bagit.Sums{Size: 1, SHA256: strings.Repeat("0", 64)}
	longer := one("data/a")
	if err := bagit.Sum(t.Context(), longer); err != nil {
		t.Fatal(err)
	}
	longer[0].Sums.Size = 2
	broken := []bagit.File{{Path: "data/a", Open: func() (io.ReadCloser, error) { return nil, fs.ErrPermission }}}
	parent := t.TempDir()
	for _, c := range []struct {
		files  []bagit.File
		info   []bagit.Field
		en, zh string
	}{
		{one("data/100%"), nil, `the name "data/100%" holds a percent sign, a backslash, a line break or another control character, which BagIt and sha256sum write differently; rename the file`, `文件名 "data/100%" 含有百分号、反斜线、换行或其他控制字符，BagIt 与 sha256sum 写法不同；请改名`},
		{one("data/a\nb"), nil, `the name "data/a\nb" holds a percent`, `文件名 "data/a\nb" 含有`},
		{one("data/a\\b"), nil, `the name "data/a\\b" holds a percent`, `文件名 "data/a\\b" 含有`},
		{one("data/../../x"), nil, `the name "data/../../x" is no path within the bag; rename the file`, `文件名 "data/../../x" 不是文件包内的相对路径；请改名`},
		{one("/data/x"), nil, `the name "/data/x" is no path`, `文件名 "/data/x" 不是`},
		{one("c:/x", "data/a"), nil, `the name "c:/x" is no path`, `文件名 "c:/x" 不是`},
		{one("data/\xff"), nil, `the name "data/\xff" is no path`, `文件名 "data/\xff" 不是`},
		{one("data/a "), nil, `the name "data/a " begins or ends with white space, or begins with an asterisk, which a manifest does not show; rename the file`, `文件名 "data/a " 以空白开头或结尾，或以星号开头，清单中无法辨认；请改名`},
		{one("data/a", "data/A"), nil, `"data/A" and "data/a" are the same, or are where case and the form of Unicode do not count, as on many systems; rename one`, `"data/A" 与 "data/a" 重复，或只有大小写、Unicode 写法不同，有的系统分不清；请改名`},
		{one("data/\u00e9", "data/e\u0301"), nil, "\"data/e\u0301\" and \"data/\u00e9\" are the same", "\"data/e\u0301\" 与"},
		{one("data/a", "data/a/b"), nil, `"data/a" is a file and cannot be the folder of "data/a/b"; rename one`, `"data/a" 是文件，不能又是 "data/a/b" 的文件夹；请改名`},
		{one("data/a", "Manifest-sha256.txt"), nil, `Manifest-sha256.txt is written by the program and cannot be given`, `Manifest-sha256.txt 由程序写入，不能另外给出`},
		{one("README.txt"), nil, `there is no file below data/, so there is nothing to make a bag of`, `没有 data/ 中的文件，不能做成文件包`},
		{changed, nil, `data/a changed while it was archived; run again`, `data/a 在归档过程中改变了；请再运行一次`},
		{longer, nil, `data/a changed while it was archived; run again`, `data/a 在归档过程中改变了；请再运行一次`},
		{broken, nil, `data/a cannot be read: permission denied`, `data/a 无法读取：permission denied`},
		{one("data/a"), []bagit.Field{{Name: "A", Value: "b\nc: d"}}, `"A" of bag-info.txt cannot be written on one line: "b\nc: d"`, `bag-info.txt 的 "A" 不能写成一行："b\nc: d"`},
		{one("data/a"), []bagit.Field{{Name: "payload-oxum", Value: "1.1"}}, `Payload-Oxum is worked out by the program and cannot be given`, `Payload-Oxum 由程序计算，不能另外给出`},
	} {
		_, err := bagit.Write(t.Context(), filepath.Join(parent, "bag"), c.files, c.info)
		var said *disclosure.Said
		if !errors.As(err, &said) || !strings.HasPrefix(said.In(disclosure.En), c.en) || !strings.HasPrefix(said.In(disclosure.ZhCN), c.zh) {
			t.Errorf("%v\nwanted: %s\n%s", err, c.en, c.zh)
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := bagit.Write(ended, filepath.Join(parent, "bag"), filesOf(good), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("one that was stopped: %v", err)
	}
	if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// TestABagIsThereWholeOrNotAtAll: what is there is not written over, what a killed run
// left is.
func TestABagIsThereWholeOrNotAtAll(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "year")
	if err := os.MkdirAll(filepath.Join(dir+".partial", "data", "old"), 0o755); err != nil {
		t.Fatal(err)
	}
	// While the last file is read, nothing bears the name of the bag yet.
	files := append(filesOf(good), bagit.File{Path: "data/z", Open: func() (io.ReadCloser, error) {
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the bag is there before it is whole: %v", err)
		}
		return io.NopCloser(strings.NewReader("z")), nil
	}})
	if _, err := bagit.Write(t.Context(), dir, files, info); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil || len(entries) != 1 || slices.Contains(strings.Split(run(t, dir, "find data"), "\n"), "data/old") {
		t.Errorf("beside it: %v, %v", entries, err)
	}
	if _, err := bagit.Write(t.Context(), dir, files, info); err == nil || err.Error() != dir+" is there already and is not written over" {
		t.Errorf("over another: %v", err)
	}
}

// TestAKilledRunLeavesNoBag: what it wrote is not named as the bag, and the next run
// writes it anew.
func TestAKilledRunLeavesNoBag(t *testing.T) {
	const variable = "BAGIT_TEST_WRITES"
	if dir := os.Getenv(variable); dir != "" { // in the process that is killed
		_, err := bagit.Write(t.Context(), dir, append(filesOf(good), bagit.File{Path: "data/z", Open: func() (io.ReadCloser, error) {
			os.Stdout.WriteString("reading\n")
			select {}
		}}), info)
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "year")
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), variable+"="+dir)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	if _, err := io.ReadFull(out, make([]byte, len("reading\n"))); err != nil {
		t.Error(err)
	}
	must(t, cmd.Process.Kill())
	cmd.Wait()
	if entries, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(entries) != 1 || entries[0].Name() != "year.partial" {
		t.Errorf("left: %v, %v", entries, err)
	}
	_, err = bagit.Write(t.Context(), dir, filesOf(good), info)
	must(t, err)
	run(t, dir, "test ! -e ../year.partial && sha256sum --strict -c manifest-sha256.txt tagmanifest-sha256.txt")
}
