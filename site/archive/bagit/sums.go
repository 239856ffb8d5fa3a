package bagit

import (
	"cmp"
	"context"
	"io"
	"path"
	"slices"
)

// A result is how a file compares with the lists, by their numbers in verification.lists.
type result struct {
	right, wrong uint32
	digests      map[string]string // by algorithm, as bytes; only of a file that no list names
	err          error
}

// sum reads every file once, on all processors, and compares it with every list. Large ones
// come first: one that began last would be worked on alone.
func (v *verification) sum(ctx context.Context) error {
	names := v.bag.Names()
	slices.SortStableFunc(names, func(x, y string) int { return cmp.Compare(v.bag.files[y].size/large, v.bag.files[x].size/large) })
	payload, tags := v.algorithms(false), v.algorithms(true)
	results := make([]result, len(names))
	runs := together(names)
	err := each(ctx, len(runs), func(ctx context.Context, i int) error {
		open, done := v.bag.folder(path.Dir(names[runs[i][0]]))
		defer done()
		for j := runs[i][0]; j < runs[i][1]; j++ {
			with := tags
			if isPayload(names[j]) {
				with = payload
			}
			if len(with) > 0 {
				results[j] = v.compare(ctx, names[j], open, with)
			}
		}
		return ctx.Err()
	})
	for i, name := range names {
		v.results[name] = results[i]
	}
	return err
}

// algorithms are those known ones that lists of the payload, or of the tag files, use.
func (v *verification) algorithms(tags bool) []algorithm {
	var out []algorithm
	for _, m := range v.lists {
		if m.tags == tags && m.algorithm.make != nil && !slices.ContainsFunc(out, func(a algorithm) bool { return a.name == m.algorithm.name }) {
			out = append(out, m.algorithm)
		}
	}
	return out
}

func (v *verification) compare(ctx context.Context, name string, open func(string) (io.ReadCloser, error), with []algorithm) (r result) {
	in, err := open(name)
	if err != nil {
		return result{err: err}
	}
	defer in.Close()
	sums := newSummer(with)
	if _, err := pour(ctx, in, sums.writers()); err != nil {
		return result{err: err}
	}
	digests := map[string]string{}
	for i, a := range with {
		digests[a.name] = string(sums.hashes[i].Sum(nil))
	}
	listed := false
	for i, m := range v.lists {
		line, ok := m.lines[name]
		if listed = listed || ok; !ok || m.algorithm.make == nil {
			continue
		}
		if line.digest == digests[m.algorithm.name] {
			r.right |= 1 << i
		} else {
			r.wrong |= 1 << i
		}
	}
	if !listed {
		r.digests = digests
	}
	return r
}
