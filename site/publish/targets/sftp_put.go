package targets

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"gongkai/site/publish"
)

// Put fills a partial folder and gives it its name. The manifest is there first, so that
// the next run knows what the files are, should this one die.
func (r *sftpTarget) Put(ctx context.Context, release publish.Release, tree publish.Tree, base string) (moved publish.Moved, err error) {
	s, h, err := r.owned(ctx)
	if err != nil {
		return moved, err
	}
	c := &sftpSender{
		sftpSession: s, made: release.Made,
		to:       r.at("releases", "."+release.ID+"."+h.claim.ID+".partial"),
		incoming: r.at("releases", "."+release.ID+"."+h.claim.ID+".incoming"),
	}
	defer func() {
		if err != nil && !s.cut(err) { // what a cut connection leaves is used by the next run
			err = errors.Join(err, s.removeAll(c.to), s.removeAll(c.incoming), s.remove(r.manifest(release.ID)))
		}
		err = s.explain(err, true)
	}()
	if base != "" && s.has("hardlink@openssh.com") {
		c.base = r.at("releases", base)
		if c.sums, err = r.Sums(ctx, base); err != nil {
			return moved, err
		}
	}
	if err := c.Mkdir(c.incoming); err != nil {
		return moved, fmt.Errorf("%s: %w", c.incoming, err)
	}
	if err := c.text(ctx, r.manifest(release.ID), publish.FormatSums(tree.Sums())); err != nil {
		return moved, err
	}
	there := &sftpThere{}
	if h.left != nil {
		if there, err = c.adopt(ctx, h.left, tree); err == nil && h.left.id != release.ID {
			err = s.remove(r.manifest(h.left.id))
		}
		if err != nil {
			return moved, err
		}
		h.left = nil
	}
	if err := c.folders(tree, there.folders); err != nil {
		return moved, err
	}
	rest, err := c.share(ctx, tree, there.files)
	if err != nil {
		return moved, err
	}
	var bytes int64
	for _, f := range rest {
		bytes += f.Size
	}
	if err := s.room(r.login.path, bytes, len(rest)); err != nil {
		return moved, err
	}
	if err := c.send(ctx, rest); err != nil {
		return moved, err
	}
	if err := s.RemoveDirectory(c.incoming); err != nil {
		return moved, fmt.Errorf("%s: %w", c.incoming, err)
	}
	if err := sftpRename(s.Client, c.to, r.at("releases", release.ID)); err != nil {
		return moved, err
	}
	return publish.Moved{Sent: len(rest), Shared: len(tree) - len(rest), Bytes: bytes}, nil
}

// foldersOf lists the folders of a tree, its own as ".", each behind the one it is in.
func foldersOf(tree publish.Tree) []string {
	known := map[string]bool{".": true}
	for _, f := range tree {
		for dir := path.Dir(f.Path); !known[dir]; dir = path.Dir(dir) {
			known[dir] = true
		}
	}
	return slices.SortedFunc(maps.Keys(known), func(a, b string) int {
		return cmp.Or(cmp.Compare(depth(a), depth(b)), cmp.Compare(a, b))
	})
}

func depth(dir string) int {
	if dir == "." {
		return 0
	}
	return strings.Count(dir, "/") + 1
}

// folders makes the folders of a tree that are not there, those of one depth at once.
func (c *sftpSender) folders(tree publish.Tree, there map[string]bool) error {
	missing := slices.DeleteFunc(foldersOf(tree), func(dir string) bool { return there[dir] })
	for len(missing) > 0 {
		var makers errgroup.Group
		makers.SetLimit(sftpRequests)
		level := depth(missing[0])
		for len(missing) > 0 && depth(missing[0]) == level {
			dir := path.Join(c.to, missing[0])
			missing = missing[1:]
			makers.Go(func() error {
				if err := c.Mkdir(dir); err != nil {
					return fmt.Errorf("%s: %w", dir, err)
				}
				return nil
			})
		}
		if err := makers.Wait(); err != nil {
			return err
		}
	}
	return nil
}

// share links what did not change, and gives what is still to be sent.
func (c *sftpSender) share(ctx context.Context, tree publish.Tree, have map[string]bool) (publish.Tree, error) {
	there := make([]bool, len(tree))
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(sftpRequests)
	for i, f := range tree {
		if there[i] = have[f.Path]; there[i] || c.sums[f.Path] != f.Sum {
			continue
		}
		workers.Go(func() error {
			from := path.Join(c.base, f.Path)
			info, err := c.Lstat(from)
			// What somebody cut short or put in its place by hand is not handed on.
			if err == nil && info.Mode().IsRegular() && info.Size() == f.Size {
				err = c.Link(from, path.Join(c.to, f.Path))
				there[i] = err == nil
			}
			if err != nil && c.cut(err) {
				return err
			}
			return ctx.Err() // one that cannot be linked is sent
		})
	}
	err := workers.Wait()
	var rest publish.Tree
	for i, f := range tree {
		if !there[i] {
			rest = append(rest, f)
		}
	}
	return rest, err
}
