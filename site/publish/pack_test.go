package publish_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"

	"gongkai/internal/testsite"
	"gongkai/site/publish"
)

// kept is a cache that counts what it was given.
type kept struct {
	sync.Mutex
	data map[string][]byte
	puts int
}

func (c *kept) Get(key string) ([]byte, bool) {
	c.Lock()
	defer c.Unlock()
	data, ok := c.data[key]
	return data, ok
}

func (c *kept) Keep(string) {}

func (c *kept) Put(key string, data []byte) {
	c.Lock()
	defer c.Unlock()
	c.data[key] = data
	c.puts++
}

func treeOf(t *testing.T, files map[string]string) publish.Tree {
	t.Helper()
	tree, err := publish.ReadTree(testsite.Write(t, t.TempDir(), files))
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func noise(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for range n {
		b.WriteByte(byte(r.IntN(256)))
	}
	return b.String()
}

// TestPackedFilesHoldTheFilesTheyAreOf unpacks each; what is small, packed already or
// would not get smaller has none.
func TestPackedFilesHoldTheFilesTheyAreOf(t *testing.T) {
	text := strings.Repeat("主动公开。", 400)
	files := map[string]string{
		"index.html": text, "a/data.csv": text + "1", "small.html": "短", "tables.xlsx": text, "noise.html": noise(5000),
	}
	tree, cache := treeOf(t, files), &kept{data: map[string][]byte{}}
	packed, err := tree.Pack(context.Background(), cache)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range packed {
		paths = append(paths, f.Path)
		of, suffix := strings.TrimSuffix(strings.TrimSuffix(f.Path, ".gz"), ".br"), filepath.Ext(f.Path)
		if of == f.Path {
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var unpacked io.Reader = brotli.NewReader(in)
		if suffix == ".gz" {
			if unpacked, err = gzip.NewReader(in); err != nil {
				t.Fatal(err)
			}
		}
		if data, err := io.ReadAll(unpacked); err != nil || string(data) != files[of] {
			t.Errorf("%s holds something else (%v)", f.Path, err)
		}
	}
	if want := []string{"a/data.csv", "a/data.csv.br", "a/data.csv.gz", "index.html", "index.html.br", "index.html.gz", "noise.html", "small.html", "tables.xlsx"}; !slices.Equal(paths, want) {
		t.Errorf("the tree is %q", paths)
	}
	puts := cache.puts
	again, err := tree.Pack(context.Background(), cache)
	if err != nil || cache.puts != puts || again.Digest() != packed.Digest() {
		t.Errorf("packing again made %d files anew (%v)", cache.puts-puts, err)
	}
	cache.data = map[string][]byte{} // it was lost in between: the file is made again
	for _, f := range again {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if data, err := io.ReadAll(in); err != nil || int64(len(data)) != f.Size || f.Path == "index.html" && !bytes.Equal(data, []byte(text)) {
			t.Errorf("%s has %d bytes, not %d (%v)", f.Path, len(data), f.Size, err)
		}
	}
}

// TestAFileInThePlaceOfAPackedOneIsTold does not choose between them.
func TestAFileInThePlaceOfAPackedOneIsTold(t *testing.T) {
	text := strings.Repeat("x", 2000)
	_, err := treeOf(t, map[string]string{"a.html": text, "a.html.gz": "mine"}).Pack(context.Background(), &kept{data: map[string][]byte{}})
	if err == nil || err.Error() != "a.html.gz is there already, in the place of a packed file; rename it" {
		t.Errorf("got %v", err)
	}
}
