package bagit_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"gongkai/site/archive/bagit"
)

// BenchmarkVerify proves a bag by its three lists, beside sha256sum, which proves it by one:
// a site of many pages, and one large file. It should reach 80 % of sha256sum.
func BenchmarkVerify(b *testing.B) {
	for _, c := range []struct {
		name        string
		files, size int
	}{{"1100files-67MB", 1100, 61_000}, {"1file-500MB", 1, 500_000_000}} {
		b.Run(c.name, func(b *testing.B) {
			files := randomFiles(b, c.files, c.size)
			dir := filepath.Join(b.TempDir(), "bag")
			if _, err := bagit.Write(b.Context(), dir, files, nil); err != nil {
				b.Fatal(err)
			}
			total := int64(c.files) * int64(c.size)
			b.Run("verify", func(b *testing.B) {
				b.SetBytes(total)
				for b.Loop() {
					if p := verify(b, dir); !p.Sound() {
						b.Fatal(wrong(p))
					}
				}
			})
			b.Run("sha256sum", func(b *testing.B) {
				b.SetBytes(total)
				for b.Loop() {
					cmd := exec.Command("sha256sum", "--quiet", "-c", "manifest-sha256.txt")
					cmd.Dir = dir
					if out, err := cmd.CombinedOutput(); err != nil {
						b.Fatalf("%v\n%s", err, out)
					}
				}
			})
		})
	}
}

// BenchmarkWrite writes a bag of files of which the sums are known, and of which they are
// not.
func BenchmarkWrite(b *testing.B) {
	files := randomFiles(b, 1100, 61_000)
	known := append([]bagit.File{}, files...)
	if err := bagit.Sum(b.Context(), known); err != nil {
		b.Fatal(err)
	}
	for name, files := range map[string][]bagit.File{"known": known, "unknown": files} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(1100 * 61_000)
			for i := 0; b.Loop(); i++ {
				dir := filepath.Join(b.TempDir(), fmt.Sprint(i))
				if _, err := bagit.Write(b.Context(), dir, files, nil); err != nil {
					b.Fatal(err)
				}
				if err := os.RemoveAll(dir); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func randomFiles(b *testing.B, n, size int) []bagit.File {
	b.Helper()
	dir := b.TempDir()
	random := rand.NewChaCha8([32]byte{})
	data := make([]byte, size)
	var out []bagit.File
	for i := range n {
		if _, err := random.Read(data); err != nil {
			b.Fatal(err)
		}
		file := filepath.Join(dir, fmt.Sprint(i))
		if err := os.WriteFile(file, data, 0o644); err != nil {
			b.Fatal(err)
		}
		out = append(out, bagit.File{Path: "data/" + fmt.Sprint(i), Open: func() (io.ReadCloser, error) { return os.Open(file) }})
	}
	return out
}
