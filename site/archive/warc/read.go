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

// A Record is one record as Read and Verify found it.
type Record struct {
	Version, Type, ID, URI, Date string
	MediaType                    string // of the payload, as an answer's head says
	Status                       int    // of an answer
	Offset, Length               int64  // in the file: of the gzip member, or of the record
	BlockDigest, PayloadDigest   string // as they are written
	SHA256                       string // of the payload, worked out

	fields map[string]string
	size   int64 // of the block
}

var (
	errHead    = errors.New("a head that is malformed or too long (记录头有误或过长)")
	errVersion = errors.New("no WARC record (不是 WARC 记录)")
	errMember  = errors.New("a gzip member that holds more than one record, or none (压缩段中不是正好一条记录)")
	errEnd     = errors.New("a record without its end (记录没有结尾)")
)

// mostHead is how long the head of a record may be.
const mostHead = 64 << 10

// A counter knows how far a file was read.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

// Read hands over every record with its block, in the order of the file: packed with a
// gzip member for each, or plain. What each leaves of the block is passed over. The
// error, if any, is at the offset that is returned: nothing behind it can be found.
func Read(ctx context.Context, r io.ReaderAt, size int64, isPacked bool, each func(rec *Record, block io.Reader) error) (at int64, err error) {
	from := &counter{in: io.NewSectionReader(r, 0, size)}
	in := bufio.NewReaderSize(from, 64<<10)
	here := func() int64 { return from.n - int64(in.Buffered()) }
	var z *gzip.Reader
	plain := bufio.NewReaderSize(nil, 32<<10)
	for {
		if ctx.Err() != nil {
			return at, ctx.Err()
		}
		at = here()
		if _, err := in.Peek(1); errors.Is(err, io.EOF) {
			return at, nil
		}
		one := in
		if isPacked {
			if z == nil {
				z, err = gzip.NewReader(in)
			} else {
				err = z.Reset(in)
			}
			if err != nil {
				return at, unexpected(err)
			}
			z.Multistream(false)
			plain.Reset(z)
			one = plain
		}
		rec, err := readHead(one)
		if err != nil {
			return at, unexpected(err)
		}
		rec.Offset = at
		block := &io.LimitedReader{R: one, N: rec.size}
		if err := each(rec, block); err != nil {
			return at, err
		}
		if _, err := io.Copy(io.Discard, block); err != nil {
			return at, unexpected(err)
		}
		if block.N > 0 {
			return at, io.ErrUnexpectedEOF
		}
		end := make([]byte, 4)
		if _, err := io.ReadFull(one, end); err != nil || string(end) != "\r\n\r\n" {
			return at, errEnd
		}
		if isPacked {
			if n, err := io.Copy(io.Discard, one); err != nil || n > 0 {
				return at, errors.Join(err, errMember)
			}
		}
		rec.Length = here() - at
	}
}

// readHead reads the named fields of a record. Of a field that stands twice the record is
// not one: readers would not agree on what it says.
func readHead(in *bufio.Reader) (*Record, error) {
	budget := mostHead
	line, err := readLine(in, &budget)
	if err != nil {
		return nil, err
	}
	version, ok := strings.CutPrefix(line, "WARC/")
	if !ok {
		return nil, errVersion
	}
	fields, err := readFields(in, &budget)
	if err != nil {
		return nil, err
	}
	rec := &Record{
		Version: version, Type: fields["warc-type"], ID: fields["warc-record-id"], Date: fields["warc-date"], URI: strings.Trim(fields["warc-target-uri"], "<>"),
		BlockDigest: fields["warc-block-digest"], PayloadDigest: fields["warc-payload-digest"], fields: fields,
	}
	size, err := strconv.ParseUint(fields["content-length"], 10, 62)
	if err != nil {
		return nil, errHead
	}
	rec.size = int64(size)
	return rec, nil
}

// readLine reads a line without its end, which the budget must allow.
func readLine(in *bufio.Reader, budget *int) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if *budget -= len(part); *budget < 0 {
			return "", errHead
		}
		line = append(line, part...)
		if err == nil {
			return strings.TrimRight(string(line), "\r\n"), nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			if len(line) > 0 {
				err = unexpected(err)
			}
			return "", err
		}
	}
}

// readFields reads named fields up to an empty line; names in lower case.
func readFields(in *bufio.Reader, budget *int) (map[string]string, error) {
	fields, last := map[string]string{}, ""
	for {
		line, err := readLine(in, budget)
		if err != nil {
			return nil, unexpected(err)
		}
		if line == "" {
			return fields, nil
		}
		if line[0] == ' ' || line[0] == '\t' {
			fields[last] += " " + strings.TrimSpace(line)
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		last = strings.ToLower(strings.TrimSpace(name))
		if _, twice := fields[last]; !ok || last == "" || twice && strings.HasPrefix(last, "warc-") && last != "warc-concurrent-to" {
			return nil, errHead
		}
		fields[last] = strings.TrimSpace(value)
	}
}

// unexpected turns the end of a file into an error.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// said puts the errors of this package into both languages.
func said(err error) disclosure.Text {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return disclosure.Say("文件不完整", "the file is not whole")
	}
	return disclosure.Say("%v", "%v", err)
}
