package targets

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"gongkai/site/publish"
)

// A bringer brings the files of a release into a store.
type bringer struct {
	*store
	mu    sync.Mutex
	moved publish.Moved
	keys  []string // that were sent or copied
}

// each does something for each of the files at once, and begins no other after the first
// failure. What is under way is let finish: a store may go on to write what it was cut off
// from, after we have looked.
func each(ctx context.Context, tree publish.Tree, do func(context.Context, publish.File) error) error {
	finish := context.WithoutCancel(ctx)
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(at)
	for _, f := range tree {
		workers.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return do(finish, f)
		})
	}
	return workers.Wait()
}

func (b *bringer) note(key string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.keys = append(b.keys, key)
}

func (b *bringer) send(ctx context.Context, key string, f publish.File, h headers) error {
	b.note(key)
	if err := b.store.send(ctx, key, f, h); err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.moved.Sent++
	b.moved.Bytes += f.Size
	return nil
}

func (b *bringer) shared(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.moved.Shared += n
}

// undo removes what was brought of a release that will not come. Where it cannot, the
// connection is gone, and the next run does so before anything else.
func (b *bringer) undo(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	defer cancel()
	_ = b.remove(ctx, b.keys)
}

// Put copies within the store what the release base has the same, and sends the rest.
func (p pointed) Put(ctx context.Context, r publish.Release, tree publish.Tree, base string) (publish.Moved, error) {
	if err := p.checkKeys(tree, "releases/"+r.ID+"/"); err != nil {
		return publish.Moved{}, err
	}
	if err := p.mine(ctx); err != nil {
		return publish.Moved{}, p.unchanged(err)
	}
	had := map[string]string{}
	if base != "" {
		var err error
		if had, err = p.Sums(ctx, base); err != nil {
			return publish.Moved{}, p.unchanged(err)
		}
	}
	sums := tree.Sums()
	b := &bringer{store: p.store}
	err := each(ctx, tree, func(ctx context.Context, f publish.File) error {
		to, h := "releases/"+r.ID+"/"+f.Path, headersOf(f.Path, f.Sum, sums)
		if from := "releases/" + base + "/" + f.Path; had[f.Path] == f.Sum && p.holds(ctx, from, f) {
			b.note(to)
			b.shared(1)
			return p.copy(ctx, from, to, h)
		}
		return b.send(ctx, to, f, h)
	})
	if err == nil {
		err = p.writeManifest(ctx, r, tree)
	}
	if err != nil {
		b.undo(ctx)
	}
	return b.moved, p.unchanged(err)
}

// holds reports whether an object is the file, by what was written down when it was
// sent. What somebody put in its place by hand is not handed on.
func (s *store) holds(ctx context.Context, key string, f publish.File) bool {
	info, err := s.stat(ctx, key)
	return err == nil && info.Size == f.Size && info.UserMetadata["Sha256"] == f.Sum
}

// Put sends the contents that no kept release has.
func (p inPlace) Put(ctx context.Context, r publish.Release, tree publish.Tree, _ string) (publish.Moved, error) {
	if err := p.checkKeys(tree, ""); err != nil {
		return publish.Moved{}, err
	}
	if err := p.mine(ctx); err != nil {
		return publish.Moved{}, p.unchanged(err)
	}
	there, err := p.list(ctx, p.object(""))
	if err != nil {
		return publish.Moved{}, p.unchanged(err)
	}
	b := &bringer{store: p.store}
	missing := map[string]publish.File{}
	for _, f := range tree {
		_, twice := missing[f.Sum]
		if size, ok := there[p.object(f.Sum)]; twice || ok && size == f.Size {
			b.moved.Shared++
		} else {
			missing[f.Sum] = f
		}
	}
	fresh := slices.SortedFunc(maps.Values(missing), func(a, b publish.File) int { return strings.Compare(a.Path, b.Path) })
	err = each(ctx, fresh, func(ctx context.Context, f publish.File) error {
		h := private
		h.sum = f.Sum
		return b.send(ctx, p.object(f.Sum), f, h)
	})
	if err == nil {
		err = p.writeManifest(ctx, r, tree)
	}
	if err != nil {
		b.undo(ctx)
	}
	return b.moved, p.unchanged(err)
}
