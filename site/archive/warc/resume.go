package warc

import (
	"bytes"
	"io"
)

// find looks for the next record behind a place, by what records begin with.
func (s *scanner) find(from int64) (int64, bool) {
	mark, before := []byte("\nWARC/"), int64(1)
	if s.packed {
		mark, before = []byte{0x1f, 0x8b, 8}, 0
	}
	buf := make([]byte, 64<<10)
	for tries := 0; s.ctx.Err() == nil; {
		n, err := s.r.ReadAt(buf[:min(int64(len(buf)), max(s.size-from, 0))], from)
		for i := 0; ; i++ {
			j := bytes.Index(buf[i:n], mark)
			if j < 0 {
				break
			}
			i += j
			if tries++; tries > 10_000 {
				return 0, false
			}
			if at := from + int64(i) + before; s.begins(at) {
				return at, true
			}
		}
		if err != nil || n < len(mark) {
			break
		}
		from += int64(n - len(mark) + 1)
	}
	return 0, false
}

// begins reports whether a record stands at a place.
func (s *scanner) begins(at int64) bool {
	if !s.packed {
		return true
	}
	s.seek(at)
	start := make([]byte, 5)
	if err := s.z.Reset(s.in); err != nil {
		return false
	}
	_, err := io.ReadFull(s.z, start)
	return err == nil && string(start) == "WARC/"
}
