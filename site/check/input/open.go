package input

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gongkai/disclosure"
)

// Open opens what the paths name: one folder, one zip, one WACZ, one or more
// WARC files, or one or more pages. The path - is one page, read from stdin.
func Open(paths []string, stdin io.Reader) (*Source, error) {
	s := &Source{tree: newTree()}
	if err := s.open(paths, stdin); err != nil {
		s.Close()
		return nil, err
	}
	return s.done(), nil
}

func (s *Source) open(paths []string, stdin io.Reader) error {
	kinds := map[string]bool{}
	for _, p := range paths {
		kind, err := kindOf(p)
		if err != nil {
			return err
		}
		kinds[kind] = true
	}
	switch {
	case len(paths) == 0:
		return disclosure.Errorf("没有给出要检查的内容", "nothing was given to check")
	case len(kinds) > 1:
		return disclosure.Errorf("一次只能检查一种：一个文件夹或 zip、若干网页、或若干 WARC 文件", "only one kind can be checked at a time: one folder or zip, some pages, or some WARC files")
	case len(paths) > 1 && !kinds["page"] && !kinds["warc"]:
		return disclosure.Errorf("文件夹、zip 和 WACZ 一次只能检查一个", "folders, zips and WACZ files can be checked one at a time only")
	case kinds["folder"]:
		return s.openFolder(paths[0])
	case kinds["zip"]:
		s.Archive = true
		return s.openZip(paths[0])
	case kinds["wacz"]:
		s.Archive, s.Partial = true, true
		return s.openWACZ(paths[0])
	case kinds["warc"]:
		s.Archive, s.Partial = true, true
		return s.openWARC(paths)
	case paths[0] == "-":
		s.Partial, s.Pages = true, true
		return s.openStdin(stdin)
	}
	s.Partial, s.Pages = true, true
	return s.openPages(paths)
}

// kindOf tells what a path is, by its name.
func kindOf(p string) (string, error) {
	if p == "-" {
		return "stdin", nil
	}
	stat, err := os.Stat(p)
	if errors.Is(err, fs.ErrNotExist) {
		return "", disclosure.Errorf("没有文件或文件夹 %s", "there is no file or folder %s", p)
	}
	if err != nil {
		return "", err
	}
	name := strings.ToLower(p)
	switch {
	case stat.IsDir():
		return "folder", nil
	case !stat.Mode().IsRegular():
		return "", disclosure.Errorf("%s 不是普通文件，也不是文件夹", "%s is neither a plain file nor a folder", p)
	case isPage(name):
		return "page", nil
	case strings.HasSuffix(name, ".zip"):
		return "zip", nil
	case strings.HasSuffix(name, ".wacz"):
		return "wacz", nil
	case strings.HasSuffix(name, ".warc"), strings.HasSuffix(name, ".warc.gz"):
		return "warc", nil
	}
	return "", disclosure.Errorf("不能识别 %s 是什么；可以检查文件夹和 .html、.zip、.warc、.warc.gz、.wacz 文件", "%s is of no kind that can be checked; give a folder, or a file ending in .html, .zip, .warc, .warc.gz or .wacz", p)
}

// openStdin reads one page.
func (s *Source) openStdin(stdin io.Reader) error {
	raw, err := io.ReadAll(io.LimitReader(stdin, MaxPage+1))
	if err != nil {
		return err
	}
	if len(raw) > MaxPage {
		return disclosure.Errorf("标准输入中的网页过大，未作检查", "the page on standard input is larger than what is read, so it was not checked")
	}
	return s.add("stdin.html", &file{size: int64(len(raw)), open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(raw)), nil
	}})
}

// openPages reads the pages named, and nothing beside them. Their names start
// at the folder that holds them all.
func (s *Source) openPages(paths []string) error {
	var full []string
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return err
		}
		full = append(full, abs)
	}
	common := filepath.Dir(full[0])
	for _, p := range full {
		for rel, err := filepath.Rel(common, p); err != nil || strings.HasPrefix(rel, ".."); rel, err = filepath.Rel(common, p) {
			if common == filepath.Dir(common) {
				return disclosure.Errorf("这些网页不在同一磁盘上", "the pages do not lie on the same drive")
			}
			common = filepath.Dir(common)
		}
	}
	for _, p := range full {
		rel, err := filepath.Rel(common, p)
		if err != nil {
			return err
		}
		stat, err := os.Stat(p)
		if err != nil {
			return err
		}
		if err := s.add(filepath.ToSlash(rel), &file{size: stat.Size(), open: func() (io.ReadCloser, error) { return os.Open(p) }}); err != nil {
			return err
		}
	}
	return nil
}
