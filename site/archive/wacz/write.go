package wacz

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"gongkai/site/archive/warc"
)

// A member is one file of the ZIP, as far as it must be known before it is written.
type member struct {
	name   string
	size   int64
	crc    uint32
	sha256 string
	open   func() (io.ReadCloser, error)
}

// Write writes a web archive. The same resources and options give the same bytes.
func Write(ctx context.Context, file io.Writer, resources []warc.Resource, o Options) (*Written, error) {
	temp, err := os.MkdirTemp(o.TempDir, "wacz-*")
	if err != nil {
		return nil, err
	}
	w, err := write(ctx, file, resources, o, temp)
	return w, errors.Join(err, os.RemoveAll(temp))
}

func write(ctx context.Context, file io.Writer, resources []warc.Resource, o Options, temp string) (*Written, error) {
	out := &Written{}
	var err error
	out.Entries, out.WARCs, err = warc.Write(ctx, resources, o.WARC, func(name string) (io.WriteCloser, error) {
		return os.OpenFile(filepath.Join(temp, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	})
	if err != nil {
		return nil, err
	}
	var members []member
	for _, w := range out.WARCs {
		m, err := onDisk("archive/"+w.Name, filepath.Join(temp, w.Name))
		if err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	index, err := formatIndex(out.Entries)
	if err != nil {
		return nil, err
	}
	pages, err := formatPages(o)
	if err != nil {
		return nil, err
	}
	members = append(members, inMemory(indexFile, index), inMemory(pagesFile, pages))
	said, digest, err := describe(members, o)
	if err != nil {
		return nil, err
	}
	sum, n := sha256.New(), &counted{}
	z := zip.NewWriter(io.MultiWriter(file, sum, n))
	for _, m := range append(members, said, digest) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err := put(z, m, o.Created); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	out.Bytes, out.SHA256 = n.n, hex.EncodeToString(sum.Sum(nil))
	return out, nil
}

type counted struct{ n int64 }

func (c *counted) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}

// put stores one member: its size and sum are written before it, its time by the old
// clock of ZIP alone, which knows no zones.
func put(z *zip.Writer, m member, at time.Time) error {
	h := &zip.FileHeader{Name: m.name, Method: zip.Store, CRC32: m.crc, CompressedSize64: uint64(m.size), UncompressedSize64: uint64(m.size)}
	h.SetMode(0o644)
	u := at.UTC()
	h.ModifiedDate = uint16(u.Day() + int(u.Month())<<5 + (u.Year()-1980)<<9)
	h.ModifiedTime = uint16(u.Second()/2 + u.Minute()<<5 + u.Hour()<<11)
	w, err := z.CreateRaw(h)
	if err != nil {
		return err
	}
	in, err := m.open()
	if err != nil {
		return err
	}
	_, err = io.Copy(w, in)
	return errors.Join(err, in.Close())
}

// onDisk reads a file for its size and sums.
func onDisk(name, file string) (member, error) {
	m := member{name: name, open: func() (io.ReadCloser, error) { return os.Open(file) }}
	in, err := m.open()
	if err != nil {
		return m, err
	}
	defer in.Close()
	sum, crc := sha256.New(), crc32.NewIEEE()
	m.size, err = io.Copy(io.MultiWriter(sum, crc), in)
	m.sha256, m.crc = hex.EncodeToString(sum.Sum(nil)), crc.Sum32()
	return m, err
}

func inMemory(name string, data []byte) member {
	sum := sha256.Sum256(data)
	return member{name, int64(len(data)), crc32.ChecksumIEEE(data), hex.EncodeToString(sum[:]), func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

// formatPages writes the list of pages.
func formatPages(o Options) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(struct {
		Format string `json:"format"`
		ID     string `json:"id"`
		Title  string `json:"title"`
	}{"json-pages-1.0", "pages", "All Pages"}); err != nil {
		return nil, err
	}
	for _, p := range o.Pages {
		sum := sha256.Sum256([]byte(p.URL))
		err := enc.Encode(struct {
			ID    string `json:"id"`
			URL   string `json:"url"`
			TS    string `json:"ts"`
			Title string `json:"title,omitempty"`
		}{hex.EncodeToString(sum[:8]), p.URL, o.Created.UTC().Format(time.RFC3339), p.Title})
		if err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// describe makes the list of all members, and what proves the list.
func describe(members []member, o Options) (said, digest member, err error) {
	created := o.Created.UTC().Format(time.RFC3339)
	d := datapackage{Profile: profile, Version: version, Title: o.Title, Description: o.Description, Created: created, Software: o.Software, MainPageURL: o.MainPage, MainPageTS: created}
	for _, m := range members {
		d.Resources = append(d.Resources, resource{strings.ToLower(path.Base(m.name)), m.name, "sha256:" + m.sha256, m.size})
	}
	data, err := indented(d)
	if err != nil {
		return said, digest, err
	}
	said = inMemory(packageFile, data)
	if data, err = indented(packageDigest{Path: packageFile, Hash: "sha256:" + said.sha256}); err != nil {
		return said, digest, err
	}
	return said, inMemory(digestFile, data), nil
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}
