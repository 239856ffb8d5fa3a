package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// sources are the folders and files a site is made of.
var sources = []string{"reports", "content", "layouts", "i18n", "assets", "static", "data", "forms", "checks", "config.toml", "waivers.toml"}

// settle is how long after the last change of a burst we look: an editor
// writes, renames and sets times in several steps.
const settle = 60 * time.Millisecond

// A watcher tells on edits when someone else has changed a source.
type watcher struct {
	root  string
	edits chan struct{}

	mu    sync.Mutex
	known map[string]stamp // all sources, as last looked at
}

// A stamp tells one state of a file from another.
type stamp struct {
	size int64
	time time.Time
}

// watch watches the sources of the site at root until ctx ends.
func watch(ctx context.Context, root string, log *slog.Logger) (*watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", root, err)
	}
	if err := events.Add(root); err != nil {
		return nil, errors.Join(fmt.Errorf("watch %s: %w", root, err), events.Close())
	}
	addFolders(events, root)
	w := &watcher{root: root, edits: make(chan struct{}, 1), known: stamps(root)}
	go func() {
		defer events.Close()
		timer := time.NewTimer(settle) // a folder may be new since we looked
		for {
			select {
			case <-ctx.Done():
				return
			case e, ok := <-events.Events:
				if !ok {
					return
				}
				if ours(root, e.Name) {
					timer.Reset(settle)
				}
			case err := <-events.Errors:
				log.Warn("watch", "error", err)
				timer.Reset(settle)
			case <-timer.C:
				addFolders(events, root)
				w.look()
			}
		}
	}()
	return w, nil
}

// look compares the sources with what is known, and tells of a difference.
func (w *watcher) look() {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := stamps(w.root)
	if maps.Equal(now, w.known) {
		return
	}
	w.known = now
	select {
	case w.edits <- struct{}{}:
	default: // one is waiting already
	}
}

// own runs what changes sources itself and returns their names, those too that
// it changed before it failed: such changes are no edits.
func (w *watcher) own(write func() ([]string, error)) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	names, err := write()
	for _, name := range names {
		file := filepath.Join(w.root, filepath.FromSlash(name))
		if info, err := os.Stat(file); err == nil {
			w.known[file] = stamp{info.Size(), info.ModTime()}
		} else {
			delete(w.known, file)
		}
	}
	return err
}

// ours reports whether a path is, or lies in, a source.
func ours(root, name string) bool {
	rel, err := filepath.Rel(root, name)
	if err != nil {
		return false
	}
	for dir := rel; dir != "." && dir != string(filepath.Separator); dir = filepath.Dir(dir) {
		if slices.Contains(sources, dir) {
			return true
		}
	}
	return false
}

// addFolders watches every folder of the sources; adding one twice is harmless.
func addFolders(w *fsnotify.Watcher, root string) {
	eachSource(root, func(file string, d fs.DirEntry) {
		if d.IsDir() {
			_ = w.Add(file) // gone again, or beyond the system's limit: the next change looks anew
		}
	})
}

// stamps looks at all source files.
func stamps(root string) map[string]stamp {
	out := map[string]stamp{}
	eachSource(root, func(file string, d fs.DirEntry) {
		if info, err := d.Info(); err == nil && !d.IsDir() {
			out[file] = stamp{info.Size(), info.ModTime()}
		}
	})
	return out
}

func eachSource(root string, visit func(file string, d fs.DirEntry)) {
	for _, name := range sources {
		dir := filepath.Join(root, name)
		if _, err := os.Lstat(dir); err != nil {
			continue
		}
		_ = filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
			if err == nil && !leftover(d.Name()) {
				visit(file, d)
			}
			return nil // what vanished while we looked is simply not there
		})
	}
}

// leftover reports whether editors and systems leave such a file beside what
// they write; Hugo reads none of them.
func leftover(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~") || name == "4913"
}
