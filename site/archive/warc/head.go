package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"gongkai/disclosure"
)

// MostHead is how long the head of a record, or of an answer in it, may be.
const MostHead = 256 << 10

// ErrHead says that a head is malformed or too long.
var ErrHead = disclosure.Errorf("头部有误或过长", "the head is malformed or too long")

// A Head is what stands before an empty line: of a record, and of an HTTP answer in it.
type Head struct {
	First  string            // the first line
	Fields map[string]string // by names in lower case; of a field that stands twice, the first
	Twice  []string          // names of fields that stand twice
	Odd    int               // lines that are no field, and are passed over as browsers do
	Before int               // empty lines before it
}

// ReadHead reads a head, and takes it as leniently as can be; those who must not look at
// Twice, Odd and Before. Where the file ends before the first line the error is io.EOF and
// there is no head; where it ends between fields there are both.
func ReadHead(r *bufio.Reader) (*Head, error) {
	budget, h := MostHead, &Head{Fields: map[string]string{}}
	var err error
	for h.First, err = readLine(r, &budget); err == nil && h.First == ""; h.First, err = readLine(r, &budget) {
		h.Before++
	}
	if err != nil {
		return nil, err
	}
	last := ""
	for {
		line, err := readLine(r, &budget)
		if err != nil || line == "" {
			return h, err
		}
		if line[0] == ' ' || line[0] == '\t' { // the field before goes on
			if last != "" {
				h.Fields[last] += " " + strings.TrimSpace(line)
			}
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		last = strings.ToLower(strings.TrimSpace(name))
		_, twice := h.Fields[last]
		switch {
		case !ok || last == "":
			h.Odd++
			last = ""
		case twice:
			h.Twice = append(h.Twice, last)
			last = ""
		default:
			h.Fields[last] = strings.TrimSpace(value)
		}
	}
}

// readLine reads a line without its end, charging it to the budget.
func readLine(r *bufio.Reader, budget *int) (string, error) {
	var long []byte
	for {
		part, err := r.ReadSlice('\n')
		if *budget -= len(part); *budget < 0 {
			return "", ErrHead
		}
		if err == nil && long == nil {
			return string(bytes.TrimRight(part, "\r\n")), nil
		}
		long = append(long, part...)
		switch {
		case err == nil:
			return string(bytes.TrimRight(long, "\r\n")), nil
		case errors.Is(err, io.EOF) && len(long) > 0:
			return "", io.ErrUnexpectedEOF
		case !errors.Is(err, bufio.ErrBufferFull):
			return "", err
		}
	}
}

// unexpected turns the end of a file into an error.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
