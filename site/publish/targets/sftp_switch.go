package targets

import (
	"context"
	"errors"
	"fmt"
	"path"

	"gongkai/disclosure"
)

// Switch puts a new link in the place of the old one. The server answers that there is
// a link before it is asked to rename it: so a run that dies has at most one of the two
// requests still on its way, and the next run, which removes the link before it looks,
// is not overtaken by it.
func (r *sftpTarget) Switch(ctx context.Context, id string) error {
	s, _, err := r.owned(ctx)
	if err != nil {
		return err
	}
	if _, err := s.Stat(r.at("releases", id)); err != nil {
		return s.explain(fmt.Errorf("%s: %w", r.at("releases", id), err), true)
	}
	fresh := r.at(".current-" + id)
	if err := s.remove(fresh); err != nil {
		return s.explain(err, true)
	}
	if err := s.Symlink(path.Join("releases", id), fresh); err != nil {
		return s.explain(fmt.Errorf("%s: %w", fresh, err), true)
	}
	err = sftpRename(s.Client, fresh, r.at("current"))
	if err != nil && s.cut(err) {
		return disclosure.Errorf("与 %[1]s 的连接在切换版本时中断（%[2]v）：现行版本是先前的一个或 %[3]s，都是完整的；请用 gongkai releases 查看", "the connection to %[1]s was cut while the release was switched (%[2]v): live is the one before or %[3]s, and either is whole; gongkai releases tells which", s.login.name, err, id)
	}
	if err != nil {
		return s.explain(errors.Join(err, s.remove(fresh)), true)
	}
	return nil
}

// Drop takes the name away first, so that a release is there whole or not at all.
func (r *sftpTarget) Drop(ctx context.Context, id string) error {
	s, _, err := r.owned(ctx)
	if err != nil {
		return err
	}
	current, err := r.current(s)
	if err != nil {
		return err
	}
	if current == id {
		return disclosure.Errorf("%s 是现行版本，不能删去", "%s is the live release and cannot be removed", id)
	}
	gone := r.at("releases", "."+id+".gone")
	if err := sftpRename(s.Client, r.at("releases", id), gone); err != nil {
		return s.explain(err, false)
	}
	return s.explain(errors.Join(s.remove(r.manifest(id)), s.removeAll(gone)), false)
}
