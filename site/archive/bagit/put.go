package bagit

import (
	"context"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"

	"gongkai/disclosure"
	"gongkai/site/archive/proof"
)

// put writes files and gives sums to those that have none.
func put(ctx context.Context, root *os.Root, files []File) error {
	made := map[string]bool{}
	for _, f := range files {
		if err := folder(root, path.Dir(f.Path), made); err != nil {
			return err
		}
	}
	if err := folder(root, ".", made); err != nil {
		return err
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Path
	}
	runs := together(names)
	return each(ctx, len(runs), func(ctx context.Context, i int) error { return putRun(ctx, root, files[runs[i][0]:runs[i][1]]) })
}

// putRun writes files of one folder, which is opened once: the way to a file six folders
// deep would take as many calls for each.
func putRun(ctx context.Context, root *os.Root, files []File) error {
	dir, err := root.OpenRoot(path.Dir(files[0].Path))
	if err != nil {
		return err
	}
	defer dir.Close()
	for i := range files {
		if err := putOne(ctx, dir, &files[i]); err != nil {
			return err
		}
	}
	return nil
}

// folder makes a folder and those above it, with the mode that they have everywhere.
func folder(root *os.Root, name string, made map[string]bool) error {
	if made[name] {
		return nil
	}
	made[name] = true
	if name != "." {
		if err := folder(root, path.Dir(name), made); err != nil {
			return err
		}
		if err := root.Mkdir(name, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return root.Chmod(name, 0o755)
}

// putOne copies a file and proves on the way that it is what was summed up.
func putOne(ctx context.Context, dir *os.Root, f *File) error {
	in, err := f.Open()
	if err != nil {
		return unreadable(f.Path, err)
	}
	defer in.Close()
	out, err := dir.OpenFile(path.Base(f.Path), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	sums := newSummer(algorithms)
	if f.Sums != nil {
		sums = newSummer(algorithms[:1]) // the quickest proves it; with all three a bag took three times as long
	}
	size, err := pour(ctx, in, append(sums.writers(), out))
	if err = errors.Join(err, out.Chmod(0o644), out.Close()); err != nil {
		return &disclosure.Said{Text: disclosure.Say("%[1]s 无法复制到文件包中：%[2]v", "%[1]s cannot be copied into the bag: %[2]v", proof.Shown(f.Path), err), Err: err}
	}
	if f.Sums == nil {
		f.Sums = sums.of(size)
	} else if size != f.Sums.Size || hex.EncodeToString(sums.hashes[0].Sum(nil)) != f.Sums.SHA256 {
		return disclosure.Errorf("%s 在归档过程中改变了；请再运行一次", "%s changed while it was archived; run again", proof.Shown(f.Path))
	}
	return nil
}
