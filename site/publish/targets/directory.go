package targets

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// Directory publishes into a folder that a web server on the same machine serves:
//
//	path/releases/<id>/          whole releases, which never change
//	path/releases/.<id>.partial  one on its way
//	path/manifests/<id>.sha256   what each holds, as sha256sum -c reads it in releases/<id>
//	path/current -> releases/<id>
//	path/publish.lock            and publish.holder, who holds it, while there is one
//
// The web server's root is path/current. The link is relative, so that it holds in
// a chroot or a container, and it is replaced by rename(2), so that no request meets
// none. Files that did not change are hard links to those of the release before.
var Directory = Kind{
	Name: "directory",
	Doc: disclosure.Say("本机上的一个文件夹，由同一台机器的网站服务器（如 nginx）对外提供；kind、path，可选 keep",
		"a folder on this machine, from which a web server on it, as nginx, serves the site: kind, path, and, optional, keep"),
	Open: func(s Settings) (publish.Target, error) { return s.directory() },
}

type directory struct{ root string }

// directory reads the settings of a folder that releases stand in, and of nothing else
// but the keys that are named.
func (s Settings) directory(known ...string) (*directory, error) {
	path, err := s.text("path")
	if err == nil {
		err = s.only(append(known, "path")...)
	}
	if err != nil {
		return nil, err
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(s.Root, path)
	}
	return &directory{path}, nil
}

func (d *directory) at(names ...string) string {
	return filepath.Join(append([]string{d.root}, names...)...)
}

func (d *directory) manifest(id string) string { return d.at("manifests", id+".sha256") }

// Releases reads the folders and manifests. A folder without a manifest is not ours.
func (d *directory) Releases(ctx context.Context) ([]publish.Release, error) {
	entries, err := os.ReadDir(d.at("releases"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(err)
	}
	current, err := d.current()
	if err != nil {
		return nil, err
	}
	var all []publish.Release
	for _, e := range entries {
		made, ok := publish.MadeOf(e.Name())
		if !e.IsDir() || !ok {
			continue
		}
		sums, err := d.Sums(ctx, e.Name())
		if err != nil {
			return nil, err
		}
		all = append(all, publish.NewRelease(e.Name(), made, sums, e.Name() == current))
	}
	slices.SortFunc(all, publish.NewestFirst)
	return all, nil
}

// current is the id that the link names, or "" where there is no link yet.
func (d *directory) current() (string, error) {
	to, err := os.Readlink(d.at("current"))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", disclosure.Errorf("%s 应为本工具建立的链接，却不是（%v）；请改用别的文件夹，或移走它", "%s should be a link that this tool made, and is not (%v); choose another folder, or move it away", d.at("current"), err)
	}
	return filepath.Base(to), nil
}

func (d *directory) Sums(_ context.Context, id string) (map[string]string, error) {
	data, err := os.ReadFile(d.manifest(id))
	if err != nil {
		return nil, explain(err)
	}
	sums, err := publish.ParseSums(data)
	if err != nil {
		return nil, disclosure.Errorf("%s：%v；请删去版本 %s 后再发布", "%s: %v; remove the release %s, then publish again", d.manifest(id), err, id)
	}
	return sums, nil
}

// Open reads below the release only, whatever the path says.
func (d *directory) Open(_ context.Context, id, path string) (io.ReadCloser, error) {
	f, err := os.OpenInRoot(d.at("releases", id), filepath.FromSlash(path))
	if err != nil {
		return nil, explain(err)
	}
	return f, nil
}

// Put copies and links into a partial folder, writes the manifest, waits for the
// disk, and gives the folder its name.
func (d *directory) Put(ctx context.Context, r publish.Release, tree publish.Tree, base string) (moved publish.Moved, err error) {
	partial := d.at("releases", "."+r.ID+".partial")
	defer func() {
		if err != nil {
			err = explain(errors.Join(err, os.RemoveAll(partial), removeFile(d.manifest(r.ID))))
		}
	}()
	if err := os.MkdirAll(d.at("manifests"), 0o755); err != nil {
		return moved, err
	}
	var sums map[string]string
	if base != "" {
		if sums, err = d.Sums(ctx, base); err != nil {
			return moved, err
		}
	}
	c := &copier{from: d.at("releases", base), to: partial, sums: sums, made: r.Made}
	if moved, err = c.copy(ctx, tree); err != nil {
		return moved, err
	}
	if err := os.WriteFile(d.manifest(r.ID), publish.FormatSums(tree.Sums()), 0o644); err != nil {
		return moved, err
	}
	if err := syncAll(d.root); err != nil {
		return moved, err
	}
	if err := os.Rename(partial, d.at("releases", r.ID)); err != nil {
		return moved, err
	}
	return moved, syncFolder(d.at("releases"))
}

// Switch puts a new link in the place of the old one.
func (d *directory) Switch(_ context.Context, id string) error {
	if _, err := os.Stat(d.at("releases", id)); err != nil {
		return explain(err)
	}
	fresh := d.at(".current-" + id)
	if err := removeFile(fresh); err != nil {
		return explain(err)
	}
	if err := os.Symlink(filepath.Join("releases", id), fresh); err != nil {
		return explain(err)
	}
	if err := os.Rename(fresh, d.at("current")); err != nil {
		return explain(errors.Join(err, removeFile(fresh)))
	}
	return explain(syncFolder(d.root))
}

// Drop takes the name away first, so that a release is there whole or not at all.
func (d *directory) Drop(_ context.Context, id string) error {
	switch current, err := d.current(); {
	case err != nil:
		return err
	case current == id:
		return disclosure.Errorf("%s 是现行版本，不能删去", "%s is the live release and cannot be removed", id)
	}
	gone := d.at("releases", "."+id+".gone")
	if err := os.Rename(d.at("releases", id), gone); err != nil {
		return explain(err)
	}
	return explain(errors.Join(removeFile(d.manifest(id)), os.RemoveAll(gone)))
}

// sweep removes what killed runs left: releases that never got their name or have
// lost it, manifests without a release, links that were never put in place.
func (d *directory) sweep() error {
	var faults []error
	for _, pattern := range []string{"releases/.*.partial", "releases/.*.gone", ".current-*"} {
		left, _ := filepath.Glob(d.at(filepath.FromSlash(pattern)))
		for _, name := range left {
			faults = append(faults, os.RemoveAll(name))
		}
	}
	manifests, _ := filepath.Glob(d.at("manifests", "*.sha256"))
	for _, name := range manifests {
		id := strings.TrimSuffix(filepath.Base(name), ".sha256")
		if _, err := os.Stat(d.at("releases", id)); errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, os.Remove(name))
		}
	}
	return explain(errors.Join(faults...))
}

func removeFile(name string) error {
	if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
