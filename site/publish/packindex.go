package publish

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
)

// indexKey is where a cache keeps what there is to know of packed files, so that a site
// that did not change is published, or found to be live, without reading them.
const indexKey = "index"

// A packIndex knows the size and sum of packed files by their keys.
type packIndex struct {
	known map[string]packedAs // as it was read

	mu   sync.Mutex
	used map[string]packedAs // by this run
}

type packedAs struct {
	size int64
	sum  string
}

// openIndex reads the index; where it was lost or damaged, it is empty.
func openIndex(cache Cache) *packIndex {
	x := &packIndex{known: map[string]packedAs{}, used: map[string]packedAs{}}
	data, _ := cache.Get(indexKey)
	for line := range bytes.Lines(data) {
		var key string
		var as packedAs
		if _, err := fmt.Sscanf(string(line), "%s %d %s\n", &key, &as.size, &as.sum); err == nil {
			x.known[key] = as
		}
	}
	return x
}

// file is a file as packed in one way. It is packed only where that is not known yet, or
// once it is read and was lost.
func (x *packIndex) file(f File, kind int, cache Cache) (File, error) {
	key := keyOf(f, kind)
	as, ok := x.known[key]
	if !ok {
		data, err := packed(f, kind, cache)
		if err != nil {
			return File{}, err
		}
		made := inMemory("", data)
		as = packedAs{made.Size, made.Sum}
	}
	cache.Keep(key)
	x.mu.Lock()
	x.used[key] = as
	x.mu.Unlock()
	open := func() (io.ReadCloser, error) {
		data, err := packed(f, kind, cache)
		return io.NopCloser(bytes.NewReader(data)), err
	}
	return File{Path: f.Path + packings[kind].suffix, Size: as.size, Sum: as.sum, Open: open}, nil
}

// save keeps what this run used, unless nothing is new.
func (x *packIndex) save(cache Cache) {
	if maps.Equal(x.used, x.known) {
		return
	}
	var b bytes.Buffer
	for _, key := range slices.Sorted(maps.Keys(x.used)) {
		fmt.Fprintf(&b, "%s %d %s\n", key, x.used[key].size, x.used[key].sum)
	}
	cache.Put(indexKey, b.Bytes())
}
