package input

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path"
	"strings"

	"gongkai/disclosure"
)

// A guard bounds how much is read of a file while its list of entries is read.
type guard struct {
	io.ReaderAt
	left int64 // -1 without bound
}

func (g *guard) ReadAt(p []byte, off int64) (int, error) {
	if g.left >= 0 {
		if g.left -= int64(len(p)); g.left < 0 {
			g.left = 0
			return 0, errLarge
		}
	}
	return g.ReaderAt.ReadAt(p, off)
}

// openFile opens a file that stays open until Close.
func (s *Source) openFile(name string) (*os.File, int64, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, 0, err
	}
	s.close = append(s.close, file.Close)
	stat, err := file.Stat()
	if err != nil {
		return nil, 0, err
	}
	return file, stat.Size(), nil
}

// readZip reads the list of entries of a zip.
func readZip(name string, file io.ReaderAt, size int64) (*zip.Reader, error) {
	g := &guard{ReaderAt: file, left: MaxDirectory}
	z, err := zip.NewReader(g, size)
	if errors.Is(err, zip.ErrInsecurePath) {
		err = nil // its names are looked at one by one
	}
	if err != nil {
		return nil, disclosure.Errorf("%s 不是可读取的 zip 文件：%v", "%s is no zip that can be read: %v", name, err)
	}
	g.left = -1
	var total uint64
	for _, f := range z.File {
		if total += min(f.UncompressedSize64, MaxTotal+1); total > MaxTotal {
			return nil, disclosure.Errorf("%s 解压后过大，未作检查", "%s would come to more than is read, so nothing of it was checked", name)
		}
	}
	if total > freeBytes && total/MaxRatio > uint64(size) {
		return nil, disclosure.Errorf("%s 解压后为其大小的 %d 倍以上，未作检查", "%s would come to more than %d times its size, so nothing of it was checked", name, MaxRatio)
	}
	return z, nil
}

// openZip lists the files of a zip. Where all lie in one folder, that folder is
// the site.
func (s *Source) openZip(name string) error {
	opened, size, err := s.openFile(name)
	if err != nil {
		return err
	}
	z, err := readZip(name, opened, size)
	if err != nil {
		return err
	}
	names := make([]string, len(z.File))
	for i, f := range z.File {
		// Old tools write backslashes, and names in the code page of their machine.
		names[i] = strings.ReplaceAll(chinese(f.Name), `\`, "/")
	}
	top := topFolder(names)
	for i, f := range z.File {
		inside := strings.TrimPrefix(names[i], top)
		switch {
		case strings.HasSuffix(names[i], "/") || clutter(names[i]):
		case !f.Mode().IsRegular():
			s.leave(inside, disclosure.Say("不是普通文件", "it is no plain file"))
		case f.Flags&1 != 0:
			s.leave(inside, disclosure.Say("设有密码，无法读取", "it is locked with a password"))
		default:
			if err := s.add(inside, &file{size: int64(min(f.UncompressedSize64, 1<<62)), open: f.Open}); err != nil {
				return err
			}
		}
	}
	return nil
}

// topFolder gives the folder, with a slash, that all files lie in, if it holds
// a home page; or "".
func topFolder(names []string) string {
	top, home := "", false
	for _, name := range names {
		if clutter(name) {
			continue
		}
		first, rest, ok := strings.Cut(name, "/")
		if !ok || first == "" || top != "" && first+"/" != top {
			return ""
		}
		top = first + "/"
		home = home || rest == "index.html" || rest == "index.htm"
	}
	if !home {
		return ""
	}
	return top
}

// clutter is what desktops leave in archives.
func clutter(name string) bool {
	return strings.HasPrefix(name, "__MACOSX/") || path.Base(name) == ".DS_Store"
}
