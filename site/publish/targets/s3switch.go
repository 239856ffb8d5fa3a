package targets

import (
	"bytes"
	"context"
	"encoding/json"
	"path"
	"slices"
	"strings"
	"time"

	"gongkai/disclosure"
	"gongkai/site/publish"
)

// A journal stands in the store while one release is put in the place of another: what
// is served meanwhile is of both.
type journal struct {
	From  string    `json:"from"` // "" where none was
	To    string    `json:"to"`
	Since time.Time `json:"since"`
}

func (p inPlace) journalKey() string { return p.own + "journal.json" }

// journal reads it; nil where no switch is under way.
func (p inPlace) journal(ctx context.Context) (*journal, error) {
	data, err := p.read(ctx, p.journalKey())
	if isNoKey(err) {
		return nil, nil
	}
	if err != nil {
		return nil, p.explain(err)
	}
	j := &journal{}
	if err := json.Unmarshal(data, j); err != nil || j.To == "" {
		return nil, disclosure.Errorf("%s 读不懂；请从备份中恢复", "%s cannot be read; restore it from a copy", p.prefix+p.journalKey())
	}
	return j, nil
}

// Switch puts the files of a release in the place of those of the live one, in an order
// in which no page names what is not there yet. It is not done from one moment to the
// next. What fails before the record is written is taken back, if the store lets us.
func (p inPlace) Switch(ctx context.Context, id string) error {
	if err := p.mine(ctx); err != nil {
		return p.unchanged(err)
	}
	if err := p.settle(ctx); err != nil {
		return err
	}
	live, err := p.live(ctx)
	if err != nil || live == id {
		return p.unchanged(err)
	}
	before, after, err := p.both(ctx, live, id)
	if err != nil {
		return p.unchanged(err)
	}
	data, err := json.Marshal(journal{live, id, time.Now().UTC().Truncate(time.Second)})
	if err == nil {
		err = p.put(ctx, p.journalKey(), bytes.NewReader(data), int64(len(data)), private)
	}
	if err != nil {
		return p.unchanged(err)
	}
	if err := p.replace(ctx, before, after); err != nil {
		back, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
		defer cancel()
		switch now, lost := p.live(back); {
		case lost == nil && now == id:
			return p.consequence(err, "新版本已经现行，但应删去的文件还没有删完；请重新发布，下一次发布先删完它们", "the new release is live, but files that should be gone are not; publish again, which removes them first")
		case lost == nil && p.settle(back) == nil:
			return p.unchanged(err)
		}
		return p.consequence(err, "切换只完成了一部分，现在提供的页面新旧混杂；请尽快重新发布，下一次发布先恢复原样", "the switch was done in part, and pages of both releases are served; publish again soon, which first puts things back")
	}
	err = p.remove(ctx, []string{p.journalKey()})
	return p.consequence(err, "新版本已经现行；请重新发布，以删去切换日志", "the new release is live; publish again, which removes the journal of the switch")
}

// settle finishes the switch of which the journal tells where its release is live, and
// takes it back where it is not.
func (p inPlace) settle(ctx context.Context) error {
	j, err := p.journal(ctx)
	if err != nil || j == nil {
		return p.unchanged(err)
	}
	live, err := p.live(ctx)
	if err != nil {
		return p.unchanged(err)
	}
	from, to, err := p.both(ctx, j.From, j.To)
	if err != nil {
		return p.unchanged(err)
	}
	if live == j.To {
		err = p.remove(ctx, missing(from, to))
	} else {
		err = p.replace(ctx, to, from)
	}
	if err != nil {
		return p.consequence(err, "上一次切换中断后还没有恢复，现在提供的页面可能新旧混杂；请尽快重新发布", "the last switch was interrupted and is not mended yet, so pages of both releases may be served; publish again soon")
	}
	return p.explain(p.remove(ctx, []string{p.journalKey()}))
}

// both reads what two releases hold; the first may be none.
func (p inPlace) both(ctx context.Context, from, to string) (before, after map[string]string, err error) {
	if from != "" {
		if before, err = p.Sums(ctx, from); err != nil {
			return nil, nil, err
		}
	}
	after, err = p.Sums(ctx, to)
	return before, after, err
}

// replace copies what differs, stage by stage, and deletes last what is gone, only if
// every copy was made. Files that stand where a folder is needed, or below what is to be a
// file, go before the stage that needs their place: some stores could not hold both.
func (p inPlace) replace(ctx context.Context, before, after map[string]string) error {
	gone := missing(before, after)
	for _, stage := range stages(before, after) {
		var way []string
		if way, gone = inTheWay(gone, stage); len(way) > 0 {
			if err := p.remove(ctx, way); err != nil {
				return err
			}
		}
		err := each(ctx, stage, func(ctx context.Context, f publish.File) error {
			return p.copy(ctx, p.object(f.Sum), f.Path, headersOf(f.Path, f.Sum, after))
		})
		if err != nil {
			return err
		}
	}
	return p.remove(ctx, gone)
}

// missing are the paths that only the first has.
func missing(before, after map[string]string) []string { return publish.Compare(before, after).Removed }

// stages gives what differs in the order in which it goes live: style, pictures, data and
// attachments; pages; pages that list others, feeds and maps; and last the record.
func stages(before, after map[string]string) [4]publish.Tree {
	lists := map[string]bool{}
	for name := range after {
		if path.Base(name) == "index.html" {
			for dir := path.Dir(name); dir != "."; {
				dir = path.Dir(dir)
				lists[path.Join(dir, "index.html")] = true
			}
		}
	}
	var out [4]publish.Tree
	changes := publish.Compare(before, after)
	for _, name := range append(changes.Added, changes.Changed...) {
		of, _ := unpacked(name, after)
		n := 0
		switch {
		case of == publish.RecordPath:
			n = 3
		case lists[of], path.Ext(of) == ".xml":
			n = 2
		case path.Ext(of) == ".html":
			n = 1
		}
		out[n] = append(out[n], publish.File{Path: name, Sum: after[name]})
	}
	return out
}

// inTheWay divides paths: those that are the folder of one of the files, or lie below one,
// and the others.
func inTheWay(gone []string, files publish.Tree) (way, others []string) {
	file, folder := map[string]bool{}, map[string]bool{}
	for _, f := range files {
		file[f.Path] = true
		for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
			folder[dir] = true
		}
	}
	for _, name := range gone {
		if folder[name] || slices.ContainsFunc(above(name), func(dir string) bool { return file[dir] }) {
			way = append(way, name)
		} else {
			others = append(others, name)
		}
	}
	return way, others
}

// above are the folders that a path is in.
func above(name string) (dirs []string) {
	for dir := path.Dir(name); dir != "." && !strings.HasPrefix(dir, "/"); dir = path.Dir(dir) {
		dirs = append(dirs, dir)
	}
	return dirs
}
