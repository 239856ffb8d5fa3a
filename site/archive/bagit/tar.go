package bagit

import (
	"archive/tar"
	"context"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// Tar writes a bag as one file, which holds one folder named as the bag. The same bag
// gives the same bytes: names are in order, all times are at, nobody owns anything.
func Tar(ctx context.Context, w io.Writer, dir string, at time.Time) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	var names []string
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			return disclosure.Errorf("%s 是链接或设备，不能放入 tar", "%s is a link or a device and is not put into a tar", proof.Shown(name))
		}
		names = append(names, name)
		return nil
	})
	if err != nil {
		return err
	}
	slices.Sort(names)
	t := tar.NewWriter(w)
	for _, name := range names {
		if err := addTo(ctx, t, root, name, tar.Header{Typeflag: tar.TypeReg, Name: path.Join(filepath.Base(dir), name), Mode: 0o644, ModTime: at.UTC().Truncate(time.Second)}); err != nil {
			return unreadable(name, err)
		}
	}
	return t.Close()
}

func addTo(ctx context.Context, t *tar.Writer, root *os.Root, name string, h tar.Header) error {
	in, err := root.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	h.Size = info.Size()
	if err := t.WriteHeader(&h); err != nil {
		return err
	}
	if _, err := pour(ctx, in, []io.Writer{t}); err != nil {
		return err
	}
	return t.Flush() // one that became shorter meanwhile is told here
}
