package warc

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"

	"gongkai/disclosure"
)

// level is that of gzip. With the pinned version of the module the same records are the
// same bytes.
const level = 6

// pack makes a small record, plain and packed.
func pack(r Resource, o Options) (plain, gz []byte, err error) {
	var body, all, out bytes.Buffer
	if err := copyChecked(&body, r); err != nil {
		return nil, nil, err
	}
	head, err := headOf(r, o, func(to io.Writer) error {
		_, err := to.Write(body.Bytes())
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	all.WriteString(head)
	all.Write(body.Bytes())
	all.WriteString("\r\n\r\n")
	err = newPacker().pack(&out, func(z io.Writer) error {
		_, err := z.Write(all.Bytes())
		return err
	})
	return all.Bytes(), out.Bytes(), err
}

// headOf is all of a record before its payload: its own head, and that of the answer.
func headOf(r Resource, o Options, payload func(io.Writer) error) (string, error) {
	uri, err := encoded(r.URI)
	if err != nil {
		return "", err
	}
	answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n", r.MediaType, r.Size)
	block := sha256.New()
	io.WriteString(block, answer)
	if err := payload(block); err != nil {
		return "", err
	}
	return fmt.Sprintf("WARC/%s\r\nWARC-Type: response\r\nWARC-Record-ID: %s\r\nWARC-Date: %s\r\nWARC-Target-URI: %s\r\nWARC-Block-Digest: sha256:%x\r\nWARC-Payload-Digest: sha256:%s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s",
		o.version(), id(uri, o.date(), r.SHA256), o.date(), uri, block.Sum(nil), r.SHA256, int64(len(answer))+r.Size, answer), nil
}

// copyChecked copies a resource, which must be what its digest says.
func copyChecked(to io.Writer, r Resource) error {
	in, err := r.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(to, sum), in)
	if err == nil && (n != r.Size || hex.EncodeToString(sum.Sum(nil)) != r.SHA256) {
		err = disclosure.Errorf("%s 在归档过程中改变了；请再运行一次", "%s changed while it was archived; run again", r.URI)
	}
	return err
}

// A packer packs records, each into a gzip member of its own (ISO 28500, annex D).
type packer struct{ z *gzip.Writer }

func newPacker() *packer {
	z, err := gzip.NewWriterLevel(io.Discard, level)
	if err != nil {
		panic(err) // the level is one there is
	}
	return &packer{z}
}

func (p *packer) pack(to io.Writer, write func(io.Writer) error) error {
	p.z.Reset(to)
	if err := write(p.z); err != nil {
		return err
	}
	return p.z.Close()
}
