package warc

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"strings"

	"gongkai/disclosure"
)

var errChunk = disclosure.Errorf("分块有误", "a chunk is malformed")

// Chunked reports whether a body begins with the length of a chunk. Many archives keep the
// head of an answer as it came, though its body was put together before.
func Chunked(r *bufio.Reader) bool {
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

// Dechunk undoes the transfer encoding chunked. Go's own reader of it is part of net/http,
// which is kept out of here.
func Dechunk(r *bufio.Reader) io.Reader { return &chunks{r: r} }

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
