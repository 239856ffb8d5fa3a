package wacz

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"time"

	"gongkai/disclosure"
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
	if y := o.Created.UTC().Year(); y < 1980 || y > 2107 {
		return nil, disclosure.Errorf("封存时间 %s 不能写入 ZIP，只能是 1980 年至 2107 年", "the time of the freezing, %s, cannot be written into a ZIP, which knows the years from 1980 to 2107", o.Created.UTC().Format(time.RFC3339))
	}
	temp, err := os.MkdirTemp(o.TempDir, "wacz-*")
	if err != nil {
		return nil, err
	}
	w, err := write(ctx, file, resources, o, temp)
	if err = errors.Join(err, os.RemoveAll(temp)); err != nil {
		return nil, err
	}
	return w, nil
}

func write(ctx context.Context, file io.Writer, resources []warc.Resource, o Options, temp string) (*Written, error) {
	out := &Written{}
	var spooled []*spool
	var err error
	out.Entries, out.WARCs, err = warc.Write(ctx, resources, o.WARC, func(name string) (io.WriteCloser, error) {
		s, err := newSpool(filepath.Join(temp, name))
		spooled = append(spooled, s)
		return s, err
	})
	if err != nil {
		return nil, err
	}
	out.Records = len(out.Entries)
	var members []member
	for i, w := range out.WARCs {
		members = append(members, member{"archive/" + w.Name, spooled[i].n, spooled[i].crc.Sum32(), w.SHA256, spooled[i].open})
	}
	index, err := formatIndex(out.Entries)
	if err != nil {
		return nil, err
	}
	if o, err = o.encoded(out.Entries); err != nil {
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
	sum := sha256.New()
	out.Bytes, err = store(ctx, io.MultiWriter(file, sum), append(members, said, digest), o.Created)
	out.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return out, err
}

// encoded gives the options with addresses as the records have them. Each must be one of a
// record: a page that is not there is no page.
func (o Options) encoded(entries []warc.Entry) (Options, error) {
	there := make(map[string]bool, len(entries))
	for _, e := range entries {
		there[e.URI] = true
	}
	pages := make([]Page, 0, len(o.Pages)+1)
	for _, p := range append([]Page{{URL: o.MainPage}}, o.Pages...) {
		if p.URL != "" || len(pages) > 0 {
			uri, err := warc.Encode(p.URL)
			if err != nil {
				return o, err
			}
			if p.URL = uri; !there[uri] {
				return o, disclosure.Errorf("页面 %s 不在归档的文件中", "the page %s is not among the files that are archived", uri)
			}
		}
		pages = append(pages, p)
	}
	o.MainPage, o.Pages = pages[0].URL, pages[1:]
	return o, nil
}

// A spool is a WARC file on its way, whose sum and size must be known before the ZIP begins.
type spool struct {
	*os.File
	path string
	crc  hash.Hash32
	n    int64
}

func newSpool(path string) (*spool, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	return &spool{f, path, crc32.NewIEEE(), 0}, nil
}

func (s *spool) Write(p []byte) (int, error) {
	n, err := s.File.Write(p)
	s.crc.Write(p[:n])
	s.n += int64(n)
	return n, err
}

func (s *spool) open() (io.ReadCloser, error) { return os.Open(s.path) }

func inMemory(name string, data []byte) member {
	sum := sha256.Sum256(data)
	return member{name, int64(len(data)), crc32.ChecksumIEEE(data), hex.EncodeToString(sum[:]), func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}
