package targets

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sync"

	"golang.org/x/sync/errgroup"

	"gongkai/site/publish"
)

// An sftpLeft is a folder of whole files that a run left which died, with their sums.
type sftpLeft struct {
	id   string
	dir  string
	sums map[string]string
}

// An sftpThere is what of a tree lies in the partial folder already, by path.
type sftpThere struct {
	mu             sync.Mutex
	files, folders map[string]bool
}

// adopt goes on with what a dead run left: whatever the tree has not is removed, and
// then the folder gets the name of ours. The other way round, a run that dies in between
// would leave files of which its manifest is not true.
func (c *sftpSender) adopt(ctx context.Context, left *sftpLeft, tree publish.Tree) (*sftpThere, error) {
	sizes := map[string]int64{}
	for _, f := range tree {
		if left.sums[f.Path] == f.Sum {
			sizes[f.Path] = f.Size
		}
	}
	folders := map[string]bool{}
	for _, dir := range foldersOf(tree) {
		folders[dir] = true
	}
	there := &sftpThere{files: map[string]bool{}, folders: map[string]bool{}}
	weed := &sftpWeeder{sftpSession: c.sftpSession, root: left.dir, sizes: sizes, folders: folders, there: there, places: make(chan struct{}, sftpRequests)}
	if err := weed.folder(ctx, "."); err != nil {
		return nil, err
	}
	return there, sftpRename(c.Client, left.dir, c.to)
}

// An sftpWeeder removes from a folder what is not wanted, and notes what is.
type sftpWeeder struct {
	*sftpSession
	root    string
	sizes   map[string]int64 // of the files that are wanted
	folders map[string]bool
	there   *sftpThere
	places  chan struct{} // as many folders are open at most: a server opens few
}

func (w *sftpWeeder) folder(ctx context.Context, dir string) error {
	w.places <- struct{}{}
	entries, err := w.ReadDir(path.Join(w.root, dir))
	<-w.places
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path.Join(w.root, dir), err)
	}
	w.note(&w.there.folders, dir)
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(sftpRequests)
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		size, wanted := w.sizes[name]
		switch {
		case e.Mode().IsRegular() && wanted && e.Size() == size:
			w.note(&w.there.files, name)
		case e.IsDir() && w.folders[name]:
			workers.Go(func() error { return errors.Join(ctx.Err(), w.folder(ctx, name)) })
		case e.IsDir():
			workers.Go(func() error { return w.removeBelow(path.Join(w.root, name), w.places) })
		default:
			workers.Go(func() error { return w.remove(path.Join(w.root, name)) })
		}
	}
	return workers.Wait()
}

func (w *sftpWeeder) note(in *map[string]bool, name string) {
	w.there.mu.Lock()
	defer w.there.mu.Unlock()
	(*in)[name] = true
}
