package input

import (
	"bufio"
	"errors"
	"io"
	"mime"
	"strconv"
	"strings"

	"gongkai/site/archive/warc"
)

// A record is the head of one record of a WARC file (ISO 28500), as far as the
// checker reads it.
type record struct {
	kind    string // response, resource, revisit, or what is passed over
	target  string
	date    string
	media   string
	digest  string // of the payload
	refers  string // the address that a revisit refers to
	profile string
	cut     bool // truncated when it was captured, or split over records
	length  int64
}

var (
	errHead = errors.New("a head that is too long or malformed (记录头过长或有误)")
	errKind = errors.New("no WARC record (不是 WARC 记录)")
)

// readRecord reads the head of a record, whose block follows. At the end of
// the file it returns io.EOF.
func readRecord(r *bufio.Reader) (*record, error) {
	head, err := warc.ReadHead(r)
	if head == nil {
		return nil, malformed(err)
	}
	switch head.First {
	case "WARC/1.0", "WARC/1.1", "WARC/0.17", "WARC/0.18":
	default:
		return nil, errKind
	}
	if err != nil {
		return nil, unexpected(malformed(err))
	}
	fields := head.Fields
	rec := &record{
		kind: strings.ToLower(fields["warc-type"]), date: fields["warc-date"], media: fields["content-type"], digest: fields["warc-payload-digest"],
		target:  strings.Trim(fields["warc-target-uri"], "<>"), // WARC/1.0 may have them in brackets
		refers:  strings.Trim(fields["warc-refers-to-target-uri"], "<>"),
		profile: fields["warc-profile"],
		cut:     fields["warc-truncated"] != "" || fields["warc-segment-number"] != "",
	}
	length, err := strconv.ParseUint(fields["content-length"], 10, 62)
	if err != nil {
		return nil, errHead
	}
	rec.length = int64(length)
	return rec, nil
}

// malformed says of a head in the checker's words that it is malformed.
func malformed(err error) error {
	if errors.Is(err, warc.ErrHead) {
		return errHead
	}
	return err
}

// An answer is the head of an HTTP answer.
type answer struct {
	status   int
	media    string
	location string
	encoding string
	chunked  bool
}

// readAnswer reads the head of an HTTP answer, whose body follows.
func readAnswer(r *bufio.Reader) (*answer, error) {
	head, err := warc.ReadHead(r)
	if head == nil {
		return nil, unexpected(malformed(err))
	}
	version, rest, _ := strings.Cut(head.First, " ")
	code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	status, bad := strconv.Atoi(code)
	if !strings.HasPrefix(version, "HTTP/") || bad != nil || status < 100 || status > 999 || head.Before > 0 {
		return nil, errHead
	}
	if err != nil && err != io.EOF { // an answer without a body may end with its head
		return nil, unexpected(malformed(err))
	}
	fields := head.Fields
	return &answer{
		status: status, media: fields["content-type"], location: fields["location"], encoding: strings.ToLower(fields["content-encoding"]),
		chunked: strings.Contains(strings.ToLower(fields["transfer-encoding"]), "chunked"),
	}, nil
}

// isHTML reports whether a media type is that of a page.
func isHTML(media string) bool {
	kind, _, err := mime.ParseMediaType(media)
	if err != nil {
		kind, _, _ = strings.Cut(media, ";")
		kind = strings.ToLower(strings.TrimSpace(kind))
	}
	return kind == "text/html" || kind == "application/xhtml+xml"
}

// unexpected turns the end of a file into an error.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
