package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"gongkai/disclosure"
)

// A File is one file of a release.
type File struct {
	Path string // slash-separated
	Size int64
	Sum  string // SHA-256, in hexadecimal
	Open func() (io.ReadCloser, error)
}

// A Tree is all files of a release, by path.
type Tree []File

// ReadTree reads what lies below a folder, and sums it up on all processors. A
// link or a device is refused: what it leads to could be anything.
func ReadTree(dir string) (Tree, error) {
	var tree Tree
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		path, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		path = filepath.ToSlash(path)
		switch {
		case !d.Type().IsRegular():
			return disclosure.Errorf("%s 不是普通文件，不能发布；请从 static/ 或 content/ 中删去", "%s is no regular file and cannot be published; take it out of static/ or content/", path)
		case strings.ContainsAny(path, "\n\r\\"):
			return disclosure.Errorf("文件名 %q 含有换行或反斜线，不能发布；请改名", "the name %q holds a line break or a backslash and cannot be published; rename the file", path)
		case path == RecordPath:
			return disclosure.Errorf("%s 是发布记录的位置；请改名", "%s is where a release says which it is; rename the file", path)
		}
		tree = append(tree, File{Path: path, Open: func() (io.ReadCloser, error) { return os.Open(file) }})
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(tree) == 0 {
		return nil, disclosure.Errorf("%s 中没有文件可以发布", "there is nothing in %s to publish", dir)
	}
	slices.SortFunc(tree, byPath)
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i := range tree {
		workers.Go(tree[i].sum)
	}
	return tree, workers.Wait()
}

func byPath(a, b File) int { return strings.Compare(a.Path, b.Path) }

// sum reads the file for its size and digest.
func (f *File) sum() error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	h := sha256.New()
	if f.Size, err = io.Copy(h, in); err != nil {
		return err
	}
	f.Sum = hex.EncodeToString(h.Sum(nil))
	return nil
}

func inMemory(path string, data []byte) File {
	sum := sha256.Sum256(data)
	return File{Path: path, Size: int64(len(data)), Sum: hex.EncodeToString(sum[:]), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(data)), nil
	}}
}

// with gives the tree and some files more.
func (t Tree) with(files ...File) Tree {
	out := append(slices.Clone(t), files...)
	slices.SortFunc(out, byPath)
	return out
}

// Sums gives the digest of each file, by path.
func (t Tree) Sums() map[string]string {
	out := make(map[string]string, len(t))
	for _, f := range t {
		out[f.Path] = f.Sum
	}
	return out
}

// Digest is the SHA-256 of FormatSums: it names what the tree holds.
func (t Tree) Digest() string { return digestOf(t.Sums()) }

func digestOf(sums map[string]string) string {
	sum := sha256.Sum256(FormatSums(sums))
	return hex.EncodeToString(sum[:])
}

// FormatSums writes sums as sha256sum does and reads them: in order of paths.
func FormatSums(sums map[string]string) []byte {
	var b bytes.Buffer
	for _, path := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&b, "%s  %s\n", sums[path], path)
	}
	return b.Bytes()
}

// ParseSums reads what FormatSums wrote.
func ParseSums(data []byte) (map[string]string, error) {
	out := map[string]string{}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		sum, path, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if _, err := hex.DecodeString(sum); !ok || err != nil || len(sum) != 2*sha256.Size || !fs.ValidPath(path) || path == "." {
			return nil, disclosure.Errorf("第 %d 行不是 SHA-256 校验和", "line %d is no SHA-256 sum", n)
		}
		out[path] = sum
	}
	return out, nil
}

// Changes are what differs between two releases, by path.
type Changes struct{ Added, Changed, Removed []string }

// Compare tells what changed from one release to another.
func Compare(before, after map[string]string) Changes {
	var c Changes
	for _, path := range slices.Sorted(maps.Keys(after)) {
		switch sum, ok := before[path]; {
		case !ok:
			c.Added = append(c.Added, path)
		case sum != after[path]:
			c.Changed = append(c.Changed, path)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(before)) {
		if _, ok := after[path]; !ok {
			c.Removed = append(c.Removed, path)
		}
	}
	return c
}
