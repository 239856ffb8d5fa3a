package warc

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"runtime"
	"strings"
)

// small is up to which size a record is packed in memory, side by side with others.
const small = 2 << 20

// Write writes the resources in their order, after a warcinfo record in each file, and
// tells where each stands. create opens a file by its name; Write closes it. A resource
// that is not what its digest says is an error.
func Write(ctx context.Context, resources []Resource, o Options, create func(name string) (io.WriteCloser, error)) ([]Entry, []Name, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // where writing fails, those who pack stop
	w := &writer{o: o, create: create, packer: newPacker(), most: o.MaxBytes}
	if w.most == 0 {
		w.most = 1 << 30
	}
	entries, err := w.all(ctx, resources)
	if err != nil {
		return nil, nil, errors.Join(err, w.end())
	}
	if len(w.files) == 0 {
		err = w.begin()
	}
	return entries, w.files, errors.Join(err, w.end())
}

type writer struct {
	o      Options
	create func(string) (io.WriteCloser, error)
	packer *packer
	most   int64

	files      []Name
	out        io.WriteCloser
	sum, plain hash.Hash
	at         int64
}

// A packed is a record on its way: small ones are packed by now or soon.
type packed struct {
	done  chan struct{}
	plain []byte
	gz    []byte
	err   error
}

// all writes the records. Small ones are packed on all processors and written in order.
func (w *writer) all(ctx context.Context, resources []Resource) ([]Entry, error) {
	workers := runtime.GOMAXPROCS(0)
	coming := make(chan *packed, 2*workers)
	jobs := make(chan func())
	for range workers {
		go func() {
			for job := range jobs {
				job()
			}
		}()
	}
	go func() {
		defer close(jobs)
		defer close(coming)
		for _, r := range resources {
			p := &packed{done: make(chan struct{})}
			select {
			case coming <- p:
			case <-ctx.Done():
				return
			}
			if r.Size > small {
				close(p.done) // streamed when its turn comes
				continue
			}
			job := func() {
				defer close(p.done)
				p.plain, p.gz, p.err = pack(r, w.o)
			}
			select {
			case jobs <- job:
			case <-ctx.Done():
				return
			}
		}
	}()
	entries := make([]Entry, 0, len(resources))
	for _, r := range resources {
		p, ok := <-coming
		if !ok {
			return nil, ctx.Err()
		}
		select {
		case <-p.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if p.err != nil {
			return nil, p.err
		}
		e, err := w.add(r, p)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// add writes one record.
func (w *writer) add(r Resource, p *packed) (Entry, error) {
	if w.out == nil || w.at >= w.most {
		if err := errors.Join(w.end(), w.begin()); err != nil {
			return Entry{}, err
		}
	}
	uri, err := encoded(r.URI)
	if err != nil {
		return Entry{}, err
	}
	e := Entry{URI: uri, File: w.files[len(w.files)-1].Name, Offset: w.at, MediaType: r.MediaType, Status: 200, Digest: "sha256:" + r.SHA256, Date: w.o.Date}
	if p.gz == nil {
		err = w.stream(r)
	} else {
		w.plain.Write(p.plain)
		_, err = w.Write(p.gz)
	}
	e.Length = w.at - e.Offset
	return e, err
}

// Write writes what is packed, and counts it.
func (w *writer) Write(data []byte) (int, error) {
	n, err := w.out.Write(data)
	w.sum.Write(data[:n])
	w.at += int64(n)
	return n, err
}

// stream writes a large record: read once for its digest, once to be packed.
func (w *writer) stream(r Resource) error {
	head, err := headOf(r, w.o, func(to io.Writer) error { return copyChecked(to, r) })
	if err != nil {
		return err
	}
	return w.packer.pack(w, func(z io.Writer) error {
		to := io.MultiWriter(z, w.plain)
		if _, err := io.WriteString(to, head); err != nil {
			return err
		}
		if err := copyChecked(to, r); err != nil {
			return err
		}
		_, err := io.WriteString(to, "\r\n\r\n")
		return err
	})
}

// begin opens the next file, whose first record says what it is.
func (w *writer) begin() error {
	name := w.o.name(len(w.files))
	out, err := w.create(name)
	if err != nil {
		return err
	}
	w.out, w.at, w.sum, w.plain = out, 0, sha256.New(), sha256.New()
	w.files = append(w.files, Name{Name: name})
	var block strings.Builder
	for _, f := range w.o.Info {
		fmt.Fprintf(&block, "%s: %s\r\n", f.Name, strings.Join(strings.Fields(f.Value), " "))
	}
	sum := sha256.Sum256([]byte(block.String()))
	record := fmt.Sprintf("WARC/%s\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: %s\r\nWARC-Date: %s\r\nWARC-Filename: %s\r\nWARC-Block-Digest: sha256:%x\r\nContent-Type: application/warc-fields\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		w.o.version(), id(name, w.o.date(), hex.EncodeToString(sum[:])), w.o.date(), name, sum, block.Len(), block.String())
	w.plain.Write([]byte(record))
	return w.packer.pack(w, func(z io.Writer) error {
		_, err := io.WriteString(z, record)
		return err
	})
}

// end closes the file that is being written.
func (w *writer) end() error {
	if w.out == nil {
		return nil
	}
	last := &w.files[len(w.files)-1]
	last.SHA256, last.Plain = hex.EncodeToString(w.sum.Sum(nil)), hex.EncodeToString(w.plain.Sum(nil))
	err := w.out.Close()
	w.out = nil
	return err
}
