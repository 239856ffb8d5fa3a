package targets

import (
	"context"
	"encoding/json"
	"io"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// object is the key of a content.
func (p inPlace) object(sum string) string { return p.own + "objects/" + sum }

// live is the id that the record of the site tells. The record is written when all that
// the release has is in place, and before what it has no longer is taken away: so an
// unfinished switch counts as the old release until nothing of the new one is missing.
func (p inPlace) live(ctx context.Context) (string, error) {
	data, err := p.read(ctx, publish.RecordPath)
	if isNoKey(err) {
		return "", nil
	}
	if err != nil {
		return "", p.explain(err)
	}
	var record struct{ ID string }
	if err := json.Unmarshal(data, &record); err != nil || record.ID == "" {
		return "", disclosure.Errorf("%s 不是本工具的发布记录；请改用别的存储桶或前缀", "%s is no release record of this tool; choose another bucket or prefix", p.prefix+publish.RecordPath)
	}
	return record.ID, nil
}

func (p inPlace) Lock(ctx context.Context) (func() error, error) { return p.lock(ctx, p.sweep) }

func (p inPlace) Releases(ctx context.Context) ([]publish.Release, error) {
	live, err := p.live(ctx)
	if err != nil {
		return nil, err
	}
	return p.releases(ctx, live)
}

// Open reads what a release holds, whatever stands in its place now.
func (p inPlace) Open(ctx context.Context, id, path string) (io.ReadCloser, error) {
	sums, err := p.Sums(ctx, id)
	if err != nil {
		return nil, err
	}
	sum, ok := sums[path]
	if !ok {
		return nil, noFile(path)
	}
	return p.openKey(ctx, p.object(sum))
}

// Drop takes the manifest away first, then the contents that no other release has.
func (p inPlace) Drop(ctx context.Context, id string) error {
	if err := p.mine(ctx); err != nil {
		return p.explain(err)
	}
	live, err := p.live(ctx)
	if err != nil {
		return err
	}
	if live == id {
		return disclosure.Errorf("%s 是现行版本，不能删去", "%s is the live release and cannot be removed", id)
	}
	if j, err := p.journal(ctx); err != nil {
		return err
	} else if j != nil {
		return disclosure.Errorf("上一次切换还没有完成，不能删去版本；请重新发布", "the last switch is not finished, so no release can be removed; publish again")
	}
	sums, err := p.Sums(ctx, id)
	if err != nil {
		return err
	}
	p.forget()
	if err := p.remove(ctx, []string{p.manifest(id)}); err != nil {
		return err
	}
	needed, err := p.needed(ctx, live)
	if err != nil {
		return err
	}
	var gone []string
	for _, sum := range sums {
		if key := p.object(sum); !needed[key] {
			needed[key] = true // once is enough
			gone = append(gone, key)
		}
	}
	return p.remove(ctx, gone)
}

// needed are the keys of the contents that releases have.
func (p inPlace) needed(ctx context.Context, live string) (map[string]bool, error) {
	ids, err := p.manifests(ctx, live)
	if err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	for id := range ids {
		sums, err := p.Sums(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, sum := range sums {
			keys[p.object(sum)] = true
		}
	}
	return keys, nil
}

// sweep finishes or takes back a switch that was interrupted, and removes contents that
// no release has.
func (p inPlace) sweep(ctx context.Context) error {
	if err := p.settle(ctx); err != nil {
		return err
	}
	live, err := p.live(ctx)
	if err != nil {
		return err
	}
	needed, err := p.needed(ctx, live)
	if err != nil {
		return err
	}
	there, err := p.list(ctx, p.object(""))
	if err != nil {
		return err
	}
	for key := range needed {
		delete(there, key)
	}
	return p.remove(ctx, sorted(there))
}
