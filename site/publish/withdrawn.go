package publish

import (
	"bytes"
	"context"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// tombstoneMark stands on the page that a withdrawn report leaves, and on no other.
const tombstoneMark = "data-withdrawn"

// ofReport is where anything of a report stands, in any language.
var ofReport = regexp.MustCompile(`^(?:[a-z-]+/)?reports/(\d{4}/[^/]+)/`)

// dropWithdrawn removes every release that holds anything of a report that was
// withdrawn: not even a rollback may bring it back. The live one cannot be among them.
func (p *Publisher) dropWithdrawn(ctx context.Context, all []Release, live string) (gone []string, err error) {
	for _, r := range all {
		if r.ID == live {
			continue
		}
		held, err := p.held(ctx, r.ID, p.Withdrawn)
		if err != nil {
			return gone, err
		}
		if len(held) == 0 {
			continue
		}
		if err := p.Target.Drop(ctx, r.ID); err != nil {
			return gone, err
		}
		gone = append(gone, r.ID)
	}
	return gone, nil
}

// held gives those of the reports that a release holds anything of beside the page that
// says that it is withdrawn.
func (p *Publisher) held(ctx context.Context, release string, reports []string) (held []string, err error) {
	if len(reports) == 0 {
		return nil, nil
	}
	sums, err := p.Target.Sums(ctx, release)
	if err != nil {
		return nil, err
	}
	for _, file := range slices.Sorted(maps.Keys(people(sums))) {
		m := ofReport.FindStringSubmatch(file)
		if m == nil || !slices.Contains(reports, m[1]) || slices.Contains(held, m[1]) {
			continue
		}
		if path.Base(file) == "index.html" {
			page, err := p.read(ctx, release, file)
			if err != nil {
				return nil, err
			}
			if bytes.Contains(page, []byte(tombstoneMark)) {
				continue
			}
		}
		held = append(held, m[1])
	}
	return held, nil
}

// newlyWithdrawn are the reports that were live and are withdrawn now, and not yet said
// to be in the book.
func (p *Publisher) newlyWithdrawn(b *Book) []string {
	var out []string
	for _, id := range p.Withdrawn {
		if b.Has(id) && !b.gone[id] {
			out = append(out, id)
		}
	}
	return out
}

// former is the folder of what corrected reports were before, beside the book.
func (p *Publisher) former() string {
	return strings.TrimSuffix(p.Book, filepath.Ext(p.Book)) + "-former"
}

// keepFormer copies what the live release has of reports that are about to be put right,
// and counts their corrections. What it copied before it was killed is written over.
func (p *Publisher) keepFormer(ctx context.Context, b *Book, live Release) (map[string]int, error) {
	right := map[string]int{}
	for _, r := range p.Reports {
		if r.Corrections > b.right[r.ID] {
			right[r.ID] = r.Corrections
		}
	}
	if len(right) == 0 || live.ID == "" {
		return right, nil
	}
	sums, err := p.Target.Sums(ctx, live.ID)
	if err != nil {
		return nil, err
	}
	for file := range people(sums) {
		m := ofReport.FindStringSubmatch(file)
		if m == nil || right[m[1]] == 0 {
			continue
		}
		in, err := p.Target.Open(ctx, live.ID, file)
		if err != nil {
			return nil, err
		}
		err = copyTo(filepath.Join(p.former(), live.ID, filepath.FromSlash(file)), in)
		if err != nil {
			return nil, err
		}
	}
	return right, nil
}

func copyTo(file string, in io.ReadCloser) error {
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// forget removes what is kept of withdrawn reports as they were before corrections.
func (p *Publisher) forget() error {
	for _, id := range p.Withdrawn {
		for _, folder := range []string{"*", "*/*"} { // of a release, and of another language in it
			kept, err := filepath.Glob(filepath.Join(p.former(), filepath.FromSlash(folder), "reports", filepath.FromSlash(id)))
			if err != nil {
				return err
			}
			for _, dir := range kept {
				if err := os.RemoveAll(dir); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
