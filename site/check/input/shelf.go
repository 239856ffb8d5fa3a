package input

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"os"

	"gongkai/disclosure"
)

// A shelf is one WARC file: the records in it, one behind the other, plain or
// each compressed on its own.
type shelf struct {
	name   string
	file   io.ReaderAt
	size   int64
	packed bool
}

// errWhole says that a file was compressed as a whole, so that no record can
// be reached without decoding all before it.
var errWhole = errors.New("compressed as a whole")

// A counter tells how much was read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// read visits all records of a shelf, with the place where each begins. What
// visit leaves of a block is passed over.
func (sh *shelf) read(visit func(at int64, rec *record, block *bufio.Reader) error) error {
	if sh.packed {
		return sh.readPacked(visit)
	}
	for at := int64(0); at < sh.size; {
		count := &counter{r: io.NewSectionReader(sh.file, at, sh.size-at)}
		r := bufio.NewReaderSize(count, 16<<10)
		rec, err := readRecord(r)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		next := at + count.n - int64(r.Buffered()) + rec.length
		if next < 0 || next > sh.size {
			return io.ErrUnexpectedEOF
		}
		if err := visit(at, rec, bufio.NewReader(io.LimitReader(r, rec.length))); err != nil {
			return err
		}
		at = next
	}
	return nil
}

func (sh *shelf) readPacked(visit func(int64, *record, *bufio.Reader) error) error {
	count := &counter{r: io.NewSectionReader(sh.file, 0, sh.size)}
	packed := bufio.NewReaderSize(count, 64<<10)
	z := new(gzip.Reader)
	plain, block := bufio.NewReaderSize(nil, 64<<10), bufio.NewReader(nil)
	var decoded int64
	for {
		at := count.n - int64(packed.Buffered())
		if _, err := packed.Peek(1); err == io.EOF {
			return nil
		}
		if err := z.Reset(packed); err != nil {
			return unexpected(err)
		}
		z.Multistream(false)
		member := &counter{r: z}
		plain.Reset(bounded{member, &decoded, sh.size})
		rec, err := readRecord(plain)
		if err != nil {
			return unexpected(err)
		}
		limited := &io.LimitedReader{R: plain, N: rec.length}
		block.Reset(limited)
		if err := visit(at, rec, block); err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, limited); err != nil {
			return err
		}
		if limited.N > 0 {
			return io.ErrUnexpectedEOF
		}
		switch _, err := readRecord(plain); err { // reads the member to its end
		case io.EOF:
		case nil:
			return errWhole
		default:
			return err
		}
	}
}

// whole reports whether a packed file was compressed as a whole: whether its
// first member holds a second record.
func (sh *shelf) whole() bool {
	z, err := gzip.NewReader(io.NewSectionReader(sh.file, 0, sh.size))
	if err != nil {
		return false
	}
	z.Multistream(false)
	var decoded int64
	plain := bufio.NewReader(bounded{z, &decoded, sh.size})
	rec, err := readRecord(plain)
	if err != nil {
		return false
	}
	if _, err := io.CopyN(io.Discard, plain, rec.length); err != nil {
		return false
	}
	_, err = readRecord(plain)
	return err == nil
}

// bounded stops the decoding of what comes to too much.
type bounded struct {
	r       io.Reader
	decoded *int64
	size    int64
}

func (b bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if *b.decoded += int64(n); *b.decoded > MaxTotal || *b.decoded > freeBytes && *b.decoded/MaxRatio > b.size {
		return 0, errLarge
	}
	return n, err
}

// spool writes what r gives to a temporary file, which Close removes.
func (s *Source) spool(name string, r io.Reader, size int64) (*shelf, error) {
	tmp, err := os.CreateTemp("", "gongkai-*.warc")
	if err != nil {
		return nil, err
	}
	s.close = append(s.close, func() error { return errors.Join(tmp.Close(), os.Remove(tmp.Name())) })
	var decoded int64
	n, err := io.Copy(tmp, io.LimitReader(bounded{r, &decoded, size}, MaxSpool+1))
	if n > MaxSpool || errors.Is(err, errLarge) {
		return nil, disclosure.Errorf("%s 解压后过大，未作检查", "%s would come to more than is read, so nothing of it was checked", name)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) {
		err = nil // what could be decoded is read; its last record will be found broken
	}
	return &shelf{name: name, file: tmp, size: n}, err
}
