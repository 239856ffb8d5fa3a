package publish

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
)

// fingerprinted are the names of style sheets and scripts, which carry the sum of what
// they hold.
var fingerprinted = regexp.MustCompile(`\.[0-9a-f]{64}\.(?:css|js)$`)

// IsFingerprinted reports whether a file is a style sheet or a script whose name changes
// with what it holds, and so never holds anything else.
func IsFingerprinted(name string) bool { return fingerprinted.MatchString(name) }

// carried are the style sheets and scripts of the live release that a new one would not
// have, with their packed files. A reader who was given a page just before the switch
// asks for them after it, and browsers refuse any others in their place (SRI).
//
// Carried for one release only: what the live one carried itself goes. Nothing is taken
// from a release that holds what was withdrawn, or from the folder of a report.
func (p *Publisher) carried(ctx context.Context, live Release, own map[string]string, tree Tree) (Tree, error) {
	fresh := tree.Sums()
	var paths []string
	for _, file := range slices.Sorted(maps.Keys(people(own))) {
		if _, there := fresh[file]; there || !IsFingerprinted(file) || ofReport.MatchString(file) {
			continue
		}
		paths = append(paths, file)
		for _, k := range packings {
			if _, there := own[file+k.suffix]; there {
				paths = append(paths, file+k.suffix)
			}
		}
	}
	if len(paths) == 0 {
		return nil, nil
	}
	if held, err := p.held(ctx, live.ID, p.Withdrawn); len(held) > 0 || err != nil {
		return nil, err
	}
	var out Tree
	for _, file := range paths {
		data, err := p.read(ctx, live.ID, file)
		if err != nil {
			return nil, err
		}
		if f := inMemory(file, data); f.Sum == own[file] { // what was damaged is of no use to anybody
			out = append(out, f)
		}
	}
	return out, nil
}

// own gives the sums of what a release was built with: without its record, and without
// what it carried of the one before it, of which the record tells.
func (p *Publisher) own(ctx context.Context, r Release, sums map[string]string) (map[string]string, error) {
	data, err := p.read(ctx, r.ID, RecordPath)
	if err != nil {
		return nil, err
	}
	var told struct{ Carried []string }
	if err := json.Unmarshal(data, &told); err != nil {
		told.Carried = nil // a record that was damaged: at worst the site is published once more
	}
	own := maps.Clone(sums)
	delete(own, RecordPath)
	for _, file := range told.Carried {
		delete(own, file)
	}
	return own, nil
}

// read reads a file of a release; nothing where somebody took it away.
func (p *Publisher) read(ctx context.Context, id, file string) ([]byte, error) {
	in, err := p.Target.Open(ctx, id, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(in)
	return data, errors.Join(err, in.Close())
}
