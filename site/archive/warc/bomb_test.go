package warc

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// TestABombIsLeftAlone: what unpacks to more than a file may come to is not read on, be it
// in a block or behind a record.
func TestABombIsLeftAlone(t *testing.T) {
	for name, length := range map[string]string{"in a block": "1000000000000", "behind a record": "1"} {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		io.WriteString(z, "WARC/1.1\r\nContent-Length: "+length+"\r\n\r\nx\r\n\r\n")
		z.Write(make([]byte, 8<<20))
		z.Close()
		s := newScanner(t.Context(), bytes.NewReader(b.Bytes()), int64(b.Len()), true)
		s.most = 1 << 20
		var err error
		for err == nil {
			_, err = s.next(func(*Record, io.Reader) error { return nil })
		}
		if s.unpacked > s.most+64<<10 || !errors.Is(err, errBomb) && !errors.Is(err, ErrHead) {
			t.Errorf("%s: %d bytes, %v", name, s.unpacked, err)
		}
	}
}
