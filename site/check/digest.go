package check

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"slices"
	"sync"
)

// Digest sums up what the result of Run depends on, but for the program itself:
// the settings, the rules by their ids, and the bytes of every file of the built
// folder and of the files and folders of filed that are named. Two runs of one program
// with the same digest give the same result.
func (s *Site) Digest(ctx context.Context, rules []*Rule, filed fs.FS, names ...string) (string, error) {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %t %t %q %s %s %t\n", s.BaseURL, s.Official, s.Foreign, s.SiteIDCode, s.Today, s.Languages(), s.NoJSON)
	fmt.Fprintf(sum, "%t %t %q %q %q %q\n", s.Partial, s.Lenient, fmt.Sprint(s.Gone), s.Moved, s.Hosts, fmt.Sprint(s.Left, s.External))
	for _, r := range rules {
		fmt.Fprintf(sum, "%s %s\n", r.ID, r.Level)
	}
	if err := digestTree(ctx, sum, s.FS, "."); err != nil {
		return "", err
	}
	for _, name := range names {
		if err := digestTree(ctx, sum, filed, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// digestTree adds the name and the bytes of every file below root.
func digestTree(ctx context.Context, to hash.Hash, fsys fs.FS, root string) error {
	var files []string
	err := fs.WalkDir(fsys, root, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, p)
		}
		return err
	})
	if err != nil {
		return err
	}
	slices.Sort(files)
	sums := make(map[string][]byte, len(files))
	var mu sync.Mutex
	err = each(ctx, files, func(p string) error {
		f, err := fsys.Open(p)
		if err != nil {
			return err
		}
		defer f.Close()
		sum := sha256.New()
		if _, err := io.Copy(sum, f); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		mu.Lock()
		defer mu.Unlock()
		sums[p] = sum.Sum(nil)
		return nil
	})
	for _, p := range files {
		fmt.Fprintf(to, "%q %x\n", p, sums[p])
	}
	return err
}

// Keep writes a result down, to be read again by ReadKept.
func (r *Result) Keep() ([]byte, error) { return json.Marshal(r) }

// ReadKept reads what Keep wrote.
func ReadKept(data []byte) (*Result, error) {
	r := &Result{}
	return r, json.Unmarshal(data, r)
}
