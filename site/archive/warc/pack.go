package warc

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"time"

	"github.com/klauspost/compress/gzip"

	"gongkai/disclosure"
)

// level is that of gzip. With the pinned version of the module the same records are the
// same bytes.
const level = 6

// end stands behind every record.
const end = "\r\n\r\n"

// A packer packs records, each into a gzip member of its own (ISO 28500, annex D), whose
// head has no time, no name and no system.
type packer struct {
	ctx context.Context
	o   Options
	z   *gzip.Writer
	buf []byte
}

func newPacker(ctx context.Context, o Options) *packer {
	z, err := gzip.NewWriterLevel(io.Discard, level)
	if err != nil {
		panic(err) // the level is one there is
	}
	return &packer{ctx, o, z, make([]byte, 64<<10)}
}

// A packed is a record on its way: a small one is packed in memory, side by side with others.
type packed struct {
	done chan struct{}
	head string
	body bytes.Buffer
	gz   bytes.Buffer
	err  error
}

// small packs a record that is small enough to be held in memory.
func (p *packer) small(r Resource, to *packed) {
	defer func() { to.done <- struct{}{} }()
	to.body.Reset()
	to.gz.Reset()
	to.body.Grow(int(r.Size))
	answer, block := p.answer(r)
	if to.err = p.copy(io.MultiWriter(&to.body, block), r); to.err != nil {
		return
	}
	to.head = p.head(r, answer, block)
	to.err = p.member(&to.gz, to.head, func(z io.Writer) error {
		_, err := z.Write(to.body.Bytes())
		return err
	})
}

// large packs a record that is not held in memory: it is read once for the digest of its
// block, which stands before it, and once to be packed. plain takes the record unpacked.
func (p *packer) large(r Resource, to, plain io.Writer) error {
	answer, block := p.answer(r)
	if err := p.copy(block, r); err != nil {
		return err
	}
	head := p.head(r, answer, block)
	if _, err := io.WriteString(plain, head); err != nil {
		return err
	}
	err := p.member(to, head, func(z io.Writer) error { return p.copy(io.MultiWriter(z, plain), r) })
	if err == nil {
		_, err = io.WriteString(plain, end)
	}
	return err
}

// answer is the head of the HTTP answer, and the sum of the block that begins with it.
func (p *packer) answer(r Resource) (string, hash.Hash) {
	answer, block := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n", r.MediaType, r.Size), sha256.New()
	io.WriteString(block, answer)
	return answer, block
}

// head is all of a record before its payload: its own head, and that of the answer.
func (p *packer) head(r Resource, answer string, block hash.Hash) string {
	return fmt.Sprintf("WARC/%s\r\nWARC-Type: response\r\nWARC-Record-ID: %s\r\nWARC-Date: %s\r\nWARC-Target-URI: %s\r\nWARC-Block-Digest: sha256:%x\r\nWARC-Payload-Digest: sha256:%s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s",
		p.o.version(), id(r.URI, p.o.date(), r.SHA256), p.o.date(), r.URI, block.Sum(nil), r.SHA256, int64(len(answer))+r.Size, answer)
}

// copy copies a resource, which must be what its size and digest say, and no longer.
func (p *packer) copy(to io.Writer, r Resource) error {
	in, err := r.Open()
	if err != nil {
		return err
	}
	sum := sha256.New()
	from := &counter{ctx: p.ctx, in: io.LimitReader(in, r.Size+1)}
	_, err = io.CopyBuffer(onlyWriter{io.MultiWriter(to, sum)}, from, p.buf)
	if err = errors.Join(err, in.Close()); err == nil && (from.n != r.Size || hex.EncodeToString(sum.Sum(nil)) != r.SHA256) {
		err = disclosure.Errorf("%s 在归档过程中改变了；请再运行一次", "%s changed while it was archived; run again", r.URI)
	}
	return err
}

// onlyWriter keeps a writer from reading by itself, with a buffer of its own.
type onlyWriter struct{ io.Writer }

// member writes one gzip member: a record.
func (p *packer) member(to io.Writer, head string, payload func(io.Writer) error) error {
	p.z.Reset(to)
	p.z.ModTime = time.Unix(0, 0) // writes none; the zero Time, which Reset sets, would be written as a year of its own
	if _, err := io.WriteString(p.z, head); err != nil {
		return err
	}
	if err := payload(p.z); err != nil {
		return err
	}
	if _, err := io.WriteString(p.z, end); err != nil {
		return err
	}
	return p.z.Close()
}
