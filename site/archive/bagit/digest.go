package bagit

import (
	"context"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/emmansun/gmsm/sm3"
)

// An algorithm is one of digests.
type algorithm struct {
	name string // as the names of manifests have it
	make func() hash.Hash
	weak bool // finds damage, but not what somebody changed on purpose
}

// algorithms are those that bags are written with, in this order.
var algorithms = []algorithm{{"sha256", sha256.New, false}, {"sha512", sha512.New, false}, {"sm3", sm3.New, false}}

// others are those of other people's bags that are read beside.
var others = []algorithm{{"md5", md5.New, true}, {"sha1", sha1.New, true}, {"sha224", sha256.New224, false}, {"sha384", sha512.New384, false}}

// known gives the algorithm of that name.
func known(name string) (algorithm, bool) {
	for _, a := range slices.Concat(algorithms, others) {
		if a.name == name {
			return a, true
		}
	}
	return algorithm{name: name}, false
}

// A summer works out several digests of one file.
type summer struct {
	with   []algorithm
	hashes []hash.Hash
}

func newSummer(with []algorithm) *summer {
	s := &summer{with: with}
	for _, a := range with {
		s.hashes = append(s.hashes, a.make())
	}
	return s
}

func (s *summer) writers() []io.Writer {
	out := make([]io.Writer, len(s.hashes))
	for i, h := range s.hashes {
		out[i] = h
	}
	return out
}

// of gives the sums of a file of this size; with must be algorithms.
func (s *summer) of(size int64) *Sums {
	return &Sums{size, hex.EncodeToString(s.hashes[0].Sum(nil)), hex.EncodeToString(s.hashes[1].Sum(nil)), hex.EncodeToString(s.hashes[2].Sum(nil))}
}

const (
	narrow = 64 << 10 // bytes at a time: few enough to be in the cache when the last writer reads them
	large  = 4 << 20  // what is longer is worked on by all writers side by side
	piece  = 1 << 20  // at a time, then
	ring   = 4        // pieces at hand, then: a fast writer may be that far before a slow one
)

// pour reads in to its end into all writers and says how long it was. The beginning goes
// from one writer to the next; what is left of a large file goes to all at once, so that
// the slowest of them, SM3, sets the pace, and not their sum.
func pour(ctx context.Context, in io.Reader, to []io.Writer) (int64, error) {
	n, done, err := pourNarrow(ctx, in, to)
	if done || err != nil {
		return n, err
	}
	rest, err := pourWide(ctx, in, to)
	return n + rest, err
}

// buffers are for the beginnings of files, of which there are tens of thousands.
var buffers = sync.Pool{New: func() any { return new([narrow]byte) }}

// pourNarrow stops where the file turns out to be large.
func pourNarrow(ctx context.Context, in io.Reader, to []io.Writer) (n int64, done bool, err error) {
	buf := buffers.Get().(*[narrow]byte)
	defer buffers.Put(buf)
	for n < large || len(to) < 2 {
		if err := ctx.Err(); err != nil {
			return n, false, err
		}
		k, err := in.Read(buf[:])
		for _, w := range to {
			if _, err := w.Write(buf[:k]); err != nil {
				return n, false, err
			}
		}
		n += int64(k)
		if errors.Is(err, io.EOF) {
			return n, true, nil
		}
		if err != nil {
			return n, false, err
		}
	}
	return n, false, nil
}

// A part is a piece of a file on its way through the writers.
type part struct {
	data []byte
	left atomic.Int32 // writers that have it before them
}

func pourWide(ctx context.Context, in io.Reader, to []io.Writer) (n int64, err error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	free := make(chan *part, ring)
	for range ring {
		free <- &part{data: make([]byte, piece)}
	}
	lanes := make([]chan *part, len(to))
	var busy sync.WaitGroup
	for i, w := range to {
		lane := make(chan *part, ring)
		lanes[i] = lane
		busy.Go(func() {
			for p := range lane {
				if _, err := w.Write(p.data); err != nil {
					stop(err) // the reader ends; what is under way comes to nothing
				}
				if p.left.Add(-1) == 0 {
					free <- p
				}
			}
		})
	}
	for err == nil && ctx.Err() == nil {
		p := <-free
		var k int
		k, err = io.ReadFull(in, p.data[:piece])
		n += int64(k)
		p.data = p.data[:k]
		p.left.Store(int32(len(to)))
		for _, lane := range lanes {
			lane <- p
		}
	}
	for _, lane := range lanes {
		close(lane)
	}
	busy.Wait()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil // of ReadFull: a reader that was cut short says so in other words
	}
	if err == nil {
		err = context.Cause(ctx)
	}
	return n, err
}
