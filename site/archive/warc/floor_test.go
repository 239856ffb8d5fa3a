package warc_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/site/archive/warc"
)

// BenchmarkWrite packs a site of a thousand pages into a file, beside tar and gzip over the
// same files. It should reach 60 % of them, with all processors; both are in bytes of the site.
func BenchmarkWrite(b *testing.B) {
	dir := b.TempDir()
	resources, total := pages(b, filepath.Join(dir, "site"), 1100)
	b.Run("warc", func(b *testing.B) {
		b.SetBytes(total)
		b.ReportAllocs()
		for b.Loop() {
			if _, _, err := warc.Write(b.Context(), resources, options, func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(dir, name)) }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("tar-gzip-6", func(b *testing.B) {
		b.SetBytes(total)
		for b.Loop() {
			cmd := exec.Command("sh", "-c", "tar -cf - site | gzip -6 >a.tar.gz")
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
		}
	})
}

// pages lays out files that pack as pages do, to about a third, in a folder.
func pages(b *testing.B, dir string, n int) (resources []warc.Resource, total int64) {
	b.Helper()
	if err := os.Mkdir(dir, 0o755); err != nil {
		b.Fatal(err)
	}
	seed := uint32(1)
	for i := range n {
		var page strings.Builder
		for page.Len() < 60_000 {
			seed = seed*1664525 + 1013904223
			fmt.Fprintf(&page, "<p class=\"item\">%d件%c%c", seed>>8, 0x4e00+seed>>18, 0x4e00+seed>>17&0x3fff)
		}
		name, data := filepath.Join(dir, fmt.Sprint(i, ".html")), []byte(page.String())
		if err := os.WriteFile(name, data, 0o644); err != nil {
			b.Fatal(err)
		}
		sum := sha256.Sum256(data)
		total += int64(len(data))
		resources = append(resources, warc.Resource{
			URI: fmt.Sprintf("https://www.x.gov.cn/%d.html", i), MediaType: "text/html; charset=utf-8", Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:]),
			Open: func() (io.ReadCloser, error) { return os.Open(name) },
		})
	}
	return resources, total
}
