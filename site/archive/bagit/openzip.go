package bagit

import (
	"archive/zip"
	"errors"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// directory is how many bytes of a zip may be read to find what it holds: what it
// declares of their number is not to be relied upon.
const directory = 64 << 20

// openZip finds the files in a zip.
func (b *Bag) openZip(size int64) error {
	in := &rationed{b.file, directory}
	z, err := zip.NewReader(in, size)
	in.left = math.MaxInt64 // what is read from here on is bounded file by file
	if errors.Is(err, errRation) {
		return b.tooMany()
	}
	if err != nil {
		return disclosure.Errorf("%[1]s 不是 zip 文件，或不完整：%[2]v", "%[1]s is no zip or is not whole: %[2]v", proof.Shown(b.name), err)
	}
	m, packed := members{bag: b}, uint64(0)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0 {
			continue
		}
		// Deflate cannot make more than 1,032 bytes of one, and files that overlap are packed
		// into more than there is: both are how bombs are made.
		packed += f.CompressedSize64
		if packed > uint64(size) || f.UncompressedSize64/1032 > f.CompressedSize64 {
			return disclosure.Errorf("%[1]s 声明的内容多于所能容纳的（%[2]s），不予核对", "%[1]s declares more than it can hold (%[2]s) and is not looked at", proof.Shown(b.name), proof.Shown(f.Name))
		}
		if err := m.add(chinese(f.Name), entry{size: int64(f.UncompressedSize64), packed: f}, !f.Mode().IsRegular()); err != nil {
			return err
		}
	}
	return m.settle()
}

// chinese reads a name as an old Chinese Windows packs it, in GBK.
func chinese(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	if plain, err := simplifiedchinese.GBK.NewDecoder().String(name); err == nil && !strings.ContainsRune(plain, utf8.RuneError) {
		return plain
	}
	return name
}

var errRation = errors.New("the directory is too long")

// rationed lets so many bytes be read while a zip is opened.
type rationed struct {
	io.ReaderAt
	left int64
}

func (r *rationed) ReadAt(p []byte, at int64) (int, error) {
	if r.left == math.MaxInt64 {
		return r.ReaderAt.ReadAt(p, at)
	}
	if r.left -= int64(len(p)); r.left < 0 {
		return 0, errRation
	}
	return r.ReaderAt.ReadAt(p, at)
}
