package warc

import (
	"bufio"
	"context"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"strconv"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

var records = disclosure.Say("记录", "records")

var hashes = map[string]func() hash.Hash{"sha1": sha1.New, "sha256": sha256.New, "sha512": sha512.New, "md5": md5.New}

var types = map[string]bool{"warcinfo": true, "response": true, "resource": true, "request": true, "metadata": true, "revisit": true, "conversion": true, "continuation": true}

// A verification is on its way through one file.
type verification struct {
	p            *proof.Proof
	name         string
	ids          map[string]bool
	n, answers   int
	proved, weak int            // digests that were right; those of weak algorithms among them
	unproved     map[string]int // records by why nothing proves them
}

// Verify reads every record of a file and proves what it says of itself: its fields, its
// lengths, the digests of block and payload. each, unless nil, is handed every record.
func Verify(ctx context.Context, name string, r io.ReaderAt, size int64, isPacked bool, each func(*Record) error) (*proof.Proof, error) {
	v := &verification{p: &proof.Proof{}, name: name, ids: map[string]bool{}, unproved: map[string]int{}}
	var last *Record
	hand := func() error {
		if last == nil || each == nil {
			return nil
		}
		return each(last)
	}
	at, err := Read(ctx, r, size, isPacked, func(rec *Record, block io.Reader) error {
		if err := hand(); err != nil { // its length is known by now
			return err
		}
		last = rec
		return v.record(rec, block)
	})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		v.p.Wrong = append(v.p.Wrong, proof.Fault{Where: where(name, at, ""), What: said(err)})
		v.p.Leaves(records, "%s：第 %d 字节之后的记录未读取", "%s: what follows byte %d was not read", name, at)
	} else if err := hand(); err != nil {
		return nil, err
	}
	switch {
	case v.n == 0 && err == nil:
		v.p.Fault(name, "没有记录", "holds no record")
	case v.p.Sound():
		v.p.Holds(records, "%[1]s：%[2]d 条记录，其中应答 %[3]d 条；%[4]d 个校验值相符", "%[1]s: %[2]d records, %[3]d of them answers; %[4]d digests are right", name, v.n, v.answers, v.proved)
	}
	for _, why := range []string{noDigest, "chunked"} {
		if n := v.unproved[why]; n > 0 && why == noDigest {
			v.p.Leaves(records, "%[1]s：%[2]d 条记录没有可核对的校验值", "%[1]s: %[2]d records have no digest that can be proved", name, n)
		} else if n > 0 {
			v.p.Leaves(records, "%[1]s：%[2]d 条应答分块传送，内容的校验值未核对", "%[1]s: %[2]d answers came in chunks, and the digests of their payload were not proved", name, n)
		}
	}
	return v.p, nil
}

const noDigest = "no digest"

func where(name string, at int64, uri string) string {
	w := fmt.Sprintf("%s @%d", name, at)
	if uri != "" {
		w += " " + quoted(uri)
	}
	return w
}

// record proves one record.
func (v *verification) record(rec *Record, block io.Reader) error {
	v.n++
	at := where(v.name, rec.Offset, rec.URI)
	wrong := func(zh, en string, args ...any) { v.p.Fault(at, zh, en, args...) }
	switch {
	case rec.Version != "1.0" && rec.Version != "1.1":
		wrong("WARC 版本 %q 未知", "has the version %q of WARC, which is not known", rec.Version)
	case !types[rec.Type]:
		v.p.Leaves(records, "%[1]s：记录类型 %[2]q 未知", "%[1]s: the type of record %[2]q is not known", at, rec.Type)
	case rec.ID == "" || rec.Date == "":
		wrong("缺少 WARC-Record-ID 或 WARC-Date", "lacks WARC-Record-ID or WARC-Date")
	case v.ids[rec.ID]:
		wrong("记录号 %s 出现两次", "has the id %s of another record", rec.ID)
	case rec.URI == "" && rec.Type != "warcinfo" && rec.Type != "metadata" && rec.Type != "conversion":
		wrong("缺少 WARC-Target-URI", "lacks WARC-Target-URI")
	}
	v.ids[rec.ID] = true
	blockSum, payloadSum, sum := newDigest(rec.BlockDigest), newDigest(rec.PayloadDigest), sha256.New()
	all := bufio.NewReaderSize(io.TeeReader(block, blockSum), 32<<10)
	chunked := false
	if rec.Type == "response" && strings.HasPrefix(rec.fields["content-type"], "application/http") {
		v.answers++
		budget := mostHead
		status, err := readLine(all, &budget)
		if err != nil {
			return err
		}
		head, err := readFields(all, &budget)
		if err != nil {
			return err
		}
		_, rest, _ := strings.Cut(status, " ")
		code, _, _ := strings.Cut(rest, " ")
		if rec.Status, err = strconv.Atoi(code); err != nil || !strings.HasPrefix(status, "HTTP/") {
			wrong("不是 HTTP 应答", "is no HTTP answer")
		}
		rec.MediaType, chunked = head["content-type"], head["transfer-encoding"] != ""
	}
	if _, err := io.Copy(io.MultiWriter(payloadSum, sum), all); err != nil {
		return err
	}
	rec.SHA256 = hex.EncodeToString(sum.Sum(nil))
	v.judge(blockSum, wrong, "记录", "block", false)
	v.judge(payloadSum, wrong, "内容", "payload", chunked || rec.Type == "revisit" || rec.Type == "request")
	if !blockSum.known() && !payloadSum.known() {
		v.unproved[noDigest]++
	}
	return nil
}

// judge compares a digest. Where the payload is not what the digest is of by every
// reading, a difference proves nothing.
func (v *verification) judge(d *digest, wrong func(zh, en string, args ...any), zh, en string, loose bool) {
	switch {
	case !d.known():
	case d.right():
		v.proved++
	case loose:
		v.unproved["chunked"]++
	default:
		wrong("%[1]s的校验值不符（%[3]s）", "the digest of its %[2]s is wrong (%[3]s)", zh, en, d.said)
	}
}

// A digest is one that a record says of itself: algorithm:value, in hexadecimal or base32.
type digest struct {
	said string
	want []byte
	hash.Hash
}

func newDigest(said string) *digest {
	name, value, _ := strings.Cut(said, ":")
	make, ok := hashes[strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "-", "")]
	d := &digest{said: said, Hash: nothing{}}
	if !ok {
		return d
	}
	h := make()
	want, err := hex.DecodeString(value)
	if err != nil || len(want) != h.Size() {
		want, err = base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.TrimRight(strings.ToUpper(value), "="))
	}
	if err != nil || len(want) != h.Size() {
		want = []byte{} // of no length that fits: wrong
	}
	d.want, d.Hash = want, h
	return d
}

func (d *digest) known() bool { return d.want != nil }
func (d *digest) right() bool { return string(d.want) == string(d.Sum(nil)) }

// nothing is the sum of a digest that is not there.
type nothing struct{}

func (nothing) Write(p []byte) (int, error) { return len(p), nil }
func (nothing) Sum(b []byte) []byte         { return b }
func (nothing) Reset()                      {}
func (nothing) Size() int                   { return 0 }
func (nothing) BlockSize() int              { return 1 }

// quoted is an address as people may see it on a terminal.
func quoted(s string) string {
	for _, r := range s {
		if r < ' ' || r == 0x7f || r >= 0x80 && r <= 0x9f || r == 0x202e || r == 0xfffd {
			return strconv.QuoteToASCII(s)
		}
	}
	if len(s) > 300 {
		return s[:300] + "…"
	}
	return s
}
