package publish

import (
	"bytes"
	"context"

	"io"
	"path"
	"runtime"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"golang.org/x/sync/errgroup"

	"gongkai/disclosure"
)

// A Cache keeps what takes time to make. What it lost is made again.
type Cache interface {
	Get(key string) ([]byte, bool)
	Put(key string, data []byte)
	// Keep says that what is kept below the key is still wanted, though nobody asks for it.
	Keep(key string)
}

// packings are the ways in which web servers hand files out smaller (gzip_static,
// brotli_static): each file beside the one that it is of. The version is that of what
// makes the bytes, with its level. Brotli's highest level, 11, makes pages a tenth smaller
// than 7 and takes fifteen times as long: a site whose every page changes, as when
// something is withdrawn from all lists, must be out within minutes.
var packings = []struct {
	suffix, version string
	pack            func(w io.Writer) io.WriteCloser
}{
	{".gz", "klauspost-1.20.3-9", func(w io.Writer) io.WriteCloser {
		z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
		if err != nil {
			panic(err) // the level is one there is
		}
		return z
	}},
	{".br", "andybalholm-1.2.8-7", func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, 7) }},
}

// packable are the endings of files that are text; others are packed already.
var packable = []string{".html", ".css", ".js", ".mjs", ".json", ".jsonld", ".xml", ".svg", ".txt", ".csv", ".webmanifest", ".ico"}

// leastToPack is from how many bytes on a file is packed: below, it would still be one
// packet of the network.
const leastToPack = 1024

// isPacked reports whether a path is that of a packed file of another one of those.
func isPacked(p string, sums map[string]string) bool {
	for _, k := range packings {
		if of, ok := strings.CutSuffix(p, k.suffix); ok && slices.Contains(packable, path.Ext(of)) {
			_, there := sums[of]
			return there
		}
	}
	return false
}

// Pack gives the tree with its packed files, each made from the very bytes it stands
// beside. A packed file that would not be smaller is left out.
func (t Tree) Pack(ctx context.Context, cache Cache) (Tree, error) {
	out := make([]Tree, len(t))
	known := openIndex(cache)
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range t {
		if f.Size < leastToPack || !slices.Contains(packable, path.Ext(f.Path)) {
			continue
		}
		workers.Go(func() error {
			for k := range packings {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				p, err := known.file(f, k, cache)
				if err != nil {
					return err
				}
				if p.Size < f.Size {
					out[i] = append(out[i], p)
				}
			}
			return nil
		})
	}
	if err := workers.Wait(); err != nil {
		return nil, err
	}
	known.save(cache)
	all := slices.Concat(append(out, t)...)
	slices.SortFunc(all, byPath)
	for i := range all[1:] {
		if all[i].Path == all[i+1].Path {
			return nil, disclosure.Errorf("已有文件 %[1]s，而它是压缩文件的位置；请改名", "%[1]s is there already, in the place of a packed file; rename it", all[i].Path)
		}
	}
	return all, nil
}

// keyOf is where a packed file is kept: below the sum of what it is of, and what made it.
func keyOf(f File, kind int) string { return f.Sum + "-" + packings[kind].version }

func packed(f File, kind int, cache Cache) ([]byte, error) {
	k := packings[kind]
	key := keyOf(f, kind)
	if data, ok := cache.Get(key); ok {
		return data, nil
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var b bytes.Buffer
	w := k.pack(&b)
	if _, err := io.Copy(w, in); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	cache.Put(key, b.Bytes())
	return b.Bytes(), nil
}

// people gives sums as people think of a release: without its record and its packed files.
func people(sums map[string]string) map[string]string {
	out := map[string]string{}
	for p, sum := range sums {
		if p != RecordPath && !isPacked(p, sums) {
			out[p] = sum
		}
	}
	return out
}
