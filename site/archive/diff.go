package archive

import (
	"context"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/disclosure"
	"gongkai/site/archive/bagit"
	"gongkai/site/archive/wacz"
)

// A Difference is what two archives do not have in common: files of bags, or addresses of
// web archives.
type Difference struct {
	Added, Changed, Removed []string
	Same                    int
}

// Diff tells what changed from one archive to another of the same kind. It goes by the
// digests that they list; Verify proves those.
func Diff(ctx context.Context, before, after string) (*Difference, error) {
	a, err := listed(ctx, before)
	if err != nil {
		return nil, err
	}
	b, err := listed(ctx, after)
	if err != nil {
		return nil, err
	}
	d := &Difference{}
	for _, name := range slices.Sorted(maps.Keys(b)) {
		switch sum, there := a[name]; {
		case !there:
			d.Added = append(d.Added, name)
		case sum != b[name]:
			d.Changed = append(d.Changed, name)
		default:
			d.Same++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if _, there := b[name]; !there {
			d.Removed = append(d.Removed, name)
		}
	}
	return d, nil
}

// listed gives the digests of an archive, by file or address.
func listed(ctx context.Context, file string) (map[string]string, error) {
	if strings.HasSuffix(strings.ToLower(file), ".wacz") {
		out := map[string]string{}
		_, err := alone(file, func(r io.ReaderAt, size int64) (*none, error) {
			a, err := wacz.Open(filepath.Base(file), r, size)
			if err != nil {
				return nil, err
			}
			return nil, a.Index(ctx, func(url, digest string) error { out[url] = digest; return nil })
		})
		return out, err
	}
	b, err := bagit.Open(file)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	out := manifestOf(b, "manifest-sha256.txt")
	if len(out) == 0 {
		return nil, disclosure.Errorf("%s 没有 manifest-sha256.txt，无法比较", "%s has no manifest-sha256.txt, so it cannot be compared", file)
	}
	// The web archive holds the pages once more; that it changed says nothing new.
	maps.DeleteFunc(out, func(name, _ string) bool { return strings.HasPrefix(name, waczDir+"/") })
	return out, nil
}

type none struct{}
