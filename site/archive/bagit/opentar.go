package bagit

import (
	"archive/tar"
	"errors"
	"io"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// openTar finds the files in a tar, each where it stands. A tar that ends too early has
// the files before: what is missing of the rest, the manifests tell.
func (b *Bag) openTar(size int64) error {
	m, heads := members{bag: b}, headers{bag: b}
	r := tar.NewReader(b.file)
	end := int64(0) // of what was read: where the next header, or the end, should be
	for {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			b.checkEnd(end, size)
			return m.settle()
		}
		if err != nil && len(m.names) == 0 {
			return disclosure.Errorf("%[1]s 不是 tar 文件，或开头已损坏：%[2]v", "%[1]s is no tar, or its beginning is damaged: %[2]v", proof.Shown(b.name), err)
		}
		if err != nil {
			b.odd.Add(b.name, "不完整或已损坏：在第 %[1]d 个文件之后中断（%[2]v）", "is not whole or is damaged: it breaks off behind file %[1]d (%[2]v)", len(m.names), err)
			return m.settle()
		}
		at, err := b.file.Seek(0, io.SeekCurrent)
		if err != nil {
			return unreadable(b.name, err)
		}
		heads.check(end, at, h.Name)
		end = (at + 511) / 512 * 512
		link := h.Typeflag != tar.TypeReg || sparse(h)
		if h.Typeflag == tar.TypeDir || h.Typeflag == tar.TypeXGlobalHeader {
			continue
		}
		if !link {
			end = at + (h.Size+511)/512*512
			if at+h.Size > size || end < at {
				b.odd.Add(b.name, "不完整：在 %s 之中中断", "is not whole: it breaks off within %s", proof.Shown(h.Name))
				return m.settle()
			}
			if !b.blank(at+h.Size, min(end, size)) {
				b.odd.Add(b.name, "%s 之后的填充不是空的", "the padding behind %s is not empty", proof.Shown(h.Name))
			}
		}
		if err := m.add(h.Name, entry{size: h.Size, offset: at}, link); err != nil {
			return err
		}
	}
}

// sparse reports whether a file of a tar is longer than what stands there.
func sparse(h *tar.Header) bool {
	for key := range h.PAXRecords {
		if strings.HasPrefix(key, "GNU.sparse.") {
			return true
		}
	}
	return h.Typeflag == tar.TypeGNUSparse
}

// checkEnd asks for the two empty blocks that end a tar, and for nothing behind them.
func (b *Bag) checkEnd(end, size int64) {
	switch {
	case size < end+1024:
		b.odd.Add(b.name, "不完整：没有结尾", "is not whole: it has no end")
	case !b.blank(end, size):
		b.odd.Add(b.name, "结尾之后还有内容", "has something behind its end")
	}
}

// blank reports whether there is nothing but zeros.
func (b *Bag) blank(from, to int64) bool {
	buf := make([]byte, min(to-from, narrow))
	for ; from < to; from += int64(len(buf)) {
		buf = buf[:min(to-from, int64(len(buf)))]
		if _, err := b.file.ReadAt(buf, from); err != nil {
			return false
		}
		for _, c := range buf {
			if c != 0 {
				return false
			}
		}
	}
	return true
}

// headers looks at what a reader of tar passes over, so that a bit that flipped there is
// found: the padding of long names, and the letters in which a header may write the same
// checksum in several ways. A tar is written by one program, in one of them.
type headers struct {
	bag *Bag
	way [3]byte // of the first header
}

// check looks at the headers between two places, the last of which is of the file named.
func (s *headers) check(from, to int64, name string) {
	var block [512]byte
	for from+512 <= to {
		if _, err := s.bag.file.ReadAt(block[:], from); err != nil {
			return // the reader has told
		}
		from += 512
		way := [3]byte{'0', block[154], block[155]}
		if block[148] == ' ' {
			way[0] = ' '
		}
		if s.way == [3]byte{} {
			s.way = way
		}
		if way != s.way {
			s.bag.odd.Add(s.bag.name, "%s 的头部与其他文件的写法不同，可能被改动过", "has a header of %s that is not written as the others, so it may have been changed", proof.Shown(name))
		}
		if !strings.ContainsRune("xgLK", rune(block[156])) {
			return
		}
		size, err := strconv.ParseInt(strings.Trim(string(block[124:136]), " \x00"), 8, 64)
		if err != nil || size < 0 || from+size > to {
			return
		}
		end := from + (size+511)/512*512
		if !s.bag.blank(from+size, min(end, max(to, from+size))) {
			s.bag.odd.Add(s.bag.name, "%s 之前的填充不是空的", "the padding in the header of %s is not empty", proof.Shown(name))
		}
		from = end
	}
}
