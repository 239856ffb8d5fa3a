package bagit_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
)

// refused opens what must be refused, and gives the refusal in both languages.
func refused(t *testing.T, path string) string {
	t.Helper()
	b, err := bagit.Open(path)
	if err == nil {
		b.Close()
		t.Errorf("%s was opened", path)
		return ""
	}
	var said *disclosure.Said
	if !errors.As(err, &said) {
		t.Fatalf("%s: %v is said in one language", path, err)
	}
	return said.In(disclosure.En) + "\n" + said.In(disclosure.ZhCN)
}

// TestWhatIsNoBagIsRefused, in both languages.
func TestWhatIsNoBagIsRefused(t *testing.T) {
	folder := t.TempDir()
	overwrite(t, filepath.Join(folder, "data", "a"), []byte("x"))
	var flat, empty bytes.Buffer
	z := newZip(&flat)
	z.add(t, "bagit.txt", []byte(declared))
	z.close(t)
	newZip(&empty).close(t)
	for _, c := range []struct{ path, en, zh string }{
		{filepath.Join(folder, "none"), "cannot be read: no such file", "无法读取：no such file"},
		{folder, "is no bag (BagIt): it has neither bagit.txt nor a manifest (manifest-*.txt)", "不是 BagIt 文件包：其中没有 bagit.txt，也没有文件清单（manifest-*.txt）"},
		{"/dev/null", "null is neither a folder nor a file", "null 既不是文件夹，也不是普通文件"},
		{write(t, "b.pdf", []byte("%PDF-1.7")), "b.pdf is no folder, no tar and no zip, so it cannot be read as a bag (BagIt)", "b.pdf 既不是文件夹，也不是 tar 或 zip，不能作为 BagIt 文件包读取"},
		{write(t, "b.tar.gz", []byte{0x1f, 0x8b, 8}), "b.tar.gz is compressed; unpack it first, and prove the tar in it", "b.tar.gz 是压缩文件；请先解压，再核对其中的 tar"},
		{write(t, "b.tar", []byte("no")), "b.tar is no tar, or its beginning is damaged: unexpected EOF", "b.tar 不是 tar 文件，或开头已损坏：unexpected EOF"},
		{write(t, "b.zip", []byte("PK\x03\x04")), "b.zip is no zip or is not whole: zip: not a valid zip file", "b.zip 不是 zip 文件，或不完整：zip: not a valid zip file"},
		{write(t, "flat.zip", flat.Bytes()), "the bag in flat.zip does not lie in a folder; pack the folder of the bag as a whole", "flat.zip 中的文件包不在一个文件夹里；请把文件包的文件夹整个打包"},
		{write(t, "empty.zip", empty.Bytes()), "empty.zip is no bag (BagIt)", "empty.zip 不是 BagIt 文件包"},
	} {
		if got := refused(t, c.path); !strings.Contains(got, c.en) || !strings.Contains(got, c.zh) {
			t.Errorf("%s: %s", c.path, got)
		}
	}
}

// TestATarMayHoldNothingButFiles of one folder: the rest is told and not read.
func TestATarMayHoldNothingButFiles(t *testing.T) {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, h := range []*tar.Header{
		{Name: "b/bagit.txt", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"}, {Name: "b/data/hard", Typeflag: tar.TypeLink, Linkname: "/etc/passwd"}, {Name: "b/data/dev", Typeflag: tar.TypeChar},
		{Name: "b/../../x"}, {Name: "/etc/passwd"}, {Name: "other/x"}, {Name: "b/data/a"}, {Name: "b/data/a"}, {Name: "b/~x"}, {Name: "b/C:x"}, {Name: `b/data\x`}, {Name: "b/data/\x1b[31m"},
		{Name: "b/" + strings.Repeat("x", 5000)}, {Name: "b/manifest-sha256.txt"},
	} {
		must(t, w.WriteHeader(h))
	}
	must(t, w.Close())
	const want = `bagit.txt is a link, a device or a sparse file, so it is not read
data/hard is a link, a device or a sparse file, so it is not read
data/dev is a link, a device or a sparse file, so it is not read
../../x has a name that may lead out of the bag, so it is not read
~x has a name that may lead out of the bag, so it is not read
C:x has a name that may lead out of the bag, so it is not read
data\x has a name that may lead out of the bag, so it is not read
/etc/passwd does not lie in the folder of the bag and is not proved
other/x does not lie in the folder of the bag and is not proved
data/a is there twice; the second is not read
xxx… has a name that is too long, so it is not read
bagit.txt is missing, so this is no whole bag
"data/\x1b[31m" was added: it is not in manifest-sha256.txt
data/a was added: it is not in manifest-sha256.txt`
	got := strings.Replace(wrong(verify(t, write(t, "b.tar", out.Bytes()))), strings.Repeat("x", 200)+"…", "xxx…", 1)
	if got != want {
		t.Error(got)
	}
}

// TestASparseTarIsNotRead: a file in it may be of any length.
func TestASparseTarIsNotRead(t *testing.T) {
	dir := t.TempDir()
	overwrite(t, filepath.Join(dir, "b", "bagit.txt"), []byte(declared))
	run(t, dir, "mkdir b/data && truncate -s 1T b/data/hole && tar -cSf gnu.tar b && tar --format=posix -cSf posix.tar b")
	for _, name := range []string{"gnu.tar", "posix.tar"} {
		if got := wrong(verify(t, filepath.Join(dir, name))); !strings.Contains(got, "data/hole is a link, a device or a sparse file, so it is not read") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// zipRaw packs files as they are declared, whatever they are.
func zipRaw(t *testing.T, files ...zip.FileHeader) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, h := range files {
		data := []byte(h.Comment)
		h.Comment, h.CompressedSize64 = "", uint64(len(data))
		w, err := z.CreateRaw(&h)
		must(t, err)
		_, err = w.Write(data)
		must(t, err)
	}
	must(t, z.Close())
	return write(t, "b.zip", out.Bytes())
}

// TestAZipMayHoldNothingButWhatItDeclares.
func TestAZipMayHoldNothingButWhatItDeclares(t *testing.T) {
	list := sha256Of("x") + "  data/a\n"
	stored := func(name, data string) zip.FileHeader {
		return zip.FileHeader{Name: "b/" + name, Comment: data, CRC32: crc32.ChecksumIEEE([]byte(data)), UncompressedSize64: uint64(len(data))}
	}
	base := []zip.FileHeader{stored("bagit.txt", declared), stored("manifest-sha256.txt", list)}
	for name, c := range map[string]struct {
		change func(h *zip.FileHeader)
		want   string
	}{
		"sound":          {func(h *zip.FileHeader) {}, ``},
		"longer":         {func(h *zip.FileHeader) { h.Comment = strings.Repeat("x", 1000) }, `data/a unpacks to more than was declared, so it is not read on`},
		"shorter":        {func(h *zip.FileHeader) { h.UncompressedSize64 = 2 }, `data/a is not whole: it is shorter than was declared`},
		"another CRC":    {func(h *zip.FileHeader) { h.CRC32++ }, `data/a was changed or is damaged (see its CRC-32 in the zip)`},
		"another method": {func(h *zip.FileHeader) { h.Method = 99 }, `data/a cannot be read: zip: unsupported compression algorithm`},
		"encrypted":      {func(h *zip.FileHeader) { h.Flags |= 1 }, `data/a is encrypted, so it is not read`},
		"a link":         {func(h *zip.FileHeader) { h.SetMode(os.ModeSymlink) }, "data/a is a link, a device or a sparse file, so it is not read\ndata/a is missing (see manifest-sha256.txt)"},
	} {
		h := stored("data/a", "x")
		c.change(&h)
		if got := wrong(verify(t, zipRaw(t, append(base, h)...))); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
	bomb := stored("data/a", "x")
	bomb.Method, bomb.UncompressedSize64 = zip.Deflate, 1<<40
	if got := refused(t, zipRaw(t, append(base, bomb)...)); got != "b.zip declares more than it can hold (b/data/a) and is not looked at\nb.zip 声明的内容多于所能容纳的（b/data/a），不予核对" {
		t.Error(got)
	}
}

// TestAZipOfTooManyFilesIsRefused, before its directory is in memory.
func TestAZipOfTooManyFilesIsRefused(t *testing.T) {
	// A directory of the same file again and again, the number of which is told modulo 65,536.
	record := append([]byte("PK\x01\x02"), make([]byte, 42)...)
	record[28] = 3 // bytes of the name
	many := bytes.Repeat(append(record, "b/x"...), 500_001)
	end := append([]byte("PK\x05\x06"), make([]byte, 18)...)
	binary.LittleEndian.PutUint16(end[8:], 500_001&0xffff)
	binary.LittleEndian.PutUint16(end[10:], 500_001&0xffff)
	binary.LittleEndian.PutUint32(end[12:], uint32(len(many)))
	many = append(many, end...)
	var long bytes.Buffer
	z := zip.NewWriter(&long)
	for i := range 1100 {
		_, err := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprintf("b/%d", i), Comment: strings.Repeat("x", 65000)})
		must(t, err)
	}
	must(t, z.Close())
	for _, data := range [][]byte{many, long.Bytes()} {
		if got := refused(t, write(t, "b.zip", data)); got != "b.zip holds more than 500000 files and is not looked at\nb.zip 中的文件超过 500000 个，不予核对" {
			t.Error(got)
		}
	}
}
