package targets

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"gongkai/site/publish"
)

// sweep puts away what killed runs left, and gives what can be used again: the latest
// folder, into which a run took what was in those before. A request of such a run may
// still be on its way, so each folder first gets another name: then the request finds
// nothing to act on, and nothing is added to what is being removed.
func (r *sftpTarget) sweep(s *sftpSession) (left *sftpLeft, err error) {
	names, err := s.names(r.login.path)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		lock, isLock := strings.CutPrefix(name, ".lock-")
		if isLock || strings.HasPrefix(name, ".current-") {
			if err := s.remove(r.at(name)); err != nil {
				return nil, err
			}
			bury(lock)
		}
	}
	if names, err = s.names(r.at("releases")); err != nil {
		return nil, err
	}
	manifests, err := s.names(r.at("manifests"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if strings.HasPrefix(name, ".") && strings.HasSuffix(name, ".gone") {
			if err := s.removeAll(r.at("releases", name)); err != nil {
				return nil, err
			}
		}
	}
	slices.Sort(names)
	for _, name := range slices.Backward(names) {
		id, what, ok := cutSFTPName(name)
		if !ok {
			continue
		}
		if left == nil && what != "incoming" && s.durable() && slices.Contains(manifests, id+".sha256") {
			l, err := r.keep(s, id, name)
			if err == nil {
				left = l
				continue
			}
			if s.cut(err) {
				return nil, err
			}
		}
		gone := r.at("releases", name+".gone")
		if err := sftpRename(s.Client, r.at("releases", name), gone); err != nil {
			return nil, err
		}
		if err := s.removeAll(gone); err != nil {
			return nil, err
		}
	}
	for _, name := range manifests {
		id, ok := strings.CutSuffix(name, ".sha256")
		if !ok || slices.Contains(names, id) || left != nil && left.id == id {
			continue
		}
		if err := s.remove(r.at("manifests", name)); err != nil {
			return nil, err
		}
	}
	return left, nil
}

// cutSFTPName reads the name of a folder that is no release: .<id>.<run>.<what>.
func cutSFTPName(name string) (id, what string, ok bool) {
	parts := strings.Split(name, ".")
	if len(parts) != 4 || parts[0] != "" {
		return "", "", false
	}
	_, ok = publish.MadeOf(parts[1])
	return parts[1], parts[3], ok && slices.Contains([]string{"partial", "incoming", "left"}, parts[3])
}

// keep puts aside the whole files of a run that died.
func (r *sftpTarget) keep(s *sftpSession, id, name string) (*sftpLeft, error) {
	run, partial := strings.CutSuffix(name, ".partial")
	l := &sftpLeft{id: id, dir: r.at("releases", run)}
	data, err := s.read(r.manifest(id))
	if err == nil {
		l.sums, err = publish.ParseSums(data)
	}
	if err == nil && partial {
		l.dir += ".left"
		err = sftpRename(s.Client, r.at("releases", name), l.dir)
	}
	return l, err
}

// names lists a folder.
func (s *sftpSession) names(dir string) ([]string, error) {
	entries, err := s.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, nil
}

// remove removes a file or a link, if it is there.
func (s *sftpSession) remove(name string) error {
	if err := s.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// removeAll removes a folder, if it is there, with all that is in it. It follows no link.
func (s *sftpSession) removeAll(dir string) error {
	return s.removeBelow(dir, make(chan struct{}, sftpRequests))
}

// removeBelow has at most as many folders open as there are places: a server opens few.
func (s *sftpSession) removeBelow(dir string, places chan struct{}) error {
	places <- struct{}{}
	entries, err := s.ReadDir(dir)
	<-places
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	var workers errgroup.Group
	workers.SetLimit(sftpRequests)
	for _, e := range entries {
		workers.Go(func() error {
			name := path.Join(dir, e.Name())
			if e.IsDir() {
				return s.removeBelow(name, places)
			}
			return s.remove(name)
		})
	}
	if err := workers.Wait(); err != nil {
		return err
	}
	if err := s.RemoveDirectory(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", dir, err)
	}
	return nil
}
