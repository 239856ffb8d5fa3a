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
	"sync"
)

const (
	small   = 1 << 20 // up to this size a record is packed in memory, side by side with others
	workers = 8       // at most; each has some four megabytes in its hands
)

// Write writes the resources in their order, after a warcinfo record in each file, and
// tells where each stands. create opens a file by its name; Write closes it. A resource
// that is not what its digest says is an error.
func Write(ctx context.Context, resources []Resource, o Options, create func(name string) (io.WriteCloser, error)) ([]Entry, []Name, error) {
	resources, err := check(resources, o)
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	w := &writer{ctx: ctx, o: o, create: create, packer: newPacker(ctx, o), most: o.MaxBytes}
	if w.most <= 0 {
		w.most = 1 << 30
	}
	var busy sync.WaitGroup
	entries, err := w.all(resources, &busy)
	cancel() // where writing fails, those who pack stop
	busy.Wait()
	if err == nil && len(w.files) == 0 {
		err = w.begin()
	}
	if err = errors.Join(err, w.end()); err != nil {
		return nil, nil, err
	}
	return entries, w.files, nil
}

type writer struct {
	ctx    context.Context
	o      Options
	create func(string) (io.WriteCloser, error)
	packer *packer
	most   int64

	files      []Name
	out        io.WriteCloser
	sum, plain hash.Hash
	at         int64
}

// A job is a small record that is to be packed.
type job struct {
	r  Resource
	to *packed
}

// all writes the records. Small ones are packed on all processors and written in order.
func (w *writer) all(resources []Resource, busy *sync.WaitGroup) ([]Entry, error) {
	n := min(runtime.GOMAXPROCS(0), workers)
	coming, jobs, free := make(chan *packed, 2*n), make(chan job), make(chan *packed, 2*n)
	for range 2 * n {
		free <- &packed{done: make(chan struct{}, 1)}
	}
	for range n {
		busy.Go(func() {
			p := newPacker(w.ctx, w.o)
			for j := range jobs {
				p.small(j.r, j.to)
			}
		})
	}
	busy.Go(func() {
		defer close(jobs)
		for _, r := range resources {
			if r.Size > small {
				continue // streamed when its turn comes
			}
			select {
			case to := <-free:
				coming <- to // has room for all there are
				jobs <- job{r, to}
			case <-w.ctx.Done():
				return
			}
		}
	})
	entries := make([]Entry, 0, len(resources))
	for _, r := range resources {
		e, err := w.add(r, coming, free)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// add writes one record, when it is packed.
func (w *writer) add(r Resource, coming <-chan *packed, free chan<- *packed) (Entry, error) {
	if w.out == nil || w.at >= w.most {
		if err := errors.Join(w.end(), w.begin()); err != nil {
			return Entry{}, err
		}
	}
	e := Entry{URI: r.URI, File: w.files[len(w.files)-1].Name, Offset: w.at, MediaType: r.MediaType, Status: 200, Digest: "sha256:" + r.SHA256, Date: w.o.Date}
	var err error
	if r.Size > small {
		err = w.packer.large(r, w, w.plain)
	} else {
		err = w.take(coming, free)
	}
	e.Length = w.at - e.Offset
	return e, err
}

// take writes the next small record.
func (w *writer) take(coming <-chan *packed, free chan<- *packed) error {
	var p *packed
	select {
	case p = <-coming:
	case <-w.ctx.Done():
		return w.ctx.Err()
	}
	<-p.done
	if p.err != nil {
		return p.err
	}
	io.WriteString(w.plain, p.head)
	w.plain.Write(p.body.Bytes())
	io.WriteString(w.plain, end)
	_, err := w.Write(p.gz.Bytes())
	free <- p
	return err
}

// Write writes what is packed, and counts it.
func (w *writer) Write(data []byte) (int, error) {
	n, err := w.out.Write(data)
	w.sum.Write(data[:n])
	w.at += int64(n)
	return n, err
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
	head := fmt.Sprintf("WARC/%s\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: %s\r\nWARC-Date: %s\r\nWARC-Filename: %s\r\nWARC-Block-Digest: sha256:%x\r\nContent-Type: application/warc-fields\r\nContent-Length: %d\r\n\r\n%s",
		w.o.version(), id(name, w.o.date(), hex.EncodeToString(sum[:])), w.o.date(), name, sum, block.Len(), block.String())
	io.WriteString(w.plain, head+end)
	return w.packer.member(w, head, func(io.Writer) error { return nil })
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
