package warc

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// measured is what the block of a record came to.
type measured struct {
	block    *sum
	payload  *sum // of the payload as it stands
	joined   *sum // of the payload with its chunks put together; nil where there are none
	malforms string
}

// measure reads a block for all its digests.
func (v *verification) measure(rec *Record, block io.Reader) error {
	m := measured{block: newSum(ParseDigest(rec.BlockDigest)), payload: newSum(ParseDigest(rec.PayloadDigest))}
	defer func() { v.now = m }()
	v.body.Reset(io.TeeReader(block, m.block))
	chunked := false
	if web := strings.HasPrefix(strings.ToLower(rec.head.Fields["content-type"]), "application/http"); web && (rec.Type == "response" || rec.Type == "request") {
		head, err := ReadHead(v.body)
		if head == nil || err != nil && !errors.Is(err, io.EOF) || head.Before > 0 { // an answer without a body may end with its head
			m.malforms = "HTTP"
		}
		if head != nil && rec.Type == "response" {
			version, rest, _ := strings.Cut(head.First, " ")
			code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
			if rec.Status, err = strconv.Atoi(code); err != nil || rec.Status < 100 || rec.Status > 999 || !strings.HasPrefix(version, "HTTP/") {
				m.malforms = "HTTP"
			}
			rec.MediaType = head.Fields["content-type"]
			chunked = strings.Contains(strings.ToLower(head.Fields["transfer-encoding"]), "chunked") && Chunked(v.body)
		}
	} else if rec.Type == "resource" {
		rec.MediaType = rec.head.Fields["content-type"]
	}
	whole := m.payload.Hash // of the payload, by SHA-256
	if chunked || m.payload.want.Algorithm != "sha256" || whole == nil {
		whole = sha256.New()
	}
	to := io.Writer(m.payload)
	if whole != m.payload.Hash {
		to = io.MultiWriter(m.payload, whole)
	}
	if chunked {
		m.joined = newSum(m.payload.want)
		v.raw.Reset(io.TeeReader(v.body, m.payload))
		if _, err := io.Copy(io.MultiWriter(m.joined, whole), Dechunk(v.raw)); err != nil {
			m.joined = nil // the body ends elsewhere; a damaged file is noticed below
		}
		if _, err := io.Copy(io.Discard, v.raw); err != nil {
			return err
		}
	} else if _, err := io.Copy(to, v.body); err != nil {
		return err
	}
	rec.SHA256 = hex.EncodeToString(whole.Sum(nil))
	return nil
}

var (
	types    = []string{"warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"}
	homeless = []string{"warcinfo", "metadata"} // need no address
	repeated = []string{"warc-concurrent-to"}   // may stand twice
	anID     = regexp.MustCompile(`^<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]+>$`)
	aDate    = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z)?)?)?$`)
)

// judge holds what a record says of itself against what it is.
func (v *verification) judge(rec *Record) {
	wrong := func(zh, en string, args ...any) { v.found.Add(v.where(rec.Offset, rec), zh, en, args...) }
	if rec.Type == "response" {
		v.answers++
	}
	v.judgeHead(rec, wrong)
	if v.now.malforms != "" {
		wrong("应答或请求的 HTTP 头有误", "has a malformed head of its HTTP answer or request")
	}
	block := v.digest(v.now.block, rec.BlockDigest, "记录", "block", false, wrong)
	f := rec.head.Fields
	part := f["warc-segment-number"] != "" || rec.Type == "continuation"
	switch {
	case rec.Type == "revisit": // its payload stands elsewhere
		if d := v.now.payload.want; d.Known() {
			v.later = append(v.later, d.key())
		} else {
			v.open[elsewhere]++
		}
		return
	case part:
		v.open[segment]++
	case f["warc-truncated"] != "":
		v.open[truncated]++
	case v.now.joined != nil && v.now.joined.right():
		v.now.payload = v.now.joined
	case v.now.joined != nil && v.now.payload.right():
		v.open[asSent]++
	}
	payload := v.digest(v.now.payload, rec.PayloadDigest, "内容", "payload", part || f["warc-truncated"] != "", wrong)
	if payload {
		v.payloads[v.now.payload.want.key()] = true
	}
	if !block && !payload && !v.now.block.want.Known() && !v.now.payload.want.Known() {
		v.open[noDigest]++
	}
}

// judgeHead looks at the named fields.
func (v *verification) judgeHead(rec *Record, wrong func(zh, en string, args ...any)) {
	switch {
	case rec.Version == "0.17" || rec.Version == "0.18":
		v.open[old]++
	case rec.Version != "1.0" && rec.Version != "1.1":
		wrong("WARC 版本 %.20q 未知", "has the version %.20q of WARC, which is not known", rec.Version)
	}
	if !slices.Contains(types, rec.Type) {
		few(v.types, rec.Type)
	} else if rec.URI == "" && !slices.Contains(homeless, rec.Type) {
		wrong("缺少 WARC-Target-URI", "lacks WARC-Target-URI")
	}
	switch id := shorten(rec.ID); {
	case !anID.MatchString(rec.ID):
		wrong("缺少 WARC-Record-ID，或写法有误", "lacks a WARC-Record-ID, or has a malformed one")
	case v.ids[id]:
		wrong("记录号与另一条记录相同", "has the WARC-Record-ID of another record")
	default:
		v.ids[id] = true
	}
	if !aDate.MatchString(rec.Date) {
		wrong("缺少 WARC-Date，或写法有误", "lacks a WARC-Date, or has a malformed one")
	}
	if rec.head.Odd > 0 || rec.head.Before > 0 {
		wrong("记录头之前或之中有不是字段的行", "has lines in its head, or before it, that are no fields")
	}
	for _, name := range rec.head.Twice {
		if !slices.Contains(repeated, name) && (strings.HasPrefix(name, "warc-") || strings.HasPrefix(name, "content-")) {
			wrong("字段 %s 出现两次", "has the field %s twice", fmt.Sprintf("%.40q", name))
		}
	}
}

// digest compares one, and reports whether it is right. Where a record holds a part of what
// the digest is of, a difference proves nothing.
func (v *verification) digest(s *sum, said, zh, en string, part bool, wrong func(zh, en string, args ...any)) bool {
	switch {
	case said == "":
	case s.want.Algorithm == "":
		wrong("%[1]s的校验值写法有误", "has a malformed digest of its %[2]s", zh, en)
	case !s.want.Known():
		few(v.unknown, s.want.Algorithm)
	case s.right():
		v.proved++
		if s.want.Algorithm == "sha1" || s.want.Algorithm == "md5" {
			v.open[weak]++
		}
		return true
	case !part:
		wrong("%[1]s的校验值不符", "does not have the digest that it gives of its %[2]s", zh, en)
	}
	return false
}
