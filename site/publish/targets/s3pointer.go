package targets

import (
	"context"
	"io"
	"io/fs"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

const pointerKey = "current"

// live is the id that the pointer names; "" where there is none yet.
func (p pointed) live(ctx context.Context) (string, error) {
	data, err := p.read(ctx, pointerKey)
	if isNoKey(err) {
		return "", nil
	}
	return strings.TrimSpace(string(data)), p.explain(err)
}

func (p pointed) Lock(ctx context.Context) (func() error, error) { return p.lock(ctx, p.sweep) }

// Releases reads the pointer first: a release that goes live meanwhile is whole before.
func (p pointed) Releases(ctx context.Context) ([]publish.Release, error) {
	live, err := p.live(ctx)
	if err != nil {
		return nil, err
	}
	return p.releases(ctx, live)
}

func (p pointed) Open(ctx context.Context, id, path string) (io.ReadCloser, error) {
	if !fs.ValidPath(path) {
		return nil, noFile(path)
	}
	return p.openKey(ctx, "releases/"+id+"/"+path)
}

// Switch writes the pointer: one request, so that the store has the old one or the new.
func (p pointed) Switch(ctx context.Context, id string) error {
	if err := p.mine(ctx); err != nil {
		return p.unchanged(err)
	}
	if _, err := p.stat(ctx, p.manifest(id)); err != nil {
		return p.unchanged(err)
	}
	h := headers{contentType: "text/plain; charset=utf-8", cache: "no-store", release: id}
	err := p.put(ctx, pointerKey, strings.NewReader(id+"\n"), int64(len(id))+1, h)
	return p.consequence(err, "现行的是新版本还是旧版本，请用 gongkai releases 查看", "gongkai releases tells whether the new release or the old one is live")
}

// Drop takes the manifest away first, so that a release is there whole or not at all.
func (p pointed) Drop(ctx context.Context, id string) error {
	if err := p.mine(ctx); err != nil {
		return p.explain(err)
	}
	if live, err := p.live(ctx); err != nil || live == id {
		return together([]error{err, disclosure.Errorf("%s 是现行版本，不能删去", "%s is the live release and cannot be removed", id)})
	}
	p.forget()
	if err := p.remove(ctx, []string{p.manifest(id)}); err != nil {
		return err
	}
	return p.clear(ctx, id)
}

// clear removes all that is stored of a release, and looks whether anything is left.
func (p pointed) clear(ctx context.Context, id string) error {
	for range 2 {
		keys, err := p.list(ctx, "releases/"+id+"/")
		if err != nil || len(keys) == 0 {
			return err
		}
		if err := p.remove(ctx, sorted(keys)); err != nil {
			return err
		}
	}
	keys, err := p.list(ctx, "releases/"+id+"/")
	if err == nil && len(keys) > 0 {
		err = disclosure.Errorf("对象存储确认已删去，%[1]d 个对象却仍在：%[2]s 等", "the store said that they were deleted, but %[1]d objects are still there: %[2]s and others", len(keys), p.prefix+sorted(keys)[0])
	}
	return err
}

// sweep removes what killed runs left: releases without a manifest.
func (p pointed) sweep(ctx context.Context) error {
	live, err := p.live(ctx)
	if err != nil {
		return err
	}
	manifests, err := p.manifests(ctx, live)
	if err != nil {
		return err
	}
	ids, err := p.folders(ctx, "releases/")
	if err != nil {
		return err
	}
	for _, id := range ids {
		if _, ours := publish.MadeOf(id); !ours || manifests[id] {
			continue
		}
		if err := p.clear(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

func sorted(keys map[string]int64) []string {
	out := make([]string, 0, len(keys))
	for key := range keys {
		out = append(out, key)
	}
	slices.Sort(out)
	return out
}
