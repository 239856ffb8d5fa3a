package input

import (
	"bufio"
	"errors"
	"io"
	"mime"
	"strconv"
	"strings"
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
	budget := MaxHead
	line, err := readLine(r, &budget)
	for err == nil && line == "" { // the two empty lines behind the record before
		line, err = readLine(r, &budget)
	}
	if err != nil {
		return nil, err
	}
	switch line {
	case "WARC/1.0", "WARC/1.1", "WARC/0.17", "WARC/0.18":
	default:
		return nil, errKind
	}
	fields, err := readFields(r, &budget)
	if err != nil {
		return nil, unexpected(err)
	}
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

// readLine reads a line without its end, charging it to the budget.
func readLine(r *bufio.Reader, budget *int) (string, error) {
	var long []byte
	for {
		part, err := r.ReadSlice('\n')
		if *budget -= len(part); *budget < 0 {
			return "", errHead
		}
		if err == nil && long == nil {
			return strings.TrimRight(string(part), "\r\n"), nil
		}
		long = append(long, part...)
		switch {
		case err == nil:
			return strings.TrimRight(string(long), "\r\n"), nil
		case err == io.EOF && len(long) > 0:
			return "", io.ErrUnexpectedEOF
		case err != bufio.ErrBufferFull:
			return "", err
		}
	}
}

// readFields reads named fields up to an empty line; of a field that stands
// twice the first counts. A line that is none is passed over, as browsers do.
func readFields(r *bufio.Reader, budget *int) (map[string]string, error) {
	fields := map[string]string{}
	last := ""
	for {
		line, err := readLine(r, budget)
		if err != nil || line == "" {
			return fields, err
		}
		name, value, ok := strings.Cut(line, ":")
		switch {
		case line[0] == ' ' || line[0] == '\t': // the field before goes on
			if last != "" {
				fields[last] += " " + strings.TrimSpace(line)
			}
		case ok:
			last = strings.ToLower(strings.TrimSpace(name))
			if _, twice := fields[last]; twice {
				last = ""
			} else {
				fields[last] = strings.TrimSpace(value)
			}
		}
	}
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
	budget := MaxHead
	line, err := readLine(r, &budget)
	if err != nil {
		return nil, unexpected(err)
	}
	version, rest, _ := strings.Cut(line, " ")
	code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	status, err := strconv.Atoi(code)
	if !strings.HasPrefix(version, "HTTP/") || err != nil || status < 100 || status > 999 {
		return nil, errHead
	}
	fields, err := readFields(r, &budget)
	if err != nil && err != io.EOF { // an answer without a body may end with its head
		return nil, unexpected(err)
	}
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
