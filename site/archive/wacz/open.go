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
	"gongkai/site/archive/proof"
)

// The bounds of what is opened.
const (
	mostMembers   = 100_000
	mostDirectory = 48 << 20 // of the list of members
	mostSmall     = 64 << 20 // of a member that is read whole
	mostIndex     = 8 << 30  // of an index that is unpacked
	freeBytes     = 1 << 30  // that members may come to, whatever the size of the file
	mostRatio     = 200      // times its size, beyond that
)

// An Archive is one that was opened.
type Archive struct {
	name  string
	r     io.ReaderAt
	size  int64
	zip   *zip.Reader
	files map[string]*zip.File
	odd   proof.Findings // what the ZIP holds that no archive may
	order []string
}

// A guard bounds how much is read of a file while its list of members is read.
type guard struct {
	io.ReaderAt
	left int64 // -1 without bound
}

var errDirectory = disclosure.Errorf("文件列表过长", "its list of files is too long")

func (g *guard) ReadAt(p []byte, off int64) (int, error) {
	if g.left >= 0 {
		if g.left -= int64(len(p)); g.left < 0 {
			g.left = 0
			return 0, errDirectory
		}
	}
	return g.ReaderAt.ReadAt(p, off)
}

// Open reads which files a web archive has.
func Open(name string, r io.ReaderAt, size int64) (*Archive, error) {
	g := &guard{r, mostDirectory}
	z, err := zip.NewReader(g, size)
	if errors.Is(err, zip.ErrInsecurePath) {
		err = nil // its names are looked at one by one
	}
	if err != nil {
		said := words(err)
		return nil, disclosure.Errorf("%[1]s 不是 WACZ 文件，或不完整：%[2]s", "%[1]s is no WACZ or is not whole: %[3]s", proof.Shown(name), said[disclosure.ZhCN], said[disclosure.En])
	}
	g.left = -1
	if len(z.File) > mostMembers {
		return nil, disclosure.Errorf("%[1]s 中的文件超过 %[2]d 个，未作核对", "%[1]s holds more than %[2]d files and was not looked at", proof.Shown(name), mostMembers)
	}
	a := &Archive{name: name, r: r, size: size, zip: z, files: map[string]*zip.File{}}
	if err := a.weigh(); err != nil {
		return nil, err
	}
	for _, f := range z.File {
		switch {
		case strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0:
		case !fs.ValidPath(f.Name) || strings.Contains(f.Name, "\\") || !f.Mode().IsRegular():
			a.odd.Add(f.Name, "是链接，或者文件名可能指向别处，不予读取", "is a link, or has a name that may lead elsewhere, so it is not read")
		case a.files[f.Name] != nil:
			a.odd.Add(f.Name, "出现两次", "is there twice")
		default:
			a.files[f.Name] = f
			a.order = append(a.order, f.Name)
		}
	}
	return a, nil
}

// weigh refuses what was made to keep readers busy: members that lie over each other, or
// that unpack to far more than the file has.
func (a *Archive) weigh() error {
	var packed, total uint64
	for _, f := range a.zip.File {
		if packed, total = packed+f.CompressedSize64, total+f.UncompressedSize64; f.CompressedSize64 > uint64(a.size) || packed > uint64(a.size) {
			return disclosure.Errorf("%s 中的文件互相重叠，或者不完整，未作核对", "%s has files that lie over each other, or is not whole, and was not looked at", proof.Shown(a.name))
		}
		if f.UncompressedSize64 > freeBytes && f.UncompressedSize64/mostRatio > uint64(a.size) || total > freeBytes && total/mostRatio > uint64(a.size) {
			return disclosure.Errorf("%[1]s 解压后为其大小的 %[2]d 倍以上，未作核对", "%[1]s would come to more than %[2]d times its size and was not looked at", proof.Shown(a.name), mostRatio)
		}
	}
	return nil
}

// read hands over what a member holds, no more than was declared.
func (a *Archive) read(ctx context.Context, name string, to io.Writer) (int64, error) {
	in, err := a.files[name].Open()
	if err != nil {
		return 0, err
	}
	defer in.Close()
	size := int64(a.files[name].UncompressedSize64)
	n, err := io.CopyBuffer(onlyWriter{to}, &until{ctx, io.LimitReader(in, size+1)}, make([]byte, 64<<10))
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// onlyWriter keeps a writer from reading by itself, with a buffer of its own.
type onlyWriter struct{ io.Writer }

// until stops reading when nobody waits for it any more.
type until struct {
	ctx context.Context
	in  io.Reader
}

func (u *until) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.in.Read(p)
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
	for _, name := range a.order {
		if !isIndex(name) {
			continue
		}
		if err := a.eachLine(ctx, name, func(_ int, text string) error {
			l, err := parseLine(text)
			if err != nil {
				return err
			}
			return each(l.URL, l.Digest)
		}); err != nil {
			return err
		}
	}
	return nil
}

func isIndex(name string) bool {
	base := strings.TrimSuffix(name, ".gz")
	return strings.HasPrefix(name, "indexes/") && (strings.HasSuffix(base, ".cdx") || strings.HasSuffix(base, ".cdxj"))
}

// eachLine hands over the lines of an index; those that begin with ! say how it is packed.
func (a *Archive) eachLine(ctx context.Context, name string, each func(n int, text string) error) error {
	in, err := a.files[name].Open()
	if err != nil {
		return err
	}
	defer in.Close()
	var r io.Reader = &until{ctx, in}
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return err
		}
	}
	return eachText(io.LimitReader(r, mostIndex), func(n int, text string) error {
		if text[0] == '!' {
			return nil
		}
		return each(n, text)
	})
}

// words is an error in both languages.
func words(err error) disclosure.Text {
	if s := (*disclosure.Said)(nil); errors.As(err, &s) {
		return s.Text
	}
	switch {
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, gzip.ErrChecksum):
		return disclosure.Say("内容与校验和不符", "what it holds does not fit its checksum")
	case errors.Is(err, zip.ErrFormat), errors.Is(err, gzip.ErrHeader):
		return disclosure.Say("格式有误", "it is not of the right format")
	case errors.Is(err, zip.ErrAlgorithm):
		return disclosure.Say("压缩方法未知", "its way of packing is not known")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return disclosure.Say("不完整", "it is not whole")
	}
	return disclosure.Say("%v", "%v", err)
}
