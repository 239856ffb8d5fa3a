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
	"strings"

	"github.com/andybalholm/brotli"

	"gongkai/site/archive/warc"
)

// decode undoes what a server did to the body of an answer. Many archives keep
// the fields of the head though the body was decoded before, so each step is
// taken only where the body looks like it.
func (a *answer) decode(body io.Reader) (io.Reader, error) {
	r := bufio.NewReader(body)
	if a.chunked && warc.Chunked(r) {
		r = bufio.NewReader(warc.Dechunk(r))
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
