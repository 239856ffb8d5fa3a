package bagit_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
	"gongkai/site/archive/proof"
)

func open(t testing.TB, path string) *bagit.Bag {
	t.Helper()
	b, err := bagit.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

func verify(t testing.TB, path string) *proof.Proof {
	t.Helper()
	b, err := bagit.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	return b.Verify(t.Context())
}

// said is a proof in one language, a line for each statement: what holds begins with +, what
// is open with ?, what is wrong with its place.
func said(p *proof.Proof, lang disclosure.Lang) string {
	var out []string
	for _, s := range p.Held {
		out = append(out, "+ "+s.Level.In(lang)+": "+s.What.In(lang))
	}
	for _, s := range p.Open {
		out = append(out, "? "+s.Level.In(lang)+": "+s.What.In(lang))
	}
	for _, f := range p.Wrong {
		out = append(out, f.Where+" "+f.What.In(lang))
	}
	return strings.Join(out, "\n")
}

func wrong(p *proof.Proof) string { return said(&proof.Proof{Wrong: p.Wrong}, disclosure.En) }

const soundEn = `+ bag: it is declared as BagIt 1.0 in UTF-8
+ payload: size and number are as Payload-Oxum says (bytes: 83, files: 5)
+ payload: manifest-sha256.txt: every file is as listed (5)
+ payload: manifest-sha512.txt: every file is as listed (5)
+ payload: manifest-sm3.txt: every file is as listed (5)
+ tag files: tagmanifest-sha256.txt: every file is as listed (7)
+ tag files: tagmanifest-sha512.txt: every file is as listed (7)
+ tag files: tagmanifest-sm3.txt: every file is as listed (7)`

const soundZh = `+ 文件包: 声明为 BagIt 1.0，编码 UTF-8
+ 内容文件: 大小和数目与 Payload-Oxum 一致（83 字节，5 个文件）
+ 内容文件: manifest-sha256.txt：所列文件全部一致（5 个）
+ 内容文件: manifest-sha512.txt：所列文件全部一致（5 个）
+ 内容文件: manifest-sm3.txt：所列文件全部一致（5 个）
+ 说明文件: tagmanifest-sha256.txt：所列文件全部一致（7 个）
+ 说明文件: tagmanifest-sha512.txt：所列文件全部一致（7 个）
+ 说明文件: tagmanifest-sm3.txt：所列文件全部一致（7 个）`

// TestASoundBagIsProvedAtEveryLevel, as a folder, a tar and a zip.
func TestASoundBagIsProvedAtEveryLevel(t *testing.T) {
	dir := bagOf(t, good)
	for _, path := range []string{dir, write(t, "b.tar", tarOf(t, dir)), write(t, "b.zip", zipOf(t, dir))} {
		p := verify(t, path)
		if got := said(p, disclosure.En); got != soundEn {
			t.Errorf("%s:\n%s", path, got)
		}
		if got := said(p, disclosure.ZhCN); got != soundZh {
			t.Errorf("%s:\n%s", path, got)
		}
	}
}

// TestEveryFlippedBitIsFound in every file of a bag, whatever it is, and the file is named:
// bits all over it, and every bit of two lines of a list that no other list covers.
func TestEveryFlippedBitIsFound(t *testing.T) {
	dir := bagOf(t, good)
	for _, name := range open(t, dir).Names() {
		file := filepath.Join(dir, filepath.FromSlash(name))
		was, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := range was {
			for bit := range 8 {
				if bit+8*(i%5) != i%40 && (name != "tagmanifest-sha256.txt" || i > 160) {
					continue
				}
				now := slices.Clone(was)
				now[i] ^= 1 << bit
				overwrite(t, file, now)
				if found := wrong(verify(t, dir)); !strings.Contains(found, name) {
					t.Errorf("bit %d of byte %d (%q) of %s: found %q", bit, i, was[i], name, found)
				}
			}
		}
		overwrite(t, file, was)
	}
	if got := said(verify(t, dir), disclosure.En); got != soundEn {
		t.Errorf("at the end:\n%s", got)
	}
}

// TestATruncatedPackageIsNeverSound, wherever a tar or a zip ends, and it is told as such.
func TestATruncatedPackageIsNeverSound(t *testing.T) {
	dir := bagOf(t, good)
	for name, whole := range map[string][]byte{"b.tar": tarOf(t, dir), "b.zip": zipOf(t, dir)} {
		for n := 2; n < len(whole); n += 211 {
			path := write(t, name, whole[:n])
			b, err := bagit.Open(path)
			if err != nil {
				if !strings.Contains(err.Error(), "is not whole") && !strings.Contains(err.Error(), "is damaged") {
					t.Errorf("%d of %d bytes of %s: %v", n, len(whole), name, err)
				}
				continue
			}
			found := wrong(b.Verify(t.Context()))
			if !strings.Contains(found, "b.tar is not whole") && !strings.Contains(found, "is missing") {
				t.Errorf("%d of %d bytes of %s: found %q", n, len(whole), name, found)
			}
			b.Close()
		}
	}
}

// TestEveryFlippedBitOfATarIsFound, in headers and padding, too.
func TestEveryFlippedBitOfATarIsFound(t *testing.T) {
	whole := tarOf(t, bagOf(t, map[string]string{"data/年": "x", "README": "y"}))
	path := write(t, "b.tar", whole)
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	set := func(i int, c byte) {
		if _, err := file.WriteAt([]byte{c}, int64(i)); err != nil {
			t.Fatal(err)
		}
	}
	for i, was := range whole {
		sums := i%512 >= 148 && i%512 < 156 // where the checksum of a header is, every bit
		for bit := range 8 {
			if !sums && (i%11 != 0 || bit != i/11%8) {
				continue
			}
			set(i, was^1<<bit)
			b, err := bagit.Open(path)
			if err != nil {
				continue // refused
			}
			if b.Verify(t.Context()).Sound() {
				t.Errorf("bit %d of byte %d (%d of its block, %q) is not found", bit, i, i%512, whole[max(0, i-4):i+5])
			}
			b.Close()
		}
		set(i, was)
	}
	if p := verify(t, path); !p.Sound() {
		t.Errorf("at the end: %s", wrong(p))
	}
}

// TestAProofThatWasStoppedIsNotSound.
func TestAProofThatWasStoppedIsNotSound(t *testing.T) {
	b := open(t, bagOf(t, good))
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if got := wrong(b.Verify(ended)); got != "year the proof was stopped: context canceled" {
		t.Error(got)
	}
}

func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	overwrite(t, file, data)
	return file
}

func overwrite(t testing.TB, file string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// zipOf packs a folder as a zip of one folder.
func zipOf(t testing.TB, dir string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := newZip(&out)
	for _, name := range open(t, dir).Names() {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		z.add(t, "year/"+name, data)
	}
	z.close(t)
	return out.Bytes()
}
