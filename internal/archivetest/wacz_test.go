// Package archivetest puts archives of ours to programs that others wrote: what they read
// must be what we say. It has tests only.
//
// The tests need what `make tools` installs, and fail without it.
package archivetest

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/site/archive/wacz"
	"gongkai/site/archive/warc"
)

const tools = "../testtools/"

func run(t *testing.T, name string, args ...string) (string, error) {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	return strings.TrimSpace(string(out)), err
}

func must(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := run(t, name, args...)
	if err != nil {
		t.Fatalf("%s: %v (where it is not there: make tools)\n%s", name, err, out)
	}
	return out
}

func resource(uri, media, content string) warc.Resource {
	sum := sha256.Sum256([]byte(content))
	return warc.Resource{URI: uri, MediaType: media, Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:]), Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }}
}

// site has addresses of every kind, and files of every size, empty and streamed.
func site() []warc.Resource {
	const base = "https://www.x.gov.cn/"
	out := []warc.Resource{
		resource(base, "text/html; charset=utf-8", "<title>公开</title>"),
		resource(base+"报告/2022/沙县区/", "text/html; charset=utf-8", "<title>2022</title>"),
		resource(base+"Style.CSS?v=B&a=1&a='0'&空=格 子", "text/css", "h1{}"),
		resource(base+"a|b\"c<d>`{e}^~!$()*+,;=:@-._/%e6%8A", "text/plain", "x"),
		resource(base+"empty", "application/octet-stream", ""),
		resource(base+"large.bin", "application/octet-stream", strings.Repeat("0123456789abcde\n", 1<<17)),
		resource("http://WWW2.x.gov.cn:8080/P?", "text/plain", "y"),
		resource("http://x.gov.cn:80", "text/plain", "z"),
	}
	for i := range 300 {
		out = append(out, resource(fmt.Sprintf("%spages/%d/", base, i), "text/html", strings.Repeat(fmt.Sprint(i*i, "件"), i*11)))
	}
	return out
}

// unpacked writes an archive of the site in a version and lays its files out in a folder.
func unpacked(t *testing.T, version string) (dir, archive string) {
	t.Helper()
	dir = t.TempDir()
	archive = filepath.Join(dir, "a.wacz")
	f, err := os.Create(archive)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)
	_, err = wacz.Write(t.Context(), f, site(), wacz.Options{
		Title: "公开", Description: "封存", MainPage: "https://www.x.gov.cn/", Created: at, Software: "gongkai test", TempDir: dir, Pages: []wacz.Page{{URL: "https://www.x.gov.cn/", Title: "公开"}},
		WARC: warc.Options{Version: version, Date: at, Prefix: "gongkai-2022-v1", Host: "www.x.gov.cn", Info: []warc.Field{{Name: "software", Value: "gongkai"}}},
	})
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if err := os.CopyFS(filepath.Join(dir, "files"), z); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "files"), archive
}

func theWARC(t *testing.T, dir string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "archive", "*.warc.gz"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	return files[0]
}

// TestOthersReadOurRecords: gzip, and warcio, which works out every digest anew, in both
// versions; and it finds a flipped bit.
func TestOthersReadOurRecords(t *testing.T) {
	for _, version := range []string{"1.1", "1.0"} {
		dir, _ := unpacked(t, version)
		file := theWARC(t, dir)
		must(t, "gzip", "-t", file)
		if n := len(strings.Split(must(t, "node", tools+"node_modules/warcio/dist/cli.js", "index", file), "\n")); n != len(site())+1 {
			t.Errorf("warcio reads %d records of WARC/%s", n, version)
		}
		out := must(t, "node", tools+"redigest.mjs", file)
		if n := strings.Count(out, "ok response http"); n != len(site()) || strings.Contains(out, "bad") {
			t.Errorf("%d digests of WARC/%s are right:\n%s", n, version, out)
		}
		plain := must(t, "gzip", "-dc", file)
		damaged := filepath.Join(t.TempDir(), "a.warc")
		if err := os.WriteFile(damaged, []byte(strings.Replace(plain, "<title>公开", "<title>公闭", 1)+"\r\n\r\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if out := must(t, "node", tools+"redigest.mjs", damaged); strings.Count(out, "bad response https://www.x.gov.cn/\n") != 1 {
			t.Errorf("warcio finds nothing wrong:\n%s", out)
		}
	}
}

// TestOthersMakeTheSameIndex, line by line; but that warcio leaves out the algorithm of a
// digest, which the specification has.
func TestOthersMakeTheSameIndex(t *testing.T) {
	dir, _ := unpacked(t, "")
	theirs := strings.Split(must(t, "node", tools+"node_modules/warcio/dist/cli.js", "cdx-index", theWARC(t, dir)), "\n")
	slices.Sort(theirs)
	ours, err := os.ReadFile(filepath.Join(dir, "indexes", "index.cdx"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(string(ours), `"sha256:`, `"`)), "\n")
	if len(lines) != len(theirs) || len(lines) != len(site()) {
		t.Errorf("%d lines, theirs %d", len(lines), len(theirs))
	}
	for i := range min(len(lines), len(theirs)) {
		if lines[i] != theirs[i] {
			t.Errorf("ours:   %s\ntheirs: %s", lines[i], theirs[i])
		}
	}
}

// TestOthersProveOurArchive: unzip, sha256sum, and the library of data packages.
func TestOthersProveOurArchive(t *testing.T) {
	dir, archive := unpacked(t, "")
	must(t, "unzip", "-tq", archive)
	if out := must(t, "node", tools+"datapackage.cjs", filepath.Join(dir, "datapackage.json")); out != "valid" {
		t.Error(out)
	}
	bad := filepath.Join(t.TempDir(), "datapackage.json")
	if err := os.WriteFile(bad, []byte(`{"profile":"data-package","resources":[]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := run(t, "node", tools+"datapackage.cjs", bad); err == nil {
		t.Errorf("a list without files is no data package, but they say: %s", out)
	}
	const check = `cd "$1"
sed -n 's/.*"path": "\(.*\)",/\1/p' datapackage.json >../paths
sed -n 's/.*"hash": "sha256:\(.*\)",/\1 /p' datapackage.json >../sums
paste -d ' ' ../sums ../paths >../list
test "$(wc -l <../list)" = 3 && sha256sum --strict -c ../list`
	must(t, "sh", "-ec", check, "sh", dir)
	if sum := strings.Fields(must(t, "sha256sum", filepath.Join(dir, "datapackage.json")))[0]; !strings.Contains(must(t, "cat", filepath.Join(dir, "datapackage-digest.json")), `"sha256:`+sum+`"`) {
		t.Error("datapackage-digest.json does not fit")
	}
}

// TestOthersMakeTheSameKeys of the table that the package of web archives has beside it.
func TestOthersMakeTheSameKeys(t *testing.T) {
	const table = "../../site/archive/wacz/testdata/surt.txt"
	ours, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	if theirs := must(t, "node", tools+"surt.mjs", table); theirs != strings.TrimSpace(string(ours)) {
		t.Errorf("ours:\n%s\ntheirs:\n%s", ours, theirs)
	}
}
