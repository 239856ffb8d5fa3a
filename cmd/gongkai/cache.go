package main

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"sync"

	"gongkai/internal/atomicfile"
)

// A fileCache keeps what takes time to make in a folder, each file below the
// sum of its bytes: what is damaged is as if it were not there. Nothing that
// goes wrong in it stops anything; what is lost is made again.
type fileCache struct {
	dir, temp string

	mu   sync.Mutex
	used map[string]bool
}

func (a *app) cache() *fileCache { return a.cacheIn("cache") }

// cacheIn keeps one kind of things in a folder of its own, since sweep removes what one
// run did not ask for.
func (a *app) cacheIn(name string) *fileCache {
	work := filepath.Join(a.dir, ".gongkai")
	return &fileCache{dir: filepath.Join(work, name), temp: filepath.Join(work, "tmp"), used: map[string]bool{}}
}

// Get returns what was put below the key, if it is still there.
func (c *fileCache) Get(key string) ([]byte, bool) {
	c.use(key)
	data, err := os.ReadFile(filepath.Join(c.dir, key))
	if err != nil || len(data) < sha256.Size {
		return nil, false
	}
	sum, data := data[:sha256.Size], data[sha256.Size:]
	return data, sha256.Sum256(data) == [sha256.Size]byte(sum)
}

// Put keeps data below the key.
func (c *fileCache) Put(key string, data []byte) {
	c.use(key)
	sum := sha256.Sum256(data)
	_ = atomicfile.Write(filepath.Join(c.dir, key), append(sum[:], data...), c.temp) // or it is made again
}

// Keep says that what is kept below the key is still wanted.
func (c *fileCache) Keep(key string) { c.use(key) }

func (c *fileCache) use(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used[key] = true
}

// sweep removes what a whole run did not ask for.
func (c *fileCache) sweep() {
	entries, _ := os.ReadDir(c.dir) // without the folder there is nothing to remove
	for _, e := range entries {
		if !c.used[e.Name()] {
			_ = os.Remove(filepath.Join(c.dir, e.Name())) // the next run tries again
		}
	}
}
