package targets

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strconv"
	"time"

	"github.com/pkg/sftp"
	"golang.org/x/sync/errgroup"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

const (
	sftpFiles   = 32 // that are sent at once
	sftpServers = 4  // that take them
)

// An sftpSender brings the files of a release into its partial folder. A file travels in
// the folder incoming and is moved when every byte of it was acknowledged, and is on the
// disk where the server can say so. So the partial folder has whole files only, and what
// a run that died leaves in it can be used again: neither sizes tell, for parts of a file
// are written in any order, nor times, and sums would have to be fetched.
type sftpSender struct {
	*sftpSession
	base     string            // the release that is shared with
	sums     map[string]string // its sums; nil where there is none
	to       string
	incoming string
	made     time.Time // the time of files that are new; those that are shared keep theirs
}

// servers opens more SFTP servers over the connection, if it may. Each does one thing at
// a time, and would wait for the disk file by file; together they wait once.
func (c *sftpSender) servers(files int) (all []*sftp.Client) {
	all = []*sftp.Client{c.Client}
	for len(all) < min(sftpServers, files/8) {
		more, err := c.start()
		if err != nil {
			break // one will do
		}
		all = append(all, more)
	}
	return all
}

func (c *sftpSender) send(ctx context.Context, tree publish.Tree) error {
	servers := c.servers(len(tree))
	free := make(chan *sftp.Client, sftpFiles)
	for i := range cap(free) {
		free <- servers[i%len(servers)]
	}
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(cap(free))
	for i, f := range tree {
		workers.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			in, err := f.Open()
			if err != nil {
				return explain(err)
			}
			defer in.Close()
			by := <-free
			defer func() { free <- by }()
			return c.file(ctx, by, in, f, path.Join(c.incoming, strconv.Itoa(i)), path.Join(c.to, f.Path))
		})
	}
	err := workers.Wait()
	for _, s := range servers[1:] {
		s.Close()
	}
	return err
}

// text sends a file of our own.
func (c *sftpSender) text(ctx context.Context, to string, data []byte) error {
	sum := sha256.Sum256(data)
	f := publish.File{Path: to, Size: int64(len(data)), Sum: hex.EncodeToString(sum[:])}
	return c.file(ctx, c.Client, bytes.NewReader(data), f, path.Join(c.incoming, "text"), to)
}

// file sends a file by way of another name, and sees to it that what was sent is what
// was summed up.
func (c *sftpSender) file(ctx context.Context, by *sftp.Client, in io.Reader, f publish.File, way, to string) (err error) {
	out, err := by.OpenFile(way, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return fmt.Errorf("%s: %w", way, err)
	}
	h := sha256.New()
	here := &sftpReader{ctx: ctx, in: io.TeeReader(in, h)}
	// The bound tells the library the size, by which it writes several parts at once.
	n, err := out.ReadFrom(&io.LimitedReader{R: here, N: f.Size + 1})
	if err == nil && (n != f.Size || hex.EncodeToString(h.Sum(nil)) != f.Sum) {
		here.err = disclosure.Errorf("%s 在发布过程中变了；请再次发布", "%s changed while it was published; publish again", f.Path)
	}
	if err == nil && c.durable() {
		err = out.Sync()
	}
	if e := out.Close(); err == nil {
		err = e
	}
	if here.err != nil {
		return here.err
	}
	if err == nil {
		err = by.Chtimes(way, c.made, c.made)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", to, err)
	}
	return sftpRename(by, way, to)
}

// durable reports whether the server can say that a file is on its disk. Where it
// cannot, what a dead run left is not trusted: the server may have died with it.
func (s *sftpSession) durable() bool { return s.has("fsync@openssh.com") }

// sftpRename gives a file or folder another name, in the place of a file that has it.
func sftpRename(by *sftp.Client, from, to string) error {
	if err := by.PosixRename(from, to); err != nil {
		return fmt.Errorf("%s: %w", to, err)
	}
	return nil
}

// An sftpReader tells an error of reading here from one of writing there, and stops
// when nobody waits any more.
type sftpReader struct {
	ctx context.Context
	in  io.Reader
	err error
}

func (r *sftpReader) Read(b []byte) (n int, err error) {
	if err = r.ctx.Err(); err == nil {
		n, err = r.in.Read(b)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		r.err = explain(err)
	}
	return n, err
}
