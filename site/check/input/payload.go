package input

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// decode undoes what a server did to the body of an answer. Many archives keep
// the fields of the head though the body was decoded before, so each step is
// taken only where the body looks like it.
func (a *answer) decode(body io.Reader) (io.Reader, error) {
	r := bufio.NewReader(body)
	if a.chunked && looksChunked(r) {
		r = bufio.NewReader(&chunks{r: r})
	}
	encodings := strings.Split(a.encoding, ",")
	for i := len(encodings) - 1; i >= 0; i-- { // the last one was put on last
		decoded, err := undo(strings.TrimSpace(encodings[i]), r)
		if err != nil {
			return nil, err
		}
		if decoded != nil {
			r = bufio.NewReader(decoded)
		}
	}
	return r, nil
}

// undo decodes one encoding; nil where the body does not have it.
func undo(encoding string, r *bufio.Reader) (io.Reader, error) {
	head, _ := r.Peek(2)
	if len(head) < 2 {
		return nil, nil
	}
	switch encoding {
	case "", "identity":
		return nil, nil
	case "gzip", "x-gzip":
		if head[0] != 0x1f || head[1] != 0x8b {
			return nil, nil
		}
		return gzip.NewReader(r)
	case "deflate":
		switch {
		case head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0:
			return zlib.NewReader(r)
		case !proves(r, func(r io.Reader) io.Reader { return flate.NewReader(r) }):
			return nil, nil
		}
		return flate.NewReader(r), nil // as some servers send it
	case "br":
		if !proves(r, func(r io.Reader) io.Reader { return brotli.NewReader(r) }) {
			return nil, nil
		}
		return brotli.NewReader(r), nil
	}
	return nil, fmt.Errorf("encoded as %q, which is not read (编码 %[1]q 不能读取)", encoding)
}

// proves reports whether the beginning of the body can be decoded, for
// encodings that have no mark in front.
func proves(r *bufio.Reader, decoder func(io.Reader) io.Reader) bool {
	head, _ := r.Peek(512)
	_, err := io.Copy(io.Discard, io.LimitReader(decoder(bytes.NewReader(head)), 1<<16))
	return err == nil || errors.Is(err, io.ErrUnexpectedEOF)
}

var errChunk = errors.New("a chunk that is malformed (分块有误)")

// looksChunked reports whether a body begins with the length of a chunk.
func looksChunked(r *bufio.Reader) bool {
	head, _ := r.Peek(32)
	line, _, ok := bytes.Cut(head, []byte("\n"))
	if !ok {
		return false
	}
	_, err := chunkLength(string(line))
	return err == nil
}

func chunkLength(line string) (int64, error) {
	length, _, _ := strings.Cut(line, ";")
	n, err := strconv.ParseUint(strings.TrimSpace(length), 16, 40)
	if err != nil {
		return 0, errChunk
	}
	return int64(n), nil
}

// chunks undoes the transfer encoding chunked. Go's own reader of it is part
// of net/http, which is kept out of here.
type chunks struct {
	r    *bufio.Reader
	left int64
	err  error
}

func (c *chunks) Read(p []byte) (int, error) {
	if c.err == nil && c.left == 0 {
		c.left, c.err = c.next()
	}
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.r.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	switch {
	case err != nil:
		c.err = unexpected(err)
	case c.left == 0:
		budget := 2 // the line end behind a chunk
		if line, err := readLine(c.r, &budget); err != nil || line != "" {
			c.err = errChunk
		}
	}
	if n > 0 {
		return n, nil
	}
	return 0, c.err
}

// next reads the length of the next chunk; the end is a length of 0.
func (c *chunks) next() (int64, error) {
	budget := 4096
	line, err := readLine(c.r, &budget)
	if err != nil {
		return 0, unexpected(err)
	}
	n, err := chunkLength(line)
	if err == nil && n == 0 {
		return 0, io.EOF
	}
	return n, err
}
