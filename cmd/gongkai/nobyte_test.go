package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/andybalholm/brotli"

	"gongkai/internal/testserver"
)

// planted looks like the number of a resident's identity card. No place has the code
// 110199 and its last figure is wrong, so the check warns of it and stops nothing.
const planted = "110199194912310020"

// targetsOf are the settings of the targets that a withdrawal is tried on; all but the
// stores keep what they published below the folder of the site.
func targetsOf(endpoint string) map[string]string {
	store := "kind = \"s3\"\nbucket = \"site\"\nregion = \"us-east-1\"\nlookup = \"path\"\naccess_key_env = \"GONGKAI_TEST_ACCESS\"\nsecret_key_env = \"GONGKAI_TEST_SECRET\"\nendpoint = \"" + endpoint + "\"\n"
	return map[string]string{
		"web":   "kind = \"directory\"\npath = \"www\"\nkeep = 5\n",
		"away":  "kind = \"package\"\npath = \"away\"\nkeep = 5\n",
		"paste": "kind = \"cms\"\npath = \"paste\"\nkeep = 5\n",
		"here":  store + "mode = \"in-place\"\nprefix = \"here\"\n",
		"there": store + "mode = \"pointer\"\nprefix = \"there\"\n",
	}
}

// TestNoByteOfAWithdrawnReportIsLeft publishes a number by mistake, three times over, and
// withdraws the report: no byte of the number is left at any target, in any cache or in
// what is kept of earlier versions, packed or not, before any rollback and after.
func TestNoByteOfAWithdrawnReportIsLeft(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	endpoint, bucket := testserver.S3(t, "../..")
	t.Setenv("GONGKAI_TEST_ACCESS", testserver.Access)
	t.Setenv("GONGKAI_TEST_SECRET", testserver.Secret)
	all := targetsOf(endpoint)
	for name, settings := range all {
		add(t, filepath.Join(root, "config.toml"), fmt.Sprintf("[params.gongkai.publish.%s]\n%s", name, settings))
	}
	report := filepath.Join(root, "reports/2022/demo")
	edit(t, filepath.Join(report, "zh-cn.md"), "规范执法", "规范执法（"+planted+"）")
	publishAll := func() {
		t.Helper()
		for name := range all {
			if code, said := gongkai(root, "publish", name, "--today", "2023-06-01"); code != 0 {
				t.Fatalf("publish %s exits with %d:\n%s", name, code, said)
			}
		}
	}
	publishAll()
	last := "法治政府建设情况"
	if code, said := gongkai(root, "correct", "2022/demo", "--note", "摘要误写", "--note-en", "x", "--today", "2023-06-02"); code != 0 {
		t.Fatalf("correct exits with %d:\n%s", code, said)
	}
	for _, summary := range []string{"法治政府建设的情况", "法治政府建设之情况"} {
		edit(t, filepath.Join(report, "report.toml"), "2022年"+last, "2022年"+summary)
		last = summary
		publishAll()
	}
	if found := holding(t, planted, root, bucket); len(found) < 5*len(all) {
		t.Fatalf("before, the number is found only in %q", found)
	}
	code, said := gongkai(root, "withdraw", "2022/demo", "--reason", "误含个人信息", "--today", "2023-06-03")
	if code != 0 {
		t.Fatalf("withdraw exits with %d:\n%s", code, said)
	}
	if found := holding(t, planted, root, bucket); len(found) > 0 {
		t.Errorf("after the withdrawal the number is in %q", found)
	}
	for name := range all {
		gongkai(root, "rollback", name) // there may be nothing to go back to
	}
	if found := holding(t, planted, root, bucket); len(found) > 0 {
		t.Errorf("after a rollback the number is in %q", found)
	}
}

// holding lists the files below a folder that hold the words, however they are packed: as
// they are, in gzip or brotli, in members of tar and zip files. What was filed, and the
// record of what was accepted, are the office's own.
func holding(t *testing.T, words string, roots ...string) (found []string) {
	t.Helper()
	for _, root := range roots {
		found = append(found, holdingBelow(t, root, words)...)
	}
	return found
}

func holdingBelow(t *testing.T, root, words string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, file)
		if err != nil || rel == "reports" {
			if rel == "reports" {
				return fs.SkipDir
			}
			return err
		}
		if !d.Type().IsRegular() {
			return nil
		}
		data, err := os.ReadFile(file)
		if err == nil && holds(data, words, 0) {
			found = append(found, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// holds looks into data and into whatever it is packed with, three deep.
func holds(data []byte, words string, deep int) bool {
	if bytes.Contains(data, []byte(words)) {
		return true
	}
	if deep == 3 {
		return false
	}
	var inside [][]byte
	take := func(r io.Reader, err error) {
		if err == nil {
			out, _ := io.ReadAll(io.LimitReader(r, 64<<20)) // what can be read of it
			inside = append(inside, out)
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(bytes.NewReader(data))
		take(z, err)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
			for _, f := range z.File {
				in, err := f.Open()
				take(in, err)
			}
		}
	case len(data) > 262 && string(data[257:262]) == "ustar":
		for r := tar.NewReader(bytes.NewReader(data)); ; {
			if _, err := r.Next(); err != nil {
				break
			}
			take(r, nil)
		}
	default:
		if len(data) > 32 && deep == 0 { // brotli has no mark, and a cache puts a sum before what it keeps
			take(brotli.NewReader(bytes.NewReader(data)), nil)
			take(brotli.NewReader(bytes.NewReader(data[32:])), nil)
			inside = append(inside, data[32:])
		}
	}
	for _, d := range inside {
		if len(d) > 0 && holds(d, words, deep+1) {
			return true
		}
	}
	return false
}
