package wacz

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"slices"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/warc"
)

// A line is one of an index.
type line struct {
	URL      string `json:"url"`
	MIME     string `json:"mime"`
	Status   number `json:"status"`
	Digest   string `json:"digest"`
	Length   number `json:"length"`
	Offset   number `json:"offset"`
	Filename string `json:"filename"`

	key, time string
}

// A number is written as a string, as others write it, and read in either way.
type number int64

func (n number) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "%q", fmt.Sprint(int64(n))), nil
}

func (n *number) UnmarshalJSON(data []byte) error {
	text := strings.Trim(string(data), `"`)
	if text == "" || text == "-" || text == "null" { // others' way of saying that there is none
		return nil
	}
	v, err := strconv.ParseInt(text, 10, 64)
	*n = number(v)
	return err
}

// formatIndex writes an index, sorted by bytes: key, time, and what stands where.
func formatIndex(entries []warc.Entry) ([]byte, error) {
	lines := make([]string, len(entries))
	for i, e := range entries {
		media, _, err := mime.ParseMediaType(e.MediaType)
		if err != nil {
			media = e.MediaType
		}
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(line{URL: e.URI, MIME: media, Status: number(e.Status), Digest: e.Digest, Length: number(e.Length), Offset: number(e.Offset), Filename: e.File}); err != nil {
			return nil, err
		}
		lines[i] = surt(e.URI) + " " + e.Date.UTC().Format("20060102150405") + " " + b.String()
	}
	slices.Sort(lines)
	return []byte(strings.Join(lines, "")), nil
}

var errLine = disclosure.Errorf("不是一行键、时间和 JSON", "is no line of a key, a time and JSON")

// The bounds of what is read of an index.
const (
	mostLine  = 1 << 20
	mostLines = 4_000_000
)

// parseLine reads a line of an index.
func parseLine(text string) (*line, error) {
	key, rest, ok := strings.Cut(text, " ")
	at, data, ok2 := strings.Cut(rest, " ")
	l := &line{key: key, time: at}
	if !ok || !ok2 || json.Unmarshal([]byte(data), l) != nil || l.URL == "" || l.Filename == "" || l.Offset < 0 || l.Length < 0 {
		return nil, errLine
	}
	return l, nil
}

// eachText hands over the lines of a text that say something.
func eachText(in io.Reader, each func(n int, text string) error) error {
	s := bufio.NewScanner(in)
	s.Buffer(nil, mostLine)
	for n := 1; s.Scan(); n++ {
		if text := strings.TrimSpace(s.Text()); text != "" {
			if err := each(n, text); err != nil {
				return err
			}
		}
	}
	if errors.Is(s.Err(), bufio.ErrTooLong) {
		return disclosure.Errorf("有一行超过 %d 字节", "has a line of more than %d bytes", mostLine)
	}
	return s.Err()
}
