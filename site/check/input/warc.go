package input

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"gongkai/disclosure"
)

// openWARC reads WARC files, which together are one capture.
func (s *Source) openWARC(paths []string) error {
	c := newCapture(s)
	for _, p := range paths {
		file, size, err := s.openFile(p)
		if err != nil {
			return err
		}
		sh := &shelf{name: filepath.Base(p), file: file, size: size, packed: strings.HasSuffix(strings.ToLower(p), ".gz")}
		if err := s.index(c, sh); err != nil {
			return err
		}
	}
	return c.settle()
}

// openWACZ reads the WARC files in a WACZ.
func (s *Source) openWACZ(name string) error {
	file, size, err := s.openFile(name)
	if err != nil {
		return err
	}
	z, err := readZip(name, file, size)
	if err != nil {
		return err
	}
	c := newCapture(s)
	for _, f := range z.File {
		lower := strings.ToLower(f.Name)
		if !strings.HasPrefix(lower, "archive/") || !strings.HasSuffix(lower, ".warc.gz") && !strings.HasSuffix(lower, ".warc") {
			continue
		}
		packed := strings.HasSuffix(lower, ".gz")
		var sh *shelf
		if at, err := f.DataOffset(); err == nil && f.Method == 0 && at+int64(f.CompressedSize64) <= size {
			sh = &shelf{name: shown(f.Name), file: io.NewSectionReader(file, at, int64(f.CompressedSize64)), size: int64(f.CompressedSize64), packed: packed}
		} else {
			r, err := f.Open()
			if err != nil {
				return disclosure.Errorf("%s 中的 %s 无法读取：%v", "%[2]s in %[1]s cannot be read: %[3]v", name, shown(f.Name), err)
			}
			sh, err = s.spool(shown(f.Name), r, size)
			r.Close()
			if err != nil {
				return err
			}
			sh.packed = packed
		}
		if err := s.index(c, sh); err != nil {
			return err
		}
	}
	return c.settle()
}

// index reads the heads of all records of a shelf. A record that cannot be
// read ends the shelf: what stands behind it cannot be found.
func (s *Source) index(c *capture, sh *shelf) error {
	if sh.packed && sh.whole() {
		z, err := gzip.NewReader(io.NewSectionReader(sh.file, 0, sh.size))
		if err == nil {
			sh, err = s.spool(sh.name, z, sh.size)
		}
		if err != nil {
			return err
		}
	}
	last := int64(0)
	err := sh.read(func(at int64, rec *record, block *bufio.Reader) error {
		last = at
		return c.take(sh, at, rec, block)
	})
	var said *disclosure.Said
	switch {
	case err == nil:
	case errors.As(err, &said):
		return err
	case errors.Is(err, errLarge):
		return disclosure.Errorf("%s 解压后过大，未作检查", "%s would come to more than is read, so nothing of it was checked", sh.name)
	case last == 0 && errors.Is(err, errKind):
		return disclosure.Errorf("%s 不是 WARC 文件", "%s is no WARC file", sh.name)
	default:
		s.leave(sh.name, disclosure.Say("第 %d 字节处的记录或其后的记录已损坏，此后的内容未读取（%v）", "the record at byte %d or the one behind it is damaged, and what follows was not read (%v)", last, err))
	}
	return nil
}

// open opens the payload of the record at a place of the shelf.
func (sh *shelf) open(at int64) (io.ReadCloser, error) {
	var r io.Reader = io.NewSectionReader(sh.file, at, sh.size-at)
	if sh.packed {
		z, err := gzip.NewReader(bufio.NewReader(r))
		if err != nil {
			return nil, err
		}
		z.Multistream(false)
		r = z
	}
	plain := bufio.NewReader(r)
	rec, err := readRecord(plain)
	if err != nil {
		return nil, unexpected(err)
	}
	block := bufio.NewReader(io.LimitReader(plain, rec.length))
	if rec.kind == "resource" {
		return io.NopCloser(block), nil
	}
	a, err := readAnswer(block)
	if err != nil {
		return nil, err
	}
	body, err := a.decode(block)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(body), nil
}
