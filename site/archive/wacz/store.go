package wacz

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"time"
)

// store writes the ZIP, and says how long it is.
func store(ctx context.Context, to io.Writer, members []member, at time.Time) (int64, error) {
	n := &counted{to: to}
	z := zip.NewWriter(n)
	for _, m := range members {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		u := at.UTC()
		w, err := z.CreateRaw(header(m.name, uint64(m.size), m.crc, uint16(u.Day()+int(u.Month())<<5+(u.Year()-1980)<<9), uint16(u.Second()/2+u.Minute()<<5+u.Hour()<<11)))
		if err != nil {
			return 0, err
		}
		in, err := m.open()
		if err != nil {
			return 0, err
		}
		_, err = io.Copy(w, in)
		if err = errors.Join(err, in.Close()); err != nil {
			return 0, err
		}
	}
	err := z.Close()
	return n.n, err
}

// header is what stands before a member that is not packed: its size and sum, so that none
// need follow it, and its time by the old clock of ZIP alone, which knows no zones.
func header(name string, size uint64, crc uint32, day, hour uint16) *zip.FileHeader {
	h := &zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc, CompressedSize64: size, UncompressedSize64: size}
	h.SetMode(0o644)
	h.ModifiedDate, h.ModifiedTime = day, hour
	return h
}

type counted struct {
	to io.Writer
	n  int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n += int64(n)
	return n, err
}

// framed writes the ZIP of an archive again, from what it says of its members, and compares
// it with what there is; what is within members is not looked at. It names the member at
// whose head the first difference is, or the directory behind them.
func (a *Archive) framed() (where string, ok bool) {
	c := &comparer{a: a, same: true}
	z := zip.NewWriter(c)
	for _, f := range a.zip.File {
		w, err := z.CreateRaw(header(f.Name, f.UncompressedSize64, f.CRC32, f.ModifiedDate, f.ModifiedTime))
		if err != nil || z.Flush() != nil || !c.same {
			return f.Name, false
		}
		at, err := f.DataOffset()
		if err != nil || at != c.n || uint64(a.size-at) < f.UncompressedSize64 {
			return f.Name, false
		}
		c.within = true
		if _, err = io.CopyN(w, zeros{}, int64(f.UncompressedSize64)); err != nil || z.Flush() != nil {
			return f.Name, false
		}
		c.within = false
	}
	return "ZIP", z.Close() == nil && c.same && c.n == a.size
}

// A comparer compares what is written to it with an archive.
type comparer struct {
	a      *Archive
	n      int64
	within bool // a member, whose bytes do not count
	same   bool
	buf    []byte
}

func (c *comparer) Write(p []byte) (int, error) {
	if !c.within && c.same {
		if len(c.buf) < len(p) {
			c.buf = make([]byte, len(p))
		}
		n, _ := c.a.r.ReadAt(c.buf[:len(p)], c.n) // what is too short is not the same
		c.same = string(c.buf[:n]) == string(p)
	}
	c.n += int64(len(p))
	return len(p), nil
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }
