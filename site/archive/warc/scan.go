package warc

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"

	"gongkai/disclosure"
)

// A Record is one record, as Verify found it.
type Record struct {
	Version, Type, ID, URI, Date string
	MediaType                    string // of the payload, as an answer's head says
	Status                       int    // of an answer
	Offset, Length               int64  // in the file: of the gzip member, or of the record. Length is 0 where a member holds more than one
	BlockDigest, PayloadDigest   string // as they are written
	SHA256                       string // of the payload, worked out

	head *Head
	size int64 // of the block
}

// mostUnpacked is what a packed file may come to. A file has about a gigabyte; what unpacks to
// more than this was made to keep the reader busy.
const mostUnpacked = 64 << 30

var (
	errVersion = disclosure.Errorf("不是 WARC 记录", "is no WARC record")
	errEmpty   = disclosure.Errorf("压缩段中没有记录", "is a gzip member that holds no record")
	errEnd     = disclosure.Errorf("记录结尾有误：声明的长度不对，或文件不完整", "does not end as a record does: its length is wrong, or the file is not whole")
	errShort   = disclosure.Errorf("不完整：文件在此处中断", "is not whole: the file ends within it")
	errBomb    = disclosure.Errorf("解压后超过 %d GB，不再读取", "the file unpacks to more than %d GB and was not read on", mostUnpacked>>30)
)

// A scanner goes through a file from record to record, and beyond damage to the next.
type scanner struct {
	ctx    context.Context
	r      io.ReaderAt
	size   int64
	packed bool

	in       *bufio.Reader
	from     *counter
	z        *gzip.Reader
	plain    *bufio.Reader // what z unpacks
	unpacked int64
	most     int64 // that the file may unpack to

	at     int64 // where the record began, or its member
	inside bool  // within a member that held a record already
}

// A counter knows how far a file was read, and stops when nobody waits for it any more.
type counter struct {
	ctx context.Context
	in  io.Reader
	n   int64
}

func (c *counter) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

func newScanner(ctx context.Context, r io.ReaderAt, size int64, packed bool) *scanner {
	s := &scanner{ctx: ctx, r: r, size: size, packed: packed, most: mostUnpacked, in: bufio.NewReaderSize(nil, 64<<10), z: new(gzip.Reader), plain: bufio.NewReaderSize(nil, 32<<10)}
	s.seek(0)
	return s
}

func (s *scanner) seek(at int64) {
	s.from = &counter{s.ctx, io.NewSectionReader(s.r, at, s.size-at), at}
	s.in.Reset(s.from)
	s.inside = false
}

func (s *scanner) here() int64 { return s.from.n - int64(s.in.Buffered()) }

// next reads a record and hands its block to use; what use leaves is passed over. At the
// end it returns io.EOF. Where a record is damaged it gives what was read of its head.
func (s *scanner) next(use func(rec *Record, block io.Reader) error) (*Record, error) {
	in := s.in
	if !s.inside {
		s.at = s.here()
		if _, err := s.in.Peek(1); err != nil {
			return nil, err
		}
		if s.packed {
			if err := s.z.Reset(s.in); err != nil {
				return nil, err
			}
			s.z.Multistream(false)
			s.plain.Reset(bounded{s})
		}
	}
	if s.packed {
		in = s.plain
	}
	head, err := ReadHead(in)
	if head == nil && errors.Is(err, io.EOF) && s.packed {
		return nil, errEmpty
	}
	if err != nil {
		return nil, unexpected(err)
	}
	rec, err := newRecord(head, s.at)
	if err != nil {
		return rec, err
	}
	block := &io.LimitedReader{R: in, N: rec.size}
	if err := use(rec, block); err != nil {
		return rec, unexpected(err)
	}
	if _, err := io.Copy(io.Discard, block); err != nil {
		return rec, unexpected(err)
	}
	if block.N > 0 {
		return rec, io.ErrUnexpectedEOF
	}
	return rec, s.end(rec, in)
}

// end reads what stands behind a block.
func (s *scanner) end(rec *Record, in *bufio.Reader) error {
	end := make([]byte, 4)
	if _, err := io.ReadFull(in, end); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if string(end) != "\r\n\r\n" {
		return errEnd
	}
	if s.packed {
		_, err := in.Peek(1)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if s.inside = err == nil || s.inside; err == nil {
			return nil // another record in the same member
		}
		if s.inside { // the last of several
			s.inside = false
			return nil
		}
	}
	rec.Length = s.here() - s.at
	return nil
}

func newRecord(head *Head, at int64) (*Record, error) {
	version, ok := strings.CutPrefix(head.First, "WARC/")
	if !ok {
		return nil, errVersion
	}
	f := head.Fields
	rec := &Record{
		Version: version, Type: strings.ToLower(f["warc-type"]), ID: f["warc-record-id"], Date: f["warc-date"], URI: strings.Trim(f["warc-target-uri"], "<>"),
		BlockDigest: f["warc-block-digest"], PayloadDigest: f["warc-payload-digest"], Offset: at, head: head,
	}
	size, err := strconv.ParseUint(f["content-length"], 10, 62)
	if err != nil {
		return rec, ErrHead
	}
	rec.size = int64(size)
	return rec, nil
}

// bounded is what a member unpacks to, until the file has come to too much.
type bounded struct{ *scanner }

func (b bounded) Read(p []byte) (int, error) {
	n, err := b.z.Read(p)
	if b.unpacked += int64(n); b.unpacked > b.most {
		return 0, errBomb
	}
	return n, err
}
