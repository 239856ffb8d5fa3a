package wacz

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"

	"github.com/klauspost/compress/gzip"

	"gongkai/disclosure"
)

// An Archive is one that was opened.
type Archive struct {
	name  string
	r     io.ReaderAt
	files map[string]*zip.File
	odd   map[string]disclosure.Text
	order []string
}

// mostMembers is how many files a web archive may have that is opened.
const mostMembers = 100_000

// Open reads which files a web archive has.
func Open(name string, r io.ReaderAt, size int64) (*Archive, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, disclosure.Errorf("%[1]s 不是 WACZ 文件，或不完整：%[2]v", "%[1]s is no WACZ or is not whole: %[2]v", name, err)
	}
	if len(z.File) > mostMembers {
		return nil, disclosure.Errorf("%[1]s 中的文件超过 %[2]d 个，未作核对", "%[1]s holds more than %[2]d files and was not looked at", name, mostMembers)
	}
	a := &Archive{name: name, r: r, files: map[string]*zip.File{}, odd: map[string]disclosure.Text{}}
	for _, f := range z.File {
		switch {
		case strings.HasSuffix(f.Name, "/"):
		case !fs.ValidPath(f.Name) || strings.Contains(f.Name, "\\") || !f.Mode().IsRegular():
			a.odd[f.Name] = disclosure.Say("是链接，或者文件名可能指向别处，不予读取", "is a link, or has a name that may lead elsewhere, so it is not read")
		case a.files[f.Name] != nil:
			a.odd[f.Name] = disclosure.Say("出现两次", "is there twice")
		default:
			a.files[f.Name] = f
			a.order = append(a.order, f.Name)
		}
	}
	return a, nil
}

// read hands over what a member holds, no more than was declared.
func (a *Archive) read(name string, to io.Writer) (int64, error) {
	in, err := a.files[name].Open()
	if err != nil {
		return 0, err
	}
	defer in.Close()
	size := int64(a.files[name].UncompressedSize64)
	n, err := io.Copy(to, io.LimitReader(in, size+1))
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// at gives a member that is not packed where it stands.
func (a *Archive) at(name string) (*io.SectionReader, error) {
	f := a.files[name]
	if f.Method != zip.Store || f.CompressedSize64 != f.UncompressedSize64 {
		return nil, disclosure.Errorf("在 WACZ 中又压缩过，不能回放", "is packed within the WACZ, so it cannot be replayed")
	}
	offset, err := f.DataOffset()
	return io.NewSectionReader(a.r, offset, int64(f.UncompressedSize64)), err
}

// Index hands over every line of all indexes: the address, and the digest of its payload.
func (a *Archive) Index(ctx context.Context, each func(url, digest string) error) error {
	return a.eachLine(ctx, func(_ string, _ int, l *line) error { return each(l.URL, l.Digest) })
}

// mostIndex is how much an index may come to when it is unpacked.
const mostIndex = 8 << 30

func (a *Archive) eachLine(ctx context.Context, each func(file string, n int, l *line) error) error {
	for _, name := range a.order {
		packed := strings.HasSuffix(name, ".cdx.gz") || strings.HasSuffix(name, ".cdxj.gz")
		if !strings.HasPrefix(name, "indexes/") || !packed && !strings.HasSuffix(name, ".cdx") && !strings.HasSuffix(name, ".cdxj") {
			continue
		}
		in, err := a.files[name].Open()
		if err != nil {
			return err
		}
		var r io.Reader = in
		if packed {
			if r, err = gzip.NewReader(in); err != nil {
				in.Close()
				return err
			}
		}
		err = readIndex(io.LimitReader(r, mostIndex), func(n int, l *line) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return each(name, n, l)
		})
		if err = errors.Join(err, in.Close()); err != nil {
			return &indexError{name, err}
		}
	}
	return nil
}

// An indexError says which index cannot be read.
type indexError struct {
	name string
	err  error
}

func (e *indexError) Error() string { return e.name + ":" + e.err.Error() }
func (e *indexError) Unwrap() error { return e.err }
