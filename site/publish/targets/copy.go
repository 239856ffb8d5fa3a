package targets

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"gongkai/site/publish"
)

// A copier puts the files of a release into a folder of its own.
type copier struct {
	from string            // the release that is shared with, or its parent where there is none
	sums map[string]string // of that release; nil where there is none
	to   string
	made time.Time // the time of files that are new; those that are shared keep theirs

	sent, shared, bytes atomic.Int64
}

func (c *copier) copy(ctx context.Context, tree publish.Tree) (publish.Moved, error) {
	made := map[string]bool{}
	for _, f := range tree {
		if dir := path.Dir(f.Path); !made[dir] {
			made[dir] = true
			if err := os.MkdirAll(filepath.Join(c.to, filepath.FromSlash(dir)), 0o755); err != nil {
				return publish.Moved{}, err
			}
		}
	}
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(8)
	for _, f := range tree {
		workers.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return c.file(f)
		})
	}
	err := workers.Wait()
	return publish.Moved{Sent: int(c.sent.Load()), Shared: int(c.shared.Load()), Bytes: c.bytes.Load()}, err
}

// file shares a file that did not change, or copies it.
func (c *copier) file(f publish.File) error {
	to := filepath.Join(c.to, filepath.FromSlash(f.Path))
	if c.sums[f.Path] == f.Sum {
		from := filepath.Join(c.from, filepath.FromSlash(f.Path))
		info, err := os.Lstat(from)
		// What somebody cut short or put in its place by hand is not handed on.
		if err == nil && info.Mode().IsRegular() && info.Size() == f.Size && os.Link(from, to) == nil {
			c.shared.Add(1)
			return nil
		}
	}
	n, err := write(to, f)
	if err != nil {
		return err
	}
	c.sent.Add(1)
	c.bytes.Add(n)
	return os.Chtimes(to, c.made, c.made)
}

// write copies a file, and sees to it that what was read is what was summed up.
func write(to string, f publish.File) (n int64, err error) {
	in, err := f.Open()
	if err != nil {
		return 0, err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return 0, err
	}
	if n, err = io.Copy(out, in); err == nil && n != f.Size {
		err = fmt.Errorf("%s changed while it was published", f.Path)
	}
	return n, errors.Join(err, out.Close())
}
